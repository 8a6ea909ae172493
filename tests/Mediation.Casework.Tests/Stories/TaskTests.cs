using Mediation.Casework.Acts;
using Mediation.Casework.Journal;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Tests.Stories;

/// <summary>What a workflow asks of another system, and the result that comes back.</summary>
public sealed class TaskTests
{
    private const string Task = "check-payment";

    [Fact]
    public void Another_system_is_asked_and_its_result_moves_the_workflow()
    {
        var story = Asked();
        story.Last.Messages.ShouldContain(m => m.To == $"task:{Task}" && m.Template == "task-asked");
        string.Concat(story.Last.Messages.SelectMany(m => m.Arguments.Values)).ShouldNotContain("12");
        story.Last.Statements.ShouldContain(s => s.Kind == "task" && s.Text.Contains("12"));

        story.Does("DESK", "answer-task", new { task = Key(story), content = """{"paid":true}""" });

        story.Item("DESK", "accept-report").ShouldNotBeNull();
        story.Dossier.States[story.File.Runs[^1].Id].Variables["paid"].GetProperty("paid").GetBoolean().ShouldBeTrue();
        story.Journal.OfType<TaskAnswered>().Single().Task.ShouldBe(Task);
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();
    }

    [Fact]
    public void A_result_that_comes_twice_or_late_is_told_so()
    {
        var story = Asked();
        var key = Key(story);
        story.Refuses("DESK", "answer-task", new { task = "elsewhere" }).ShouldBe("field.not-an-option");
        story.Does("DESK", "answer-task", new { task = key });

        story.Refuses("DESK", "answer-task", new { task = key }).ShouldBe("task.not-waiting");
        Given.SignedFor().Refuses("DESK", "answer-task", new { task = key }).ShouldBe("task.not-waiting");
    }

    [Fact]
    public void Only_who_may_act_in_the_case_answers() =>
        Asked().Refuses("POLICE", "answer-task", new { task = "any" }).ShouldBe("act.not-yours");

    private static string Key(Story story) => new Proceeding(story.Dossier, story.Briefing(Townspeople.Desk)).Waits().Single().Key;

    private static Story Asked()
    {
        var story = Given.SignedFor();
        story.Workflows = new WorkflowLibrary(
            [.. ShippedPolicy.Definitions, InsertedStep.Of(InsertedStep.Asking(Task)) with { VersionId = "supervision:2", Version = 2 }]);
        return story.Does(Townspeople.Supervisor, "supervise", new { leader = "张副镇长", until = "2026-03-20", text = "限期整改" })
            .Does("URBAN", "report");
    }
}
