using Mediation.Casework.Acts;
using Mediation.Casework.Journal;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Tests.Stories;

/// <summary>迁移: what runs of a case goes on on another version of its workflow, and back.</summary>
public sealed class MigrationTests
{
    private static readonly object Move = new { fromVersion = "supervision:1", toVersion = "supervision:2" };

    [Fact]
    public void The_open_work_item_is_turned_and_its_clock_runs_on()
    {
        var before = Supervised();
        var clock = before.File.Deadlines.Single(d => d.Kind == "supervision-report");
        var story = before.Does(Townspeople.Administrator, "move-flow", Move);

        var item = story.Item("URBAN", "report");
        item.Title.ShouldBe("督办：反馈整改情况和照片");
        item.Acts.ShouldBe(["report", "transferred"]);
        story.File.Runs[^1].DefinitionVersionId.ShouldBe("supervision:2");
        story.File.Deadlines.Single(d => d.Kind == "supervision-report").ShouldBe(clock);
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();
        story.Does("URBAN", "transferred").File.Runs[^1].Running.ShouldBeFalse("the new way leads to the end");
    }

    [Fact]
    public void Taken_back_everything_is_as_it_was()
    {
        var story = Supervised();
        var (file, state) = (story.File, State(story));
        story.Does(Townspeople.Administrator, "move-flow", Move);
        story.Undoing = story.Last.Moves.Single();

        story.Does(Townspeople.Administrator, "undo-move", new { move = story.Undoing.Id });

        State(story).ShouldBe(state);
        Text(story.File).ShouldBe(Text(file with { Version = story.File.Version }));
    }

    [Fact]
    public void What_has_gone_on_since_is_not_taken_back()
    {
        var story = Supervised().Does(Townspeople.Administrator, "move-flow", Move);
        story.Undoing = story.Last.Moves.Single();
        story.Does("URBAN", "report");

        story.Refuses(Townspeople.Administrator, "undo-move", new { move = story.Undoing.Id }).ShouldBe("move.gone-on");
    }

    [Fact]
    public void An_item_reassigned_since_stays_reassigned()
    {
        var story = Supervised().Does(Townspeople.Administrator, "move-flow", Move);
        story.Undoing = story.Last.Moves.Single();
        story.Does(Townspeople.Supervisor, "reassign", new { to = "HOUSING", reason = "职责调整" });

        story.Does(Townspeople.Administrator, "undo-move", new { move = story.Undoing.Id });

        story.Item("HOUSING", "report").Title.ShouldBe("督办：反馈整改情况");
    }

    [Theory]
    [InlineData("supervision:1", "supervision:9", "move.not-on-version"), InlineData("complaint:1", "supervision:2", "move.other-family")]
    [InlineData("mediation:1", "mediation:1", "move.not-on-version")]
    public void What_cannot_be_moved_says_why(string from, string to, string code) =>
        Supervised().Refuses(Townspeople.Administrator, "move-flow", new { fromVersion = from, toVersion = to }).ShouldBe(code);

    [Fact]
    public void A_mapping_is_a_line_for_each_activity()
    {
        MoveFlow.ReadMapping("a=b\n\n c = d ").ShouldBe(new Dictionary<string, string> { ["a"] = "b", ["c"] = "d" });
        MoveFlow.ReadMapping("a=b\na=c").ShouldBeNull();
        Supervised().Refuses(Townspeople.Administrator, "move-flow", new { fromVersion = "supervision:1", toVersion = "supervision:2", mapping = "a" })
            .ShouldBe("field.malformed");
    }

    [Fact]
    public void A_preview_says_which_items_turn_and_changes_nothing()
    {
        var story = Supervised();

        var move = new Proceeding(story.Dossier, story.Briefing(Townspeople.Administrator))
            .PlanMoves("supervision:1", "supervision:2", new Dictionary<string, string>()).Single();

        move.Items.Single().After.Title.ShouldBe("督办：反馈整改情况和照片");
        move.Plan.Steps.Single().To.Id.ShouldBe("report");
        State(story).ShouldContain("supervision:1");
    }

    private static Story Supervised()
    {
        var story = Given.SignedFor().Does(Townspeople.Supervisor, "supervise", new { leader = "张副镇长", until = "2026-03-20", text = "限期整改" });
        story.Workflows = new WorkflowLibrary(
            [.. ShippedPolicy.Definitions, FailingFlow.Improved() with { VersionId = "supervision:2", Version = 2 }]);
        return story;
    }

    private static string Text(Cases.CaseFile file) => System.Text.Json.JsonSerializer.Serialize(file, JournalJson.Options);

    private static string State(Story story) => WorkflowStateJson.Write(story.Dossier.States[story.File.Runs[^1].Id]);
}
