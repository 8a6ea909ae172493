using System.Runtime.InteropServices;

namespace Mediation.Postgres.Views.Boards;

/// <summary>What is counted apart, by two names each (分组); a group keeps its number.</summary>
internal sealed class Groups
{
    private readonly List<(string Outer, string Inner)> names = [];

    private readonly Dictionary<(string, string), int> numbers = [];

    private readonly List<Tally> tallies = [];

    // The due moments of each, the oldest first; some of cases that have changed since.
    private readonly List<PriorityQueue<Guid, long>> dues = [];

    /// <summary>The number of a group.</summary>
    public int Of(string outer, string inner)
    {
        if (numbers.TryGetValue((outer, inner), out var number))
            return number;
        names.Add((outer, inner));
        tallies.Add(new());
        dues.Add(new());
        return numbers[(outer, inner)] = names.Count - 1;
    }

    /// <summary>Counts a case in, or out.</summary>
    public void Count(int group, in CountedCase one, int sign, long at, long night) =>
        CollectionsMarshal.AsSpan(tallies)[group].Add(one, sign, at, night);

    /// <summary>A case of a group is due at some time.</summary>
    public void Await(int group, in CountedCase one)
    {
        if (one.DueAt != CaseStanding.Never)
            dues[group].Enqueue(one.Id, one.DueAt);
    }

    /// <summary>Forgets what was counted.</summary>
    public void Clear()
    {
        CollectionsMarshal.AsSpan(tallies).Fill(new());
        dues.ForEach(due => due.Clear());
    }

    /// <summary>The numbers of each group, with its oldest due moment.</summary>
    /// <param name="holds">Whether a case is still in a group and due at that moment.</param>
    public Tally[] Tallies(Func<int, Guid, long, bool> holds)
    {
        var told = tallies.ToArray();
        for (var group = 0; group < told.Length; group++)
        {
            while (dues[group].TryPeek(out var id, out var due) && !holds(group, id, due))
                dues[group].Dequeue();
            if (dues[group].TryPeek(out _, out var oldest))
                told[group].Reach(oldest);
        }
        return told;
    }

    /// <summary>The lines of those groups that have any case.</summary>
    public IEnumerable<(string Outer, string Inner, BoardLine Line)> Named(Tally[] told) =>
        told.Index().Where(each => !each.Item.IsEmpty).Select(each => (names[each.Index].Outer, names[each.Index].Inner, each.Item.Line));
}
