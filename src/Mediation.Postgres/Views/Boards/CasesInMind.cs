using Mediation.Casework.Actors;

namespace Mediation.Postgres.Views.Boards;

/// <summary>
/// Open cases and how many of them stand how (在办案件): a case is counted again when it changed or a moment of its own passed, and all are on the
/// first asking of a day. Not safe for two at once.
/// </summary>
internal sealed class CasesInMind
{
    // A second, in microseconds.
    private const long Abreast = 1_000_000;

    private readonly Dictionary<Guid, CountedCase> counted = [];

    // Cases of the highest secrecy are few, and few see each.
    private readonly Dictionary<Guid, (CaseStanding Standing, CountedCase Counted)> secret = [];

    private readonly Groups cells = new();

    private readonly Groups grounds = new();

    // Whoever turns amber or red next is first. Of a case that changed, what was awaited before comes to nothing.
    private readonly PriorityQueue<Guid, long> turns = new();

    private long at = long.MinValue;

    private long night = long.MinValue;

    /// <summary>Which transactions were over when it last looked.</summary>
    public string Snapshot { get; private set; } = "";

    /// <summary>Which table it looked at.</summary>
    public uint Table { get; private set; }

    /// <summary>Takes in what was read since.</summary>
    public CasesInMind Take(CaseNews news)
    {
        foreach (var each in news.Cases)
        {
            secret.Remove(each.Id);
            if (counted.Remove(each.Id, out var before))
                Count(before, -1);
            if (!each.Open)
                continue;
            var one = new CountedCase(each.Id, cells.Of(each.Lead ?? "DESK", each.Category), grounds.Of(each.Community, each.Compound),
                each.DueAt, each.AmberAt, each.ReturnCount, each.UrgeCount);
            if (each.Secrecy >= 3)
                secret[each.Id] = (each, one);
            else
                Keep(one);
        }
        (Snapshot, Table) = (news.Snapshot, news.Table);
        return this;
    }

    /// <summary>What somebody may see to whom the whole town is open: <see cref="Desk.Sight.Clause"/>.</summary>
    public SupervisionBoard Tell(Actor actor, DateTimeOffset now, DateTimeOffset tonight)
    {
        Settle(CaseStanding.At(now), CaseStanding.At(tonight));
        var seen = secret.Values
            .Where(each => each.Standing.AcceptedBy == actor.Id || (each.Standing.Lead is { } lead && actor.WorksFor(lead)))
            .Select(each => each.Counted).ToList();
        return new SupervisionBoard(now,
            [.. Told(cells, one => one.Cell, seen).Select(each => new BoardCell(each.Outer, each.Inner, each.Line))],
            [.. Told(grounds, one => one.Ground, seen).Select(each => new BoardPlace(each.Outer, each.Inner, each.Line))]);
    }

    private IEnumerable<(string Outer, string Inner, BoardLine Line)> Told(Groups groups, Func<CountedCase, int> of, List<CountedCase> seen)
    {
        var tallies = groups.Tallies((group, id, due) => counted.TryGetValue(id, out var one) && one.DueAt == due && of(one) == group);
        foreach (var one in seen)
        {
            tallies[of(one)].Add(one, 1, at, night);
            tallies[of(one)].Reach(one.DueAt);
        }
        return groups.Named(tallies);
    }

    // Of several who ask at once one may come to its turn after a later one: to that one the later moment is told.
    private void Settle(long asked, long tonight)
    {
        var now = asked < at && at - asked < Abreast ? at : asked;
        if (now < at || tonight != night)
        {
            CountAgain(now, tonight);
            return;
        }
        var turned = new HashSet<Guid>();
        while (turns.TryPeek(out _, out var when) && when <= now)
            turned.Add(turns.Dequeue());
        var cases = turned.Where(counted.ContainsKey).Select(id => counted[id]).ToList();
        cases.ForEach(one => Count(one, -1));
        at = now;
        cases.ForEach(one => { Count(one, 1); Await(one); });
    }

    private void CountAgain(long now, long tonight)
    {
        (at, night) = (now, tonight);
        turns.Clear();
        cells.Clear();
        grounds.Clear();
        foreach (var one in counted.Values)
            Keep(one);
    }

    private void Keep(CountedCase one)
    {
        counted[one.Id] = one;
        Count(one, 1);
        cells.Await(one.Cell, one);
        grounds.Await(one.Ground, one);
        Await(one);
    }

    private void Count(CountedCase one, int sign)
    {
        cells.Count(one.Cell, one, sign, at, night);
        grounds.Count(one.Ground, one, sign, at, night);
    }

    private void Await(CountedCase one)
    {
        if (one.NextTurn(at) is { } when)
            turns.Enqueue(one.Id, when);
    }
}

/// <summary>A case as it is counted: in which cell and which place of the board, and what it adds there.</summary>
internal readonly record struct CountedCase(Guid Id, int Cell, int Ground, long DueAt, long AmberAt, int ReturnCount, int UrgeCount)
{
    /// <summary>When time alone next changes how it is counted; null for never.</summary>
    public long? NextTurn(long at) =>
        AmberAt > at && AmberAt < DueAt ? AmberAt
        : DueAt > at && DueAt != CaseStanding.Never ? DueAt
        : null;
}
