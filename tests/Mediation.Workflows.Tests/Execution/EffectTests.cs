using System.Text.Json;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Effects;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;
using Mediation.Workflows.Tests.Outlines;
using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Execution;

public sealed class EffectTests
{
    private static readonly WorkflowMachine Machine = new();

    [Fact]
    public void A_dispatched_workflow_is_asked_for_once_and_its_end_gives_its_output()
    {
        var definition = Read("vars R:Object", "Sequence s",
            "  DispatchWorkflow d workflowDefinitionId=Child correlationId=c7 waitForCompletion=true input={\"n\":1} result->R",
            "  WriteLine o «getR().sum»");
        var burst = Start(definition);

        var sent = burst.Effects.ShouldHaveSingleItem().ShouldBeOfType<WorkflowDispatched>();
        (sent.DefinitionId, sent.CorrelationId, sent.ChildId).ShouldBe(("Child", "c7", "i/a3"));
        sent.Inputs["n"].GetInt32().ShouldBe(1);
        sent.Inputs["ParentInstanceId"].GetString().ShouldBe("i");

        var output = new Dictionary<string, JsonElement> { ["sum"] = JsonValues.Of(3) };
        Lines(Resume(burst, definition, sent.BookmarkId!, new ChildEnded(sent.ChildId, false, output))).ShouldBe(["3"]);
    }

