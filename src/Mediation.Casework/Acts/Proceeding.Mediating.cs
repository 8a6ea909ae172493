using Mediation.Casework.Parties;

namespace Mediation.Casework.Acts;

/// <content>What a mediation adds to a case besides events.</content>
public sealed partial class Proceeding
{
    private readonly List<PartyIdentity> identities = [];

    private readonly List<GivenParticulars> particulars = [];

    private readonly List<Guid> attached = [];

    /// <summary>Keeps who a party is (当事人身份信息); the event that names the party has none of it.</summary>
    internal void Identify(PartyIdentity identity) => identities.Add(identity);

    /// <summary>Keeps what a party told of itself (当事人基本情况); the event that tells of it has none of it.</summary>
    internal void Describe(GivenParticulars given) => particulars.Add(given);

    /// <summary>An upload of the actor's becomes part of the case (附件入卷).</summary>
    internal void Attach(Guid upload) => attached.Add(upload);

    /// <summary>Starts the clock of a kind with an id of its own, until the end of a day that was agreed on (约定日期).</summary>
    internal void StartClockUntil(string kind, Guid id, DateOnly day, string unit)
    {
        foreach (var hit in Ask("deadlines").HitsOf(kind).Take(1))
            Record(new Journal.DeadlineStarted(DeadlineTerms.Start(hit, id, Now, unit, null) with { Term = Until(day) }));
    }

    /// <summary>The instalments of an agreement that another takes the place of no longer run (协议变更).</summary>
    internal void DropInstalments()
    {
        foreach (var instalment in File.Mediation?.Agreement?.Instalments ?? [])
            if (File.Deadlines.Find(d => d.Id == instalment.Id) is { IsFinal: false } clock)
                Change(clock, clock.Void(Now, "replaced"));
    }
}
