using System.Runtime.InteropServices;
using Mediation.Casework.Actors;

namespace Mediation.Postgres.Views.Boards;

/// <summary>Open cases side by side, to be counted fast (在办案件). Not safe for two at once.</summary>
internal sealed class CasesInMind
{
    private readonly List<CountedCase> counted = [];

    private readonly Dictionary<Guid, int> places = [];

    // Cases of the highest secrecy are few, and few see each.
    private readonly Dictionary<Guid, (CaseStanding Standing, CountedCase Counted)> secret = [];

    private readonly Groups cells = new();

    private readonly Groups grounds = new();

    /// <summary>Which transactions were over when it last looked.</summary>
    public string Snapshot { get; private set; } = "";

    /// <summary>Which table it looked at.</summary>
    public uint Table { get; private set; }

    /// <summary>Takes in what was read since.</summary>
    public CasesInMind Take(CaseNews news)
    {
        foreach (var each in news.Cases)
        {
            Forget(each.Id);
            if (each.Open)
                Keep(each);
        }
        (Snapshot, Table) = (news.Snapshot, news.Table);
        return this;
    }

    /// <summary>Counts what somebody may see to whom the whole town is open: <see cref="Desk.Sight.Clause"/>.</summary>
    public SupervisionBoard Count(Actor actor, DateTimeOffset now, DateTimeOffset tonight)
    {
        var (at, night) = (CaseStanding.At(now), CaseStanding.At(tonight));
        var (byCell, byGround) = (new Tally[cells.Count], new Tally[grounds.Count]);
        foreach (ref readonly var each in CollectionsMarshal.AsSpan(counted))
            Add(each);
        foreach (var (standing, each) in secret.Values)
            if (standing.AcceptedBy == actor.Id || (standing.Lead is { } lead && actor.WorksFor(lead)))
                Add(each);
        return new SupervisionBoard(now,
            [.. cells.Told(byCell, (unit, category, line) => new BoardCell(unit, category, line))],
            [.. grounds.Told(byGround, (community, compound, line) => new BoardPlace(community, compound, line))]);

        void Add(in CountedCase each)
        {
            byCell[each.Cell].Add(each, at, night);
            byGround[each.Ground].Add(each, at, night);
        }
    }

    private void Keep(CaseStanding standing)
    {
        var one = new CountedCase(
            standing.Id, cells.Of(standing.Lead ?? "DESK", standing.Category), grounds.Of(standing.Community, standing.Compound),
            standing.DueAt, standing.AmberAt, standing.ReturnCount, standing.UrgeCount);
        if (standing.Secrecy >= 3)
        {
            secret[standing.Id] = (standing, one);
            return;
        }
        places[standing.Id] = counted.Count;
        counted.Add(one);
    }

    // The last one moves to where the forgotten one was.
    private void Forget(Guid id)
    {
        secret.Remove(id);
        if (!places.Remove(id, out var place))
            return;
        var moved = counted[^1];
        counted.RemoveAt(counted.Count - 1);
        if (moved.Id == id)
            return;
        counted[place] = moved;
        places[moved.Id] = place;
    }
}

/// <summary>A case as it is counted: in which cell and which place of the board, and what it adds there.</summary>
internal readonly record struct CountedCase(Guid Id, int Cell, int Ground, long DueAt, long AmberAt, int ReturnCount, int UrgeCount);