    [Fact]
    public void A_dispatched_workflow_nobody_waits_for_has_no_bookmark()
    {
        var burst = Start(Read("Sequence s", "  DispatchWorkflow d workflowDefinitionId=Child"));

        burst.Effects.ShouldHaveSingleItem().ShouldBeOfType<WorkflowDispatched>().BookmarkId.ShouldBeNull();
        burst.State.SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void A_bulk_dispatch_waits_for_every_child_and_tells_of_each()
    {
        var definition = Read("Flowchart fc",
            "  BulkDispatchWorkflows d workflowDefinitionId=Child items=«['x', {k:2}]»",
            "    childCompleted: WriteLine good", "    childFaulted: WriteLine bad", "  WriteLine end", "  > d:Completed>end");
        var burst = Start(definition);
        var sent = burst.Effects.Cast<WorkflowDispatched>().ToList();
        sent.Count.ShouldBe(2);
        sent[0].Inputs["Item"].GetString().ShouldBe("x");
        sent[1].Inputs["k"].GetInt32().ShouldBe(2);

        var none = new Dictionary<string, JsonElement>();
        burst = Resume(burst, definition, sent[0].BookmarkId!, new ChildEnded(sent[0].ChildId, true, none));
        Lines(burst).ShouldBe(["bad"]);
        burst.State.Status.ShouldBe(WorkflowStatus.Running);

        burst = Resume(burst, definition, sent[0].BookmarkId!, new ChildEnded(sent[1].ChildId, false, none));
        Lines(burst).ShouldBe(["good", "end"]);
        burst.State.Status.ShouldBe(WorkflowStatus.Finished);
    }

    [Fact]
    public void A_request_goes_only_to_a_server_on_the_list()
    {
        var definition = Read("Sequence s", "  SendHttpRequest h url=https://example.org/x method=post content=«({a:1})»");

        Start(definition).State.OpenIncidents.ShouldHaveSingleItem().Message.ShouldContain("example.org");

        var sent = Start(definition, "example.org").Effects.ShouldHaveSingleItem().ShouldBeOfType<HttpRequested>();
        (sent.Method, sent.Url.Host, sent.Content.GetProperty("a").GetInt32()).ShouldBe(("POST", "example.org", 1));
    }

    [Theory]
    [InlineData(200, false, "200", "ok")]
    [InlineData(500, false, "Unmatched status code", "odd")]
    [InlineData(null, true, "Timeout", "late")]
    [InlineData(null, false, "Failed to connect", "gone")]
    public void What_comes_of_a_request_chooses_the_line(int? status, bool late, string outcome, string line)
    {
        var definition = Read("Flowchart fc",
            "  FlowSendHttpRequest h url=https://example.org expectedStatusCodes=[200]",
            "  WriteLine ok", "  WriteLine odd", "  WriteLine late", "  WriteLine gone",
            "  > h:200>ok h:Unmatched_status_code>odd h:Timeout>late h:Failed_to_connect>gone");
        var burst = Start(definition, "example.org");
        var sent = (HttpRequested)burst.Effects[0];

        burst = Resume(burst, definition, sent.BookmarkId, new HttpAnswered(status, late, JsonValues.Null, JsonValues.Null));

        burst.Trace.First(t => t.Event is TraceEvent.Completed).Outcomes.ShouldBe(["Done", outcome]);
        Lines(burst).ShouldBe([line]);
    }

    [Fact]
    public void A_request_from_outside_comes_by_any_of_its_methods()
    {
        var definition = Read("vars B:Object", "Sequence s",
            "  HttpEndpoint h path=/Complaints supportedMethods=[\"GET\",\"POST\"] parsedContent->B", "  WriteLine o «getB().n»");
        var burst = Start(definition);
        burst.State.Bookmarks.Select(b => b.Stimulus.GetProperty("method").GetString()).ShouldBe(["get", "post"]);
        burst.State.Bookmarks[0].Stimulus.GetProperty("path").GetString().ShouldBe("/complaints");

        burst = Resume(burst, definition, burst.State.Bookmarks[1].Id, new { parsedContent = new { n = 7 } });

        Lines(burst).ShouldBe(["7"]);
        burst.State.Bookmarks.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_seed_gives_the_same_chance_and_another_one_another()
    {
        var definition = Read("Sequence s", "  WriteLine o «Math.random()»");

        var first = Lines(Start(definition, seed: 1));
        Lines(Start(definition, seed: 1)).ShouldBe(first);
        Lines(Start(definition, seed: 2)).ShouldNotBe(first);
    }

    [Theory]
    [InlineData("0 0 9 * * MON-FRI", "2026-01-05T09:00:00Z")]
    [InlineData("*/15 * * * * *", "2026-01-05T01:00:15Z")]
    [InlineData("0 30 8 1 * *", "2026-02-01T08:30:00Z")]
    [InlineData("0 0 0 L * *", "2026-01-31T00:00:00Z")]
    [InlineData("0 0 12 ? * 2#1", "2026-01-06T12:00:00Z")]
    [InlineData("0 0 12 ? * 5L", "2026-01-30T12:00:00Z")]
    [InlineData("0 0 12 29 2 *", "2028-02-29T12:00:00Z")]
    public void A_cron_expression_knows_its_next_moment(string expression, string expected) =>
        Start(Read("Sequence s", $"  Cron c cronExpression=\"{expression}\"")).State.Bookmarks.Single().DueAt
            .ShouldBe(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("0 9 * * *")]
    [InlineData("0 0 25 * * *")]
    [InlineData("0 0 0 * * MON-")]
    [InlineData("0/0 * * * * *")]
    public void What_is_no_cron_expression_is_refused(string expression) =>
        WorkflowReader.Read(
                OutlineDocument.Of("x", ["Sequence s", $"  Cron c cronExpression=\"{expression}\""]).ToJsonString(), "x",
                ActivityCatalog.Standard)
            .Errors.Single().Code.ShouldBe("cron-format");

    private static WorkflowDefinition Read(params string[] lines) =>
        WorkflowReader.Read(OutlineDocument.Of("x", lines).ToJsonString(), "x", ActivityCatalog.Standard).Required;

    private static WorkflowHost Host(WorkflowDefinition definition, string? server = null, long seed = 0) =>
        new(Story.Now, new WorkflowLibrary(definition))
        {
            Seed = seed,
            HttpHosts = server is null ? new HashSet<string>() : new HashSet<string> { server },
        };

    private static Burst Start(WorkflowDefinition definition, string? server = null, long seed = 0) =>
        Machine.Start(definition, "i", null, Host(definition, server, seed));

    private static Burst Resume(Burst burst, WorkflowDefinition definition, string bookmark, object payload) =>
        Machine.Resume(
            WorkflowStateJson.Read(WorkflowStateJson.Write(burst.State)), bookmark, payload, Host(definition));

    private static IEnumerable<string> Lines(Burst burst) =>
        burst.Trace.Where(t => t.Event is TraceEvent.Wrote).Select(t => t.Message!);
}
