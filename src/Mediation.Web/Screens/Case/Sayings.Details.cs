using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Evaluations;
using Mediation.Casework.Journal;
using Mediation.Web.Api;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Case;

/// <content>The parts of sentences that need more than a word.</content>
internal static partial class Sayings
{
    private static string Intake(CaseReading r)
    {
        var intake = r.File.Intake;
        return string.Join(" · ", intake.Channel, r.Names.Category(intake.Category), intake.Track, Words.Of("priority", intake.Priority));
    }

    private static string Shares(CaseReading r, Dispatched e)
    {
        var lead = e.Assignments.Where(a => a.Share is Share.Lead).Select(a => r.Names.Unit(a.Unit));
        var others = e.Assignments.Where(a => a.Share is not Share.Lead).Select(a => r.Names.Unit(a.Unit)).ToList();
        var leads = string.Concat(lead.Select(unit => Texts.Case_Leads.With(unit)));
        return others.Count == 0 ? leads : $"{leads}{(leads.Length > 0 ? "，" : "")}{Texts.Case_CoHandle.With(List(others))}";
    }

    private static string? Join(Dispatched e) => e.Assignments.Count > 1
        ? Words.Of("join", e.Join.Rule.Code()).With(e.Join.Quorum)
        : null;

    private static string Returned(CaseReading r, ShareReturned e)
    {
        var reason = ActWords.Option("reasonCode", e.ReasonCode);
        return e.ProposedUnit is { } unit
            ? Say("share-returned-proposing", reason, r.Names.Unit(unit))
            : Say("share-returned", reason);
    }

    private static string PassedOn(CaseReading r, PassedOnFromCourtyard e) =>
        Say("passed-on-from-courtyard", r.Names.Unit(e.Unit), ActWords.Option("passOnReason", e.ReasonCode));

    private static string Turns(CaseReading r, IReadOnlyList<CaseEvent> alike) => string.Join('；', alike
        .OfType<WorkItemOpened>()
        .GroupBy(e => e.Item.Title)
        .Select(same => Texts.Case_Turn.With(List(same.Select(e => r.Names.Unit(e.Item.Unit))), same.Key)));

    private static string ItemUnit(CaseReading r, Guid item) =>
        r.File.WorkItems.Find(w => w.Id == item) is { } known ? r.Names.Unit(known.Unit) : "";

    private static Saying Flow(CaseReading r, IReadOnlyList<CaseEvent> alike)
    {
        var said = alike.Select(e => e switch
        {
            WorkflowStarted s => Say("workflow-started", r.Found.Briefing.Workflows.FindVersion(s.DefinitionVersionId)?.Name ?? s.DefinitionId),
            WorkflowMoved m => Say("workflow-moved", Words.Of("act", m.Outcome)),
            _ => Say("workflow-ended"),
        });
        return new Saying(TimelineKind.System, string.Join('；', said.Distinct()), ByItself: true);
    }

    private static Saying Started(CaseReading r, IReadOnlyList<CaseEvent> alike)
    {
        var clocks = alike.OfType<DeadlineStarted>().Select(e => e.Deadline).GroupBy(d => d.Label).Select(same =>
        {
            var units = same.Select(d => d.Unit).OfType<string>().ToList();
            var name = units.Count == 0 ? same.Key : Texts.Case_OfUnit.With(same.Key, r.Names.Units(units));
            return Texts.Case_Until.With(name, r.Clock.SayDue(r.Reckon(same.First()).DueAt));
        });
        return new Saying(TimelineKind.Clocks, Say("deadline-started", string.Join('；', clocks)), ByItself: true);
    }

    private static Saying Changed(CaseReading r, ClockEvent change, string clocks)
    {
        var (what, byItself) = change switch
        {
            Stopped e => (Say("deadline-stopped", clocks, ActWords.Option("ground", e.Ground), r.Clock.SayEnd(e.Until)), false),
            Extended e => (Say("deadline-extended", clocks, e.By.Count, Words.Of("term-unit", e.By.Unit.Code())), false),
            Reclassified e => (Say("deadline-reclassified", clocks, e.Label), true),
            CalendarChanged { Was: { } was, Due: { } due } e when was != due =>
                (Say("deadline-calendar-moved", clocks, e.Version, r.Clock.SayEnd(was), r.Clock.SayEnd(due)), true),
            StopExpired e => (Say("deadline-stop-expired", clocks, r.Clock.SayEnd(e.At)), true),
            _ => (Say($"deadline-{ClockWord(change)}", clocks), change is not Resumed),
        };
        return new Saying(TimelineKind.Clocks, what, ByItself: byItself);
    }

    private static string ClockWord(ClockEvent change) => change switch
    {
        Stopped => "stopped",
        Resumed => "resumed",
        StopExpired => "stop-expired",
        Extended => "extended",
        Reclassified => "reclassified",
        Met { Late: true } => "met-late",
        Met => "met",
        Voided => "voided",
        CalendarChanged => "calendar-changed",
        var unknown => throw new InvalidOperationException($"Nobody taught the timeline about {unknown.GetType().Name}."),
    };

    private static Saying Asked(CaseReading r, ExtensionAsked e)
    {
        var clock = r.File.Deadlines.Find(d => d.Id == e.Request.Deadline);
        var unit = clock is null ? "" : Words.Of("term-unit", (e.Request.CountedIn ?? clock.TermInForce.Unit).Code());
        return new Saying(TimelineKind.Clocks, Say("extension-asked", r.NameOfClock(e.Request.Deadline), e.Request.By, unit),
            Words: Text(r, e.Reason));
    }

    private static string Marked(Evaluation given) =>
        Evaluation.Marks[given.Mark - 1] + (given.Aspect is { } aspect ? $"（{aspect}）" : "");

    private static string Spoke(string about) => Words.Find("event", $"spoken-{about}") ?? Words.Of("act", about);

    private static string Call(FollowUp call) => !call.Reached ? Texts.Case_NotReached : string.Join('，', new[]
    {
        Texts.Case_Reached,
        call.Solved is { } solved ? solved ? Texts.Case_SaysSolved : Texts.Case_SaysUnsolved : null,
        call.Satisfaction,
        call.ReasonCode is { } reason ? ActWords.Option("reasonCode", reason) : null,
    }.OfType<string>());

    private static string Side(CaseReading r, Guid party) =>
        r.File.Parties.Find(p => p.Id == party) is { } known ? Words.Of("side", known.Side.Code()) : "";
}
