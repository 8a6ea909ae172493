using Mediation.Casework.Acts;
using Mediation.Casework.Journal;
using Mediation.Casework.Waits;
using Mediation.TestKit.Histories;
using Mediation.TestKit.Shipped;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Tests.Stories;

/// <summary>Events: told from outside or published by a workflow, kept until somebody waits, matched once.</summary>
public sealed class EventTests
{
    private const string Paid = "payment-received";

    [Fact]
    public void A_workflow_waits_for_an_event_and_goes_on_when_it_is_told()
    {
        var story = Supervised(InsertedStep.EventNamed(Paid)).Does("URBAN", "report");
        new Proceeding(story.Dossier, story.Briefing(Townspeople.Desk)).Waits().Single().Event.ShouldBe(Paid);
        story.File.OpenItems.ShouldNotContain(w => w.Acts.Contains("accept-report"));

        story.Does("DESK", "send-event", new { @event = Paid, content = """{"amount":12}""" });

        story.Item("DESK", "accept-report").ShouldNotBeNull();
        story.Journal.OfType<EventMatched>().Single().Name.ShouldBe(Paid);
        story.File.KeptEvents.ShouldBeEmpty();
        string.Concat(story.Journal.Select(JournalJson.Write)).ShouldNotContain("amount");
        CaseLaws.BrokenBy(story.Dossier).ShouldBeEmpty();
    }

    [Fact]
    public void An_event_that_comes_before_its_wait_is_kept_and_matched_once()
    {
        var story = Supervised(InsertedStep.EventNamed(Paid)).Does("DESK", "send-event", new { @event = Paid, content = "三百元" });
        story.File.KeptEvents.Single().Name.ShouldBe(Paid);

        story.Does("URBAN", "report");

        story.Item("DESK", "accept-report").ShouldNotBeNull();
        story.File.KeptEvents.ShouldBeEmpty();
        story.Does("DESK", "send-back").Does("URBAN", "report");
        story.File.OpenItems.ShouldNotContain(w => w.Acts.Contains("accept-report"), "the second wait needs an event of its own");
    }

    [Fact]
    public void What_no_workflow_of_the_case_could_wait_for_is_refused()
    {
        Given.SignedFor().Refuses("DESK", "send-event", new { @event = Paid }).ShouldBe("event.not-awaited");
        Supervised(InsertedStep.EventNamed(Paid)).Refuses("DESK", "send-event", new { @event = "payment" }).ShouldBe("field.not-an-option");
        Supervised(InsertedStep.EventNamed(Paid)).Refuses("POLICE", "send-event", new { @event = Paid }).ShouldBe("act.not-yours");
    }

    [Fact]
    public void What_comes_with_an_event_reaches_the_workflow()
    {
        var story = Supervised(InsertedStep.EventNamed(Paid)).Does("DESK", "send-event", new { @event = Paid, content = """{"amount":12}""" })
            .Does("URBAN", "report");

        var state = story.Dossier.States[story.File.Runs[^1].Id];
        state.Variables["paid"].GetProperty("amount").GetInt32().ShouldBe(12);
    }

    [Fact]
    public void A_workflow_tells_others_of_its_case_and_what_is_for_another_case_goes_out()
    {
        var here = Supervised(InsertedStep.Publishing(Paid)).Does("URBAN", "report");
        here.Journal.OfType<EventCame>().Single().ByWorkflow.ShouldBeTrue();
        here.File.KeptEvents.Single().Only.ShouldBeNull();
        here.Last.Outgoing.ShouldBeEmpty();

        var elsewhere = Supervised(InsertedStep.Publishing(Paid, "LZ2026-000002")).Does("URBAN", "report");
        elsewhere.Last.Outgoing.Single().Correlation.ShouldBe("LZ2026-000002");
        elsewhere.File.KeptEvents.ShouldBeEmpty();
        elsewhere.Journal.OfType<EventSent>().Single().Name.ShouldBe(Paid);
    }

    [Fact]
    public void A_case_keeps_so_many_events_and_then_the_oldest_lapses()
    {
        var story = Supervised(InsertedStep.EventNamed(Paid));
        var first = story.Receives("other").File.KeptEvents.Single().Id;
        for (var at = 0; at < KeptEvent.Most; at++)
            story.Receives("other");

        story.File.KeptEvents.Count.ShouldBe(KeptEvent.Most);
        story.Journal.OfType<EventLapsed>().Single().Event.ShouldBe(first);
    }

    [Fact]
    public void A_case_that_ends_keeps_none()
    {
        var story = Supervised(InsertedStep.EventNamed(Paid)).Receives("other").Does("URBAN", "report");

        story.EverybodyConcludes().Answers().IsContent().Does("DESK", "close").File.KeptEvents.ShouldBeEmpty();
    }

    private static Story Supervised(string activity)
    {
        var story = Given.SignedFor();
        story.Workflows = new WorkflowLibrary(
            [.. ShippedPolicy.Definitions, InsertedStep.Of(activity) with { VersionId = "supervision:2", Version = 2 }]);
        return story.Does(Townspeople.Supervisor, "supervise", new { leader = "张副镇长", until = "2026-03-20", text = "限期整改" });
    }
}
