using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;

namespace Mediation.Casework.Acts;

/// <content>Clocks: started by the rules, met by acts, served by the sweep.</content>
public sealed partial class Proceeding
{
    /// <summary>
    /// Starts the clocks of a kind that the rules give this case, for a unit's work item or for the case as a whole
    /// (开始计时). The rules decide whether there is one, how long, and on what ground.
    /// </summary>
    public void StartClock(string kind, string? unit = null, Guid? item = null)
    {
        foreach (var hit in Ask("deadlines").HitsOf(kind))
        {
            var clock = DeadlineTerms.Start(hit, Briefing.NextId(), Now, unit, item);
            clock = GoingOn(clock) ?? clock;
            Record(new DeadlineStarted(AppointedDay(kind) is { } on ? clock with { Term = Until(on) } : clock));
        }
    }

    /// <summary>A day that a person appointed goes before the rule's own term (指定日期).</summary>
    private DateOnly? AppointedDay(string kind) => kind switch
    {
        DeadlineKinds.Review => File.ReviewOn,
        DeadlineKinds.SupervisionReport => File.Supervision?.Until,
        _ => null,
    };

    private Term Until(DateOnly day) =>
        new() { Count = Math.Max(day.DayNumber - Briefing.Today.DayNumber, 0), Unit = TermUnit.CalendarDay };

    /// <summary>Starts every clock that begins with the acceptance itself (受理即起算).</summary>
    public void StartClocksOfAcceptance()
    {
        foreach (var hit in Ask("deadlines").Hits.Where(h => DeadlineTerms.BeginsOn(h) == "accepted"))
            Record(new DeadlineStarted(DeadlineTerms.Start(hit, Briefing.NextId(), Now, null, null)));
    }

    /// <summary>A rework is handled within the town's own time for the matter; a statute's clock isn't begun twice (重办计时).</summary>
    public void StartClocksOfRework()
    {
        foreach (var hit in Ask("deadlines").HitsOf(DeadlineKinds.Handling))
            if (DeadlineTerms.Start(hit, Briefing.NextId(), Now, null, null) is { Side: ClockSide.Management } clock)
                Record(new DeadlineStarted(clock));
    }

    /// <summary>What some clocks promise is done; clocks already met or void are left alone (完成时限).</summary>
    public void Meet(Func<Deadline, bool> which)
    {
        foreach (var clock in File.Deadlines.Where(d => !d.IsFinal && which(d)).ToList())
            Change(clock, clock.Meet(Now, Briefing.Calendar));
    }

    /// <summary>Records what an operation on a clock appended to its history, or answers with its refusal.</summary>
    public Refusal? Change(Deadline before, Answer<Deadline> after)
    {
        if (!after.TryGet(out var changed))
            return after.Refusals[0];
        Record(new DeadlineChanged(before.Id, changed.History[^1]));
        return null;
    }

    /// <summary>The ladder that the rules give a clock; asked quietly, for it is not an answer about the case (催督阶梯).</summary>
    public IReadOnlyList<Rung> LadderOf(Deadline clock) =>
        DeadlineTerms.LadderOf(Briefing.Rules.Consult("escalation", FactsNow(clock, null), File.Intake.InForceOn));

    /// <summary>How every clock of the case stands after what was recorded.</summary>
    public IReadOnlyList<ClockStanding> Standings() =>
        [.. File.Deadlines.Select(d => ClockStanding.Of(d, d.IsFinal ? [] : LadderOf(d), Briefing.Calendar, Now))];

    /// <summary>Puts the case under supervision; the order number counts up from the case's own number (督办立项).</summary>
    public void PutUnderSupervision(string leader, DateOnly until, string text)
    {
        var order = new Supervision($"DB-{File.Number}", leader, until, Now);
        Record(new PutUnderSupervision(order, Say("supervision", text)));
        foreach (var unit in File.OpenItems.Select(w => w.Unit).Distinct().ToList())
            Tell($"unit:{unit}", "supervised", ("order", order.OrderNumber));
    }
}
