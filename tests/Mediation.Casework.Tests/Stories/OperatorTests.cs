using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Tests.Stories;

/// <summary>What an administrator does when a step fails: mend, retry, skip, cancel.</summary>
public sealed class OperatorTests
{
    [Fact]
    public void A_fault_stands_at_its_step_and_an_administrator_is_told()
    {
        var story = Failed();

        story.File.Faults.Single().Name.ShouldBe(FailingFlow.Step);
        story.File.Faults.Single().Step.ShouldBe("supervision/compute");
        story.Last.Messages.ShouldContain(m => m.To == "role:Administrator" && m.Template == "workflow-faulted");
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();
    }

    [Fact]
    public void Mended_and_tried_again_the_flow_goes_on()
    {
        var story = Failed().Does(Townspeople.Administrator, "mend-variable", new { variable = Variable(Failed()), value = """{"pages":3}""" });
        story.Does(Townspeople.Administrator, "retry-step", new { fault = Fault(story) });

        story.File.Faults.ShouldBeEmpty();
        story.Item("DESK", "accept-report").Title.ShouldBe("确认督办整改情况，或退回再办");
        story.Journal.OfType<VariableMended>().Single().Variable.ShouldBe(FailingFlow.Variable);
    }

    [Fact]
    public void The_journal_holds_no_value_that_was_mended_but_where_it_is_kept()
    {
        var story = Failed().Does(Townspeople.Administrator, "mend-variable",
            new { variable = Variable(Failed()), value = """{"name":"李云芳"}""" });

        string.Concat(story.Journal.Select(JournalJson.Write)).ShouldNotContain("李云芳");
        story.Last.Statements.ShouldContain(s => s.Kind == "mended-after" && s.Text.Contains("李云芳"));
    }

    [Fact]
    public void A_value_of_another_kind_or_a_variable_that_is_not_there_changes_nothing()
    {
        var story = Failed();

        story.Refuses(Townspeople.Administrator, "mend-variable", new { variable = Variable(story), value = "three" }).ShouldBe("workflow.value-mismatch");
        story.Refuses(Townspeople.Administrator, "mend-variable", new { variable = "nowhere", value = "3" }).ShouldBe("field.not-an-option");
    }

    [Fact]
    public void What_still_fails_is_a_new_fault()
    {
        var story = Failed();
        var first = story.File.Faults.Single();

        story.Does(Townspeople.Administrator, "retry-step", new { fault = first.Key });

        story.File.Faults.Single().Incident.ShouldNotBe(first.Incident);
        story.Refuses(Townspeople.Administrator, "retry-step", new { fault = first.Key }).ShouldBe("field.not-an-option");
    }

    [Fact]
    public void A_step_is_passed_over_by_one_of_its_own_outcomes()
    {
        var story = Failed();

        story.Refuses(Townspeople.Administrator, "skip-step", new { fault = Fault(story), outcome = "elsewhere", reason = "算不出" })
            .ShouldBe("field.not-an-option");
        story.Does(Townspeople.Administrator, "skip-step", new { fault = Fault(story), outcome = "again", reason = "算不出" });

        story.File.Faults.ShouldBeEmpty();
        story.Item("URBAN", "report").ShouldNotBeNull();
    }

    [Fact]
    public void Only_an_administrator_may()
    {
        foreach (var act in (string[])["mend-variable", "retry-step", "skip-step", "cancel-flow", "move-flow", "undo-move"])
            Failed().Refuses(Townspeople.Supervisor, act).ShouldBe("act.needs-role");
    }

    [Fact]
    public void Without_a_fault_there_is_nothing_to_try_again() =>
        Given.SignedFor().Refuses(Townspeople.Administrator, "retry-step").ShouldBe("workflow.not-faulted");

    [Fact]
    public void When_a_flow_beside_is_cancelled_the_rest_goes_on()
    {
        var story = Failed();
        story.Does(Townspeople.Administrator, "cancel-flow", Cancel(story.File.Runs[^1], "supervisor"));

        story.File.Faults.ShouldBeEmpty();
        story.File.Runs.Count(r => r.Running).ShouldBe(1);
        story.File.Runs.ShouldNotContain(r => r.DefinitionId == Proceeding.Stopped);
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();
    }

    [Fact]
    public void When_the_main_flow_is_cancelled_a_supervisor_decides_how_it_ends()
    {
        var story = Given.SignedFor();
        story.Does(Townspeople.Administrator, "cancel-flow", Cancel(story.File.Runs[0], "supervisor"));

        story.File.OpenItems.Single().Acts.ShouldBe(["handle-again", "answer"]);
        story.File.Lead.ShouldBeNull();
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();
        story.Does(Townspeople.Supervisor, "answer", new { text = "无法继续" });
        story.Does("DESK", "reply", new { text = "已说明情况", channel = "电话" }).IsContent();
        story.File.Result.ShouldBe(CaseResult.Solved);
    }

    [Fact]
    public void A_main_flow_begun_anew_dispatches_anew()
    {
        var story = Given.SignedFor();
        story.Does(Townspeople.Administrator, "cancel-flow", Cancel(story.File.Runs[0], "again"));

        story.File.Stage.ShouldBe(CaseStage.Dispatched);
        story.File.OpenItems.Select(w => w.Run).Distinct().ShouldBe([story.File.Runs[^1].Id]);
        story.EverybodySigns().EverybodyConcludes().Answers().IsContent().Does("DESK", "close").File.Closed.ShouldBeTrue();
    }

    private static Story Failed()
    {
        var story = Given.SignedFor();
        story.Workflows = new WorkflowLibrary(
            [.. ShippedPolicy.Definitions, FailingFlow.Definition with { VersionId = "supervision:2", Version = 2 }]);
        return story.Does(Townspeople.Supervisor, "supervise", new { leader = "张副镇长", until = "2026-03-20", text = "限期整改" })
            .Does("URBAN", "report");
    }

    private static string Fault(Story story) => story.File.Faults.Single().Key;

    private static string Variable(Story story) => new Proceeding(story.Dossier, story.Briefing(Townspeople.Administrator)).Variables()
        .Where(v => v.Variable.Name == FailingFlow.Variable).Select(v => MendVariable.KeyOf(v.Run, v.Variable)).Single();

    private static object Cancel(WorkflowRun run, string then) => new { flow = $"{run.Id:N}", then, reason = "流程画错了" };
}
