using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Replay;
using Mediation.Workflows.Soundness;
using Mediation.Workflows.Tests.Sketches;
using Mediation.Workflows.Tests.Soundness;

namespace Mediation.Workflows.Tests.Replay;

public sealed class ReplayTests
{
    private static Sketch Reviewed => Drawn("write:done>ask ask:short>end ask:long>check check:again>write check:accept>end");

    [Fact]
    public void What_was_recorded_leads_to_the_same_position_without_the_host()
    {
        var told = Told(Reviewed.Read(), "write:done ask:long check:again write:done ask:short");

        Replayer.Check(told.Records, told.State, new WorkflowLibrary(Reviewed.Read())).ShouldBeNull();
    }

    [Fact]
    public void A_record_is_small_and_survives_its_stored_form()
    {
        var told = Told(Reviewed.Read(), "write:done ask:long");

        var stored = told.Records.ConvertAll(r => JsonSerializer.Serialize(r.Record, Stored));

        stored[1].ShouldBe(
            """{"stimulus":{"by":"resume","bookmarks":["b5"]},"replies":[{"at":"write","left":["done"]},{"at":"ask","left":["long"]},{"at":"check","waits":["b8","b9"]}]}""");
        var read = told.Records.Zip(stored, (r, json) => r with { Record = JsonSerializer.Deserialize<BurstRecord>(json, Stored)! });
        Replayer.Check([.. read], told.State, new WorkflowLibrary(Reviewed.Read())).ShouldBeNull();
    }

    [Fact]
    public void A_state_that_was_tampered_with_is_found()
    {
        var told = Told(Reviewed.Read(), "write:done ask:long");

        var parting = Replayer.Check(
            told.Records, told.State with { Bookmarks = [told.State.Bookmarks[0]] }, new WorkflowLibrary(Reviewed.Read()));

        parting!.Kind.ShouldBe(PartingKind.OtherPosition);
    }

    [Theory]
    [InlineData("write:done>ask ask:short>end ask:long>end check:again>write", 1, PartingKind.StopsEarlier, "check", null)]
    [InlineData("write:done>check ask:short>end ask:long>check check:accept>ask", 1, PartingKind.OtherStep, "ask", "check")]
    [InlineData("write:done>ask ask:short>end ask:long>check check:again>ask check:accept>end", 2, PartingKind.OtherStep, "write", "ask")]
    [InlineData("write:done>ask ask:short>end ask:long>check check:accept>ask check:again>write", 3, PartingKind.GoesFurther, null, "ask")]
    public void Against_another_version_it_says_where_they_part(
        string lines, int burst, PartingKind kind, string? then, string? now)
    {
        var told = Told(Reviewed.Read(), burst == 3 ? "write:done ask:long check:accept" : "write:done ask:long check:again");
        var candidate = Drawn(lines).Read() with { VersionId = "sketch-v2" };

        var parting = Replayer.Against(told.Records, "retold", Reviewed.Read(), candidate, new WorkflowLibrary(Reviewed.Read()));

        (parting!.Kind, parting.Then, parting.Now).ShouldBe((kind, then, now));
        parting.Burst.ShouldBe(Math.Min(burst, 2));
    }

    [Fact]
    public void A_version_that_changes_nothing_on_the_way_goes_the_same_way()
    {
        var told = Told(Reviewed.Read(), "write:done ask:long check:accept");
        var candidate = Drawn("write:done>more more>ask ask:long>check check:accept>end").Read() with { VersionId = "sketch-v2" };

        Replayer.Against(told.Records, "retold", Reviewed.Read(), candidate, new WorkflowLibrary(Reviewed.Read())).ShouldBeNull();
    }

    [Fact]
    public void A_called_workflow_is_played_in_the_version_that_was_called_or_as_the_candidate()
    {
        var child = new Sketch("child").Step("in", "go").Read();
        var other = new Sketch("child").Step("new", "go").Read() with { VersionId = "child-v2", Version = 2 };
        var caller = new Sketch().Add("Elsa.ExecuteWorkflow", "call", new()
        {
            ["workflowDefinitionId"] = Sketch.Literal("String", "child"),
            ["waitForCompletion"] = Sketch.Literal("Boolean", true),
        }).Line("end").Connect("call>end").Read();
        var story = Story.Begin(caller, null, child);
        RecordedBurst[] records = [new(story.Last.Record, Story.Now, 0, TimeZoneInfo.Utc)];
        var versions = new WorkflowLibrary(caller, child, other);

        Replayer.Check(records, story.State, versions).ShouldBeNull();
        Replayer.Against(records, "story", caller, other, versions).ShouldBe(new Parting(0, PartingKind.OtherStep, "in", "new"));
    }

    [Fact]
    public void A_fault_its_retry_and_its_skip_are_played_again()
    {
        var definition = new Sketch().Step("a", "go").Fails("bad").Step("b", "go").Connect("a:go>bad bad>b").Read();
        var story = Story.Begin(definition);
        List<RecordedBurst> records = [Kept(story)];
        records.Add(Kept(story.Act("a", "go")));
        records.Add(Kept(story.Retry("bad")));
        records.Add(Kept(story.Skip("bad", "Done")));

        Replayer.Check(records, story.State, new WorkflowLibrary(definition)).ShouldBeNull();
        story.Waiting.ShouldBe(["b"]);
    }

    [Fact]
    public void What_does_not_begin_at_the_start_or_holds_an_unknown_operation_cannot_be_played()
    {
        var told = Told(Reviewed.Read(), "write:done ask:long");
        var versions = new WorkflowLibrary(Reviewed.Read());
        var unknown = told.Records[0] with { Record = new BurstRecord(new Unrecorded(), []) };

        Replayer.Check([told.Records[1]], told.State, versions)!.Kind.ShouldBe(PartingKind.NotRecorded);
        Replayer.Check([.. told.Records, unknown], told.State, versions)!.Kind.ShouldBe(PartingKind.NotRecorded);
        Replayer.Check([], told.State, versions)!.Kind.ShouldBe(PartingKind.NotRecorded);
    }

    private static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>A start, then the lines.</summary>
    private static Sketch Drawn(string lines) => new Sketch().Add("Elsa.Start", "start").Step("write", "done")
        .Ask("ask", "short", "long").Step("check", "again", "accept").Line("more").Line("end").Connect($"start>write {lines}");

    /// <summary>Plays choices such as <c>write:done ask:long</c>; steps are left, questions answered.</summary>
    private static Retelling Told(WorkflowDefinition definition, string choices) => Retelling.Of(definition,
    [
        .. choices.Split(' ').Select(c => c.Split(':')).Select(c =>
            new SoundnessChoice(c[0], c[1], definition.Activities[c[0]].Type.MayWait)),
    ]);

    private static RecordedBurst Kept(Story story) => new(story.Last.Record, Story.Now, 0, TimeZoneInfo.Utc);
}
