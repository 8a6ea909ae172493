using Mediation.Casework.Calendars;
using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;
using Mediation.Postgres.Rates;
using Mediation.Postgres.Views;

namespace Mediation.Postgres.Tests.Rates;

/// <summary>A member of a rate as the journal tells it.</summary>
internal sealed record Member(string Number, string Unit, DateTimeOffset At, bool Hit);

/// <summary>
/// A case as its journal tells it (据流水复算): folded from the first line, and never read from the tables that rates count. Knows
/// nothing of the statements behind the rates; only the definitions in <c>docs/supervision.md</c>.
/// </summary>
internal sealed class ToldCase(IReadOnlyList<JournalLine> lines, string phone, WorkCalendar calendar)
{
    private readonly IReadOnlyList<(JournalLine Line, CaseEvent Event)> told = [.. lines.Select(line => (line, line.Event))];

    public CaseFile File { get; } = lines.Skip(1).Aggregate(Folding.Found(lines[0].Event), (file, line) => Folding.Apply(file, line.Event));

    public string Phone => phone;

    private string Lead => File.Lead?.Unit ?? "DESK";

    private string LeadAt(DateTimeOffset moment) => Led.LastOrDefault(led => led.DispatchedAt <= moment)?.Unit ?? Lead;

    private bool Counted => File.Intake.RequestType is "求助" or "投诉" or "举报" && File.Assignments.Count > 0
        && File.Result is not (CaseResult.Declined or CaseResult.Merged);

    private bool Reachable => File.Result is not CaseResult.Unconfirmed;

    private bool Answered => File.Result is CaseResult.Solved or CaseResult.Unsolved or CaseResult.Unconfirmed;

    private DateTimeOffset ClosedAt => Of<CaseClosed>().Single().Event.At;

    private IEnumerable<DateTimeOffset> ContactedAt => Of<Contacted>().Select(c => c.Event.At).Take(1);

    /// <summary>Members of a rate, those outside the period too; but of several call-backs the last one within it.</summary>
    public IEnumerable<Member> MembersOf(string rate, RatePeriod period, DateTimeOffset now, IEnumerable<ToldCase> all) => !Counted ? [] : rate switch
    {
        "responded" when Reachable => Owed(d => d is { Kind: "first-response", Side: ClockSide.Management }, now, limit => ContactedAt.Any(at => at < limit)),
        "signed-in-time" => Kept(d => d.Kind == "sign-for", now),
        "handled-in-time" => Kept(d => d is { Kind: "handling", Side: ClockSide.Management }, now),
        "handled-in-law" => Kept(d => d is { Kind: "handling", Side: ClockSide.Legal }, now),
        "handling-time" => Took(ClockSide.Management),
        "handling-time-in-law" => Took(ClockSide.Legal),
        "solved" when Reachable => Asked(period, call => call.Solved is true),
        "solved-claimed" when Answered => [Member(Lead, ClosedAt, File.Lead?.Conclusion == "解决")],
        "satisfied" when Reachable => Asked(period, call => call.Satisfaction is "满意" or "基本满意"),
        "called-back" when Answered => [Member(Lead, ClosedAt, Reachable)],
        "closed-unsolved" when Answered && Reachable => [Member(Lead, ClosedAt, File.Result is CaseResult.Unsolved)],
        "done-at-once" when Answered && Reachable => [Member(Lead, ClosedAt, AtOnce)],
        "dispatched-rightly" => Led.Take(1).Select(first => Member(first.Unit, first.DispatchedAt, Led.All(led => led.Unit == first.Unit))),
        "returned" => File.Assignments.Select(a => Member(a.Unit, a.DispatchedAt, Of<ShareReturned>().Any(r => r.Event.Assignment == a.Id))),
        "returned-rightly" => Of<ShareReturned>().Where(r => r.Event.ByLead).SelectMany(Decided),
        "repeated" => [Member(Lead, File.Intake.AcceptedAt, all.Any(Before))],
        "mediated" => Outcomes.Where(o => o.Outcome is not "all-consent").Select(o => Member(o.Line.Unit ?? Lead, o.Line.At, o.Outcome == "agreed")),
        "mediated-of-begun" => Outcomes.Where(o => o.Outcome == "all-consent").Select(o => Begun(o.Line)),
        "escalated" => Outcomes.Where(o => o.Outcome is not "all-consent").Select(o => Member(o.Line.Unit ?? Lead, o.Line.At, told.Any(t =>
            t.Line.Sequence > o.Line.Sequence && t.Event is HandedOff or WorkflowStarted { DefinitionId: "enforcement" }))),
        _ => [],
    };

