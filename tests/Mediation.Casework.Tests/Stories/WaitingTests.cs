using Mediation.Casework.Activities;
using Mediation.Casework.Acts;
using Mediation.Casework.Journal;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Tests.Stories;

/// <summary>What workflows wait for besides people: a length of time, a moment, a moment that comes again.</summary>
public sealed class WaitingTests
{
    [Fact]
    public void A_workflow_waits_for_two_days_and_goes_on_by_itself()
    {
        var story = Reported(InsertedStep.TwoDays);
        var wait = new Proceeding(story.Dossier, story.Briefing(Townspeople.Desk)).Waits().Single();

        (wait.Step, wait.Name, wait.Until).ShouldBe(("supervision/extra", InsertedStep.Name, story.Now.AddDays(2)));
        story.File.OpenItems.ShouldNotContain(w => w.Acts.Contains("accept-report"));
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();

        story.Passes(TimeSpan.FromDays(2) - TimeSpan.FromMinutes(1)).File.OpenItems.ShouldNotContain(w => w.Acts.Contains("accept-report"));
        story.Passes(TimeSpan.FromMinutes(1));

        story.Item("DESK", "accept-report").ShouldNotBeNull();
        var ended = story.Journal.OfType<WaitEnded>().Single();
        (ended.FellDueAt, ended.TakenAt).ShouldBe((wait.Until!.Value, wait.Until.Value));
        story.ServesAgain().ShouldBeFalse();
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Elsa.Timer", "interval", "TimeSpan", "0.06:00:00", "2026-03-02 15:00")]
    [InlineData("Elsa.StartAt", "dateTime", "DateTimeOffset", "2026-03-05T08:30:00+08:00", "2026-03-05 08:30")]
    [InlineData("Elsa.Cron", "cronExpression", "String", "0 30 0 * * 1", "2026-03-09 08:30")]
    public void Every_kind_of_moment_is_waited_for(string type, string input, string kind, string value, string moment)
    {
        var story = Reported(InsertedStep.Activity(type, InsertedStep.Input(input, kind, value)));

        story.Until(moment);

        story.Item("DESK", "accept-report").OpenedAt.ShouldBe(Calendars.DemoCalendar.At(moment));
    }

    [Theory]
    [InlineData("Elsa.Timer", "interval", "0.06:00:00")]
    [InlineData("Elsa.Event", "eventName", "payment-received")]
    public void What_would_start_workflows_by_itself_is_a_fault_of_the_file(string type, string input, string value)
    {
        var definition = InsertedStep.Of(InsertedStep.Activity(type, InsertedStep.Input(input, "String", value),
            """ "customProperties": { "canStartWorkflow": true }"""));

        var fault = PolicyMatch.FaultsOf(definition, ShippedPolicy.Rules).ShouldHaveSingleItem();
        fault.ToString().ShouldContain("流程只随案件启动");
        fault.ToString().ShouldContain("canStartWorkflow");
    }

    [Fact]
    public void A_moment_that_is_past_is_not_waited_for()
    {
        var story = Reported(InsertedStep.Activity("Elsa.StartAt", InsertedStep.Input("dateTime", "DateTimeOffset", "2026-01-01T00:00:00+08:00")));

        story.Item("DESK", "accept-report").ShouldNotBeNull();
    }

    [Fact]
    public void What_waits_is_over_when_the_case_is()
    {
        var story = Reported(InsertedStep.TwoDays).EverybodyConcludes().Answers().IsContent().Does("DESK", "close");

        story.File.Closed.ShouldBeTrue();
        story.Passes(TimeSpan.FromDays(3));
        story.Journal.OfType<WaitEnded>().ShouldBeEmpty();
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();
    }

    [Fact]
    public void As_long_as_a_workflow_waits_for_a_moment_the_case_needs_no_other()
    {
        var story = Reported(InsertedStep.TwoDays);
        story.Does(Townspeople.Administrator, "cancel-flow",
            new { flow = $"{story.File.Runs[0].Id:N}", then = "supervisor", reason = "流程画错了" });

        story.File.OpenItems.ShouldBeEmpty();
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();
        story.Passes(TimeSpan.FromDays(2)).Does("DESK", "accept-report");

        story.File.Runs[^1].DefinitionId.ShouldBe(Proceeding.Stopped);
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();
    }

    [Fact]
    public void A_clock_and_a_wait_that_a_jump_makes_due_take_effect_in_their_order()
    {
        var story = Reported(InsertedStep.TwoDays);
        var clocks = story.Last.Clocks.Where(c => c.NextAt is not null).OrderBy(c => c.NextAt).Select(c => c.Deadline.Id).ToList();

        story.JumpsTo(story.Now.AddDays(20), clocks);

        var moments = story.Last.Events.Select(e => e switch
        {
            WaitEnded w => w.FellDueAt,
            RungServed r when r.Deadline == clocks[0] => r.FellDueAt,
            _ => (DateTimeOffset?)null,
        }).OfType<DateTimeOffset>().ToList();
        story.Last.Events.OfType<WaitEnded>().ShouldHaveSingleItem();
        moments.Count.ShouldBeGreaterThan(1);
        moments.ShouldBeInOrder();
    }

    private static Story Reported(string activity)
    {
        var story = Given.SignedFor();
        story.Workflows = new WorkflowLibrary(
            [.. ShippedPolicy.Definitions, InsertedStep.Of(activity) with { VersionId = "supervision:2", Version = 2 }]);
        return story.Does(Townspeople.Supervisor, "supervise", new { leader = "张副镇长", until = "2026-03-20", text = "限期整改" })
            .Does("URBAN", "report");
    }
}
