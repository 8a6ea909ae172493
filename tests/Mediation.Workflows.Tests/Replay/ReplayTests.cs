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
        var story = Story.Begin(definition).Act("a", "go").Retry("bad").Skip("bad", "Done");

        Replayer.Check(story.Records, story.State, new WorkflowLibrary(definition)).ShouldBeNull();
        story.Waiting.ShouldBe(["b"]);
    }

    [Fact]
    public void What_an_operator_did_is_played_again_to_the_same_position()
    {
        var definition = new Sketch().Variable("n", "Int32").Step("a", "go").Fails("bad").Step("b", "go").Step("c", "go")
            .Connect("a:go>bad bad>b b:go>c").Read();
        var story = Story.Begin(definition).Act("a", "go").Mend("n", "3").Retry("bad").Skip("bad").Act("b", "go").SendBack("b")
            .Act("b", "go").Cancel();

        story.Records.ConvertAll(r => r.Record.Stimulus.GetType().Name).ShouldBe(
            ["Begun", "Resumed", "Mended", "Retried", "Skipped", "Resumed", "SentBackTo", "Resumed", "Cancelled"]);
        for (var bursts = 1; bursts <= story.Records.Count; bursts++)
            Replayer.Check(Survived(story.Records)[..bursts], story.States[bursts - 1], new WorkflowLibrary(definition)).ShouldBeNull();
    }

    [Fact]
    public void A_move_and_taking_it_back_are_played_again_and_a_candidate_in_its_place_needs_none()
    {
        var from = new Sketch().Step("a", "go").Step("b", "go").Connect("a:go>b").Read();
        var to = new Sketch().Step("a", "go").Step("x", "go").Step("c", "go").Connect("a:go>x x:go>c").ReadSecond();
        var versions = new WorkflowLibrary(from, to);
        var story = Story.Begin(from, null, to).Act("a", "go");
        var before = story.State;
        story.MovesTo(to, ("b", "x")).MovesBackTo(before).MovesTo(to, ("b", "x")).Act("x", "go");

        story.Waiting.ShouldBe(["c"]);
        Replayer.BeganOn(story.Records, story.State.VersionId).ShouldBe(from.VersionId);
        Replayer.BeganOn(story.Records[..4], from.VersionId).ShouldBe(from.VersionId);
        for (var bursts = 2; bursts <= story.Records.Count; bursts++)
            Replayer.Check(Survived(story.Records)[..bursts], story.States[bursts - 1], versions).ShouldBeNull();
        Replayer.Against(story.Records, "story", from, to, versions)!.ShouldBe(new Parting(1, PartingKind.OtherStep, "b", "x"));
    }

    [Fact]
    public void A_move_that_was_recorded_otherwise_than_it_was_made_is_found()
    {
        var from = new Sketch().Step("a", "go").Step("b", "go").Connect("a:go>b").Read();
        var to = new Sketch().Step("a", "go").Step("b", "go").Step("x", "go").Connect("a:go>x x:go>b").ReadSecond();
        var story = Story.Begin(from, null, to).Act("a", "go").MovesTo(to, ("b", "x"));
        var told = story.Records[^1] with { Record = new BurstRecord(new Moved(from.VersionId, to.VersionId, new Dictionary<string, string>()), []) };

        Replayer.Check([.. story.Records[..^1], told], story.State, new WorkflowLibrary(from, to)).ShouldNotBeNull();
        var back = told with { Record = new BurstRecord(new MovedBack(), []) };
        Replayer.Check([.. story.Records, back], story.States[1], new WorkflowLibrary(from, to)).ShouldBeNull();
        Replayer.Check([.. story.Records, back, back], story.States[1], new WorkflowLibrary(from, to))!.Kind.ShouldBe(PartingKind.NotRecorded);
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

    [Fact]
    public void What_happened_is_told_again_activity_by_activity_without_what_was_said()
    {
        var definition = new Sketch().Variable("n", "Int32").Step("a", "go").Fails("bad").Step("b", "go").Step("c", "go")
            .Connect("a:go>bad bad>b b:go>c").Read();
        var story = Story.Begin(definition).Act("a", "go").Mend("n", "3").Retry("bad").Skip("bad").Act("b", "go").SendBack("b").Cancel();

        var told = Replayer.Retell(Survived(story.Records), story.State, new WorkflowLibrary(definition));

        told.IsWhole.ShouldBeTrue();
        told.Events.Select(e => Shape(e.Entry)).ShouldBe(story.Trace.Select(Shape));
        told.Events.ShouldAllBe(e => e.Entry.Message == null);
        told.Events.Select(e => e.Burst).ShouldBe(told.Events.Select(e => e.Burst).Order());

        static string Shape(TraceEntry entry) =>
            $"{entry.Event} {entry.ActivityId} {entry.ActivityInstanceId} {string.Join(',', entry.Outcomes)} {entry.VersionId}";
    }

    [Fact]
    public void Where_the_record_cannot_be_followed_for_certain_the_story_ends()
    {
        var told = Told(Reviewed.Read(), "write:done ask:long");
        var versions = new WorkflowLibrary(Reviewed.Read());
        var brought = told.Records[1] with { Record = told.Records[1].Record with { Stimulus = new Resumed(["b5"]) { BroughtValue = true } } };
        var elsewhere = told.State with { Bookmarks = [told.State.Bookmarks[0]] };

        Replayer.Retell([told.Records[0], brought], told.State, versions).IsWhole.ShouldBeTrue();
        var certain = Replayer.Retell([told.Records[0], brought], elsewhere, versions);
        certain.IsWhole.ShouldBeFalse();
        certain.Events.ShouldNotBeEmpty();
        certain.Events.ShouldAllBe(e => e.Burst == 0);
        Replayer.Retell([], told.State, versions).Events.ShouldBeEmpty();
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

    /// <summary>The same records, through their stored form.</summary>
    private static List<RecordedBurst> Survived(List<RecordedBurst> records) => records.ConvertAll(r => r with
    {
        Record = JsonSerializer.Deserialize<BurstRecord>(JsonSerializer.Serialize(r.Record, Stored), Stored)!,
    });
}