    private bool AtOnce => !told.Any(t => t.Event is ShareReturned or WorkItemMoved or Reworked) && Led.Select(a => a.Unit).Distinct().Count() == 1;

    private System.Collections.Immutable.ImmutableList<Casework.Assignments.Assignment> Led => File.Assignments.FindAll(a => a.Share is Casework.Assignments.Share.Lead);

    private IReadOnlyList<(JournalLine Line, string Outcome)> Outcomes => [.. Of<WorkflowMoved>()
        .Where(m => m.Event.Outcome is "all-consent" or "one-refuses" or "agreed" or "not-agreed").Select(m => (m.Line, m.Event.Outcome))];

    private Member Member(string unit, DateTimeOffset at, bool hit) => new(File.Number, unit, at, hit);

    private IEnumerable<(JournalLine Line, T Event)> Of<T>()
        where T : CaseEvent => told.Where(t => t.Event is T).Select(t => (t.Line, (T)t.Event));

    private IEnumerable<Member> Kept(Func<Deadline, bool> which, DateTimeOffset now) =>
        from clock in File.Deadlines
        where which(clock)
        from member in Owed(d => d.Id == clock.Id, now, limit => clock.MetAt < limit)
        select member;

    private IEnumerable<Member> Owed(Func<Deadline, bool> which, DateTimeOffset now, Func<DateTimeOffset, bool> kept) =>
        from clock in File.Deadlines
        where which(clock)
        let due = Derivation.Of(clock, calendar).DueAt
        let limit = due <= clock.StartedAt ? due.AddMinutes(15) : due
        where limit <= now && clock.History.OfType<Voided>().All(gone => gone.At >= due)
        select Member(clock.Unit ?? LeadAt(due), due, kept(limit));

    private IEnumerable<Member> Took(ClockSide side) => File.Deadlines.Where(d => d.Kind == "handling" && d.Side == side && d.MetAt is not null)
        .Select(d => Member(d.Unit ?? LeadAt(d.MetAt!.Value), d.MetAt!.Value, true));

    private IEnumerable<Member> Asked(RatePeriod period, Func<FollowUp, bool> hit) => Of<FollowedUp>()
        .Where(f => f.Event.Call.Reached && f.Line.At >= period.From && f.Line.At < period.Until)
        .TakeLast(1).Select(f => Member(Lead, f.Line.At, hit(f.Event.Call)));

    private IEnumerable<Member> Decided((JournalLine Line, ShareReturned Event) back)
    {
        var at = Led.Index().First(a => a.Item.Id == back.Event.Assignment).Index;
        return Led.Skip(at + 1).Take(1).Select(next => Member(Led[at].Unit, back.Line.At, next.Unit != Led[at].Unit));
    }

    private Member Begun(JournalLine begun) =>
        Member(begun.Unit ?? Lead, begun.At, Outcomes.FirstOrDefault(o => o.Line.Sequence > begun.Sequence).Outcome == "agreed");

    private bool Before(ToldCase other) => other.File.Id != File.Id && other.Phone == Phone && other.File.Result is not CaseResult.Merged
        && other.File.Intake.Category[..4] == File.Intake.Category[..4]
        && other.File.Intake.AcceptedAt < File.Intake.AcceptedAt
        && other.File.Intake.AcceptedAt >= File.Intake.AcceptedAt.AddDays(-90);
}
