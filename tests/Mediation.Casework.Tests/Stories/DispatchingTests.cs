using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Soundness;

namespace Mediation.Casework.Tests.Stories;

/// <summary>Workflows that a workflow of the case dispatches beside itself.</summary>
public sealed class DispatchingTests
{
    [Fact]
    public void A_workflow_waits_for_the_one_it_dispatched_and_goes_on_when_that_has_ended()
    {
        var story = Reported(InsertedStep.Dispatching("errand"));
        var (parent, child) = (story.File.Runs[^2], story.File.Runs[^1]);
        (child.DefinitionId, child.Caller!.Run).ShouldBe(("errand", parent.Id));
        story.File.OpenItems.ShouldNotContain(w => w.Acts.Contains("accept-report"));

        story.Does("DESK", "fetched");

        story.Item("DESK", "accept-report").ShouldNotBeNull();
        story.File.Runs.Single(r => r.Id == child.Id).Running.ShouldBeFalse();
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();
    }

    [Fact]
    public void One_that_nobody_waits_for_goes_on_beside_it()
    {
        var story = Reported(InsertedStep.Dispatching("errand", waits: false));

        story.Item("DESK", "accept-report").ShouldNotBeNull();
        story.Does("DESK", "fetched");
        story.File.Runs[^1].Running.ShouldBeFalse();
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();
    }

    [Fact]
    public void Of_three_dispatched_together_all_are_waited_for()
    {
        var story = Reported(InsertedStep.DispatchingThrice("errand"));
        story.File.OpenItems.Count(w => w.Acts.Contains("fetched")).ShouldBe(3);

        story.Does("DESK", "fetched").Does("DESK", "fetched");
        story.File.OpenItems.ShouldNotContain(w => w.Acts.Contains("accept-report"));
        story.Does("DESK", "fetched");

        story.Item("DESK", "accept-report").ShouldNotBeNull();
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();
    }

    [Fact]
    public void When_a_dispatched_workflow_is_cancelled_the_one_that_waits_goes_on()
    {
        var story = Reported(InsertedStep.Dispatching("errand"));
        story.Does(Townspeople.Administrator, "cancel-flow", new { flow = $"{story.File.Runs[^1].Id:N}", then = "supervisor", reason = "不必了" });

        story.File.OpenItems.ShouldNotContain(w => w.Acts.Contains("fetched"));
        story.Item("DESK", "accept-report").ShouldNotBeNull();
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();
    }

    [Fact]
    public void When_the_one_that_dispatched_is_cancelled_what_it_dispatched_is_too()
    {
        var story = Reported(InsertedStep.Dispatching("errand"));
        story.Does(Townspeople.Administrator, "cancel-flow", new { flow = $"{story.File.Runs[^2].Id:N}", then = "supervisor", reason = "不必了" });

        story.File.Runs.Where(r => r.DefinitionId is "errand" or "supervision").ShouldAllBe(r => !r.Running);
        story.File.OpenItems.ShouldNotContain(w => w.Acts.Contains("fetched"));
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();
    }

    [Fact]
    public void Workflows_that_dispatch_each_other_without_end_are_refused()
    {
        var story = Supervised(InsertedStep.Dispatching("supervision", waits: false), report: false);
        story.Workflows = new WorkflowLibrary([.. ShippedPolicy.Definitions,
            InsertedStep.Of(InsertedStep.Dispatching("again")) with { VersionId = "supervision:2", Version = 2 }, Errand.Again]);

        story.Refuses("URBAN", "report").ShouldBe("workflow.step-limit-exceeded");
        story.File.Runs.Count.ShouldBe(2);
    }

    [Fact]
    public void A_workflow_that_is_not_there_is_a_refusal_and_nothing_of_the_act_is_left()
    {
        var story = Supervised(InsertedStep.Dispatching("nowhere"), report: false);

        story.Refuses("URBAN", "report").ShouldBe("workflow.not-in-force");
        story.Item("URBAN", "report").ShouldNotBeNull();
    }

    [Fact]
    public void Such_a_file_is_found_out_before_it_comes_into_force() => SoundnessCheck
        .Run(InsertedStep.Of(InsertedStep.Dispatching("nowhere")), ShippedPolicy.Library)
        .Findings.ShouldContain(f => f.Flaw == Flaw.MissingWorkflow);

    private static Story Reported(string activity) => Supervised(activity, report: true);

    private static Story Supervised(string activity, bool report)
    {
        var story = Given.SignedFor();
        story.Workflows = new WorkflowLibrary([.. ShippedPolicy.Definitions,
            InsertedStep.Of(activity) with { VersionId = "supervision:2", Version = 2 }, Errand.Definition]);
        story.Does(Townspeople.Supervisor, "supervise", new { leader = "张副镇长", until = "2026-03-20", text = "限期整改" });
        return report ? story.Does("URBAN", "report") : story;
    }
}
