using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Mediation.Postgres.Views;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Case;

/// <summary>A case with what is needed to put it into words (案件读法): the town's names and the clock of the place.</summary>
public sealed record CaseReading(CaseRecord Found, TownNames Names, Clockface Clock)
{
    /// <summary>案卷.</summary>
    public CaseFile File => Found.File;

    /// <summary>A case with the names and the clock of its briefing.</summary>
    public static CaseReading Of(CaseRecord found) =>
        new(found, TownNames.Of(found.Briefing), new Clockface(found.Briefing.Now, found.Briefing.Town.Zone));

    /// <summary>How a clock stands by the calendar in force.</summary>
    public Derivation Reckon(Deadline deadline) => Derivation.Of(deadline, Found.Briefing.Calendar);

    /// <summary>A clock as people call it: 首次响应（派出所）.</summary>
    public string NameOf(Deadline deadline) => deadline.Unit is { } unit
        ? Texts.Case_OfUnit.With(deadline.Label, Names.Unit(unit))
        : deadline.Label;

    /// <summary>A clock by its id, as people call it.</summary>
    public string NameOfClock(Guid id) => File.Deadlines.Find(d => d.Id == id) is { } clock ? NameOf(clock) : "";

    /// <summary>The name of the unit that has or had a share.</summary>
    public string UnitOf(Guid share) => File.Assignments.Find(a => a.Id == share) is { } held ? Names.Unit(held.Unit) : "";

    /// <summary>The light of a clock that still runs, or of a promise kept; null for one that was given up.</summary>
    public LightView? LightOf(Deadline deadline)
    {
        var reckoned = Reckon(deadline);
        var now = Found.Briefing.Now;
        return reckoned.StateAt(now) switch
        {
            DeadlineState.Met => LightView.Met(deadline.Late),
            DeadlineState.Void => null,
            DeadlineState.Stopped => new LightView(reckoned.LightAt(now), Words.Of("deadline-state", "stopped")),
            _ => LightView.Running(reckoned.LightAt(now), reckoned.DueAt, Clock),
        };
    }

    /// <summary>The clock that burns first, of those that still run and that somebody answers for.</summary>
    public Deadline? Nearest(Func<Deadline, bool> which) => File.Deadlines
        .Where(d => !d.IsFinal && !d.Lapses && d.StopAt(Found.Briefing.Now) is null && which(d))
        .MinBy(d => Reckon(d).DueAt);

    /// <summary>Lead and co-handlers, and when the lead may conclude; null before anything was dispatched.</summary>
    public SharesView? Shares()
    {
        var shares = File.Assignments.Where(a => a.Live).OrderBy(a => a.Share is not Share.Lead).ToList();
        return shares.Count == 0 ? null : new SharesView(
            [.. shares.Select(Row)], JoinWords(), File.Join.ReadyForLead(File.Assignments));
    }

    /// <summary>Units that see it now besides those that handle it: let in, each with its capacity and day (受邀参与), or told that one below is late (告知上级).</summary>
    public IReadOnlyList<(string Unit, string Until)> Invited() =>
    [
        .. File.Closed ? [] : File.Raised.Select(each => each.Above).Distinct().Where(unit => unit != File.Lead?.Unit).Select(unit => (Names.Unit(unit), Texts.Case_ToldAbove)),
        .. File.Invitations.Where(each => !each.Ended && !File.Closed)
            .Select(each => (Names.Unit(each.Unit), Texts.Case_InvitedUntil.With(Words.Of("capacity", each.Capacity.Code()), Clock.Day(each.Until)))),
    ];

    /// <summary>Who of the town's people speaks what the resident speaks, mediators first; null where Chinese is spoken (会说的人).</summary>
    public IReadOnlyList<string>? Speakers() => File.Intake.Language is not { } language ? null :
    [
        .. Found.Briefing.Town.People.Where(person => person.Languages.Contains(language))
            .OrderBy(person => person.Unit is not { } unit || Found.Briefing.Town.Unit(unit)?.Kind != "mediation")
            .Select(person => Texts.Case_Speaker.With(person.Name, person.Unit is { } unit ? Names.Unit(unit) : Found.Briefing.Town.Name, person.Title)),
    ];

    private ShareRow Row(Assignment share) => new(
        Names.Unit(share.Unit), share.Share is Share.Lead,
        share.Conclusion is { } claim
            ? Texts.Case_ShareConcluded.With(Words.Of("share-state", share.State.Code()), claim)
            : Words.Of("share-state", share.State.Code()),
        share.ConcludedAt ?? share.SignedForAt ?? share.DispatchedAt, share.Concluded,
        share.Concluded ? null : LightOfShare(share));

    private LightView? LightOfShare(Assignment share)
    {
        var item = File.OpenItemOf(share);
        return item is not null && Nearest(d => d.WorkItem == item.Id) is { } clock ? LightOf(clock) : null;
    }

    private string JoinWords()
    {
        var all = File.CoHandlers.ToList();
        if (all.Count == 0)
            return Texts.Case_JoinNobody;
        var rule = Words.Of("join", File.Join.Rule.Code()).With(File.Join.Quorum);
        return Texts.Case_Join.With(rule, all.Count(a => a.Concluded), all.Count);
    }
}
