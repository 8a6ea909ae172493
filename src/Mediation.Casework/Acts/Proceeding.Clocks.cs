using System.Collections.Immutable;
using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;
using Mediation.Casework.Parties;
using Mediation.Casework.Rulings;
using Mediation.Casework.Sessions;

namespace Mediation.Casework.Acts;

/// <content>Clocks: started by the rules, met by acts, served by the sweep.</content>
public sealed partial class Proceeding
{
    // Serving a ladder asks the same of a clock again and again; what the answers follow from stands beside them.
    private readonly Dictionary<Guid, ((IReadOnlyList<ClockEvent>, FactSheet, int, int, ImmutableList<FollowUp>) Known, IReadOnlyList<Rung> Rungs)> ladders = [];

    private readonly Dictionary<Guid, (IReadOnlyList<ClockEvent> History, Derivation Derivation)> reckoned = [];

    /// <summary>
    /// Starts the clocks of a kind that the rules give this case, for a unit's work item or for the case as a whole
    /// (开始计时). The rules decide whether there is one, how long, and on what ground; a day that somebody appointed goes before their term.
    /// </summary>
    public void StartClock(string kind, string? unit = null, Guid? item = null, DateOnly? until = null)
    {
        foreach (var hit in Ask("deadlines").HitsOf(kind))
        {
            var clock = DeadlineTerms.Start(hit, Briefing.NextId(), Now, unit, item);
            clock = Brought(clock) ?? GoingOn(clock) ?? clock;
            Record(new DeadlineStarted((until ?? AppointedDay(kind)) is { } on ? clock with { Term = Until(on), Appointed = true } : clock));
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
        {
            var clock = DeadlineTerms.Start(hit, Briefing.NextId(), File.Intake.AcceptedAt, null, null);
            Record(new DeadlineStarted(Brought(clock) ?? clock));
        }
    }

    /// <summary>Starts the clocks of the case that begin with how a step was left, such as the parties' window after they agreed (办理结果起算).</summary>
    private void StartClocksOf(string outcome)
    {
        var kinds = Briefing.Rules.Consult("deadlines", FactsNow(null, null), File.Intake.InForceOn)
            .Where(hit => DeadlineTerms.BeginsOn(hit) == outcome).Select(hit => hit.Outcome).Distinct()
            .Where(kind => kind != DeadlineKinds.JudicialConfirmation || MayBeConfirmed);
        foreach (var kind in kinds.ToList())
            StartClock(kind);
    }

    /// <summary>Whether a court confirms what was agreed: what a court mediated itself needs none, what nobody official mediated gets none.</summary>
    private bool MayBeConfirmed => File.Mediation is not { Kind: MediationKind.Informal or MediationKind.Judicial };

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

    /// <summary>Whoever handles the case spoke with these parties; the first time with who complained is the first response (首次响应).</summary>
    public void SpokeWith(IReadOnlyCollection<Guid> parties)
    {
        if (File.Parties.Any(p => p.Side is PartySide.Complainant && parties.Contains(p.Id)))
            Meet(d => d.Kind == DeadlineKinds.FirstResponse);
    }

    /// <summary>Records what an operation on a clock appended to its history, or answers with its refusal.</summary>
    public Refusal? Change(Deadline before, Answer<Deadline> after)
    {
        if (!after.TryGet(out var changed))
            return after.Refusals[0];
        foreach (var happened in changed.History.Skip(before.History.Count))
            Record(new DeadlineChanged(before.Id, happened));
        return null;
    }

    /// <summary>The ladder that the rules give a clock; asked quietly, for it is not an answer about the case (催督阶梯).</summary>
    public IReadOnlyList<Rung> LadderOf(Deadline clock)
    {
        var known = (clock.History, facts, File.ReturnCount, File.ReworkCount, File.FollowUps);
        if (!ladders.TryGetValue(clock.Id, out var ladder) || ladder.Known != known)
        {
            var hits = Briefing.Rules.Consult("escalation", FactsNow(clock, null), File.Intake.InForceOn);
            ladders[clock.Id] = ladder = (known, DeadlineTerms.LadderOf(hits));
        }
        return ladder.Rungs;
    }

    /// <summary>When a clock falls due and how that follows, reckoned once for each history it has in this decision (到期推算).</summary>
    public Derivation Reckon(Deadline clock)
    {
        if (!reckoned.TryGetValue(clock.Id, out var known) || !ReferenceEquals(known.History, clock.History))
            reckoned[clock.Id] = known = (clock.History, Derivation.Of(clock, Briefing.Calendar));
        return known.Derivation;
    }

    /// <summary>How every clock of the case stands after what was recorded.</summary>
    public IReadOnlyList<ClockStanding> Standings() =>
        [.. File.Deadlines.Select(d => ClockStanding.Of(d, d.IsFinal ? [] : LadderOf(d), Reckon(d), Briefing.Calendar, Now))];

    /// <summary>Puts the case under supervision; the order number counts up from the case's own number (督办立项).</summary>
    public void PutUnderSupervision(string leader, DateOnly until, string text)
    {
        var order = new Supervision($"DB-{File.Number}", leader, until, Now);
        Record(new PutUnderSupervision(order, Say("supervision", text)));
        foreach (var unit in File.OpenItems.Select(w => w.Unit).Distinct().ToList())
            Tell($"unit:{unit}", "supervised", ("order", order.OrderNumber));
    }
}
