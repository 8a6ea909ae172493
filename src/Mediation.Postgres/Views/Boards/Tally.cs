namespace Mediation.Postgres.Views.Boards;

/// <summary>The numbers of one line while they are counted (计数).</summary>
internal struct Tally
{
    private int open, soon, overdue, returned, urged, tonight;

    // Zero stands for nothing yet: no case is due in the first microsecond of the calendar.
    private long oldest;

    /// <summary>Whether no case was counted.</summary>
    public readonly bool IsEmpty => open == 0;

    /// <summary>The numbers.</summary>
    public readonly BoardLine Line => new(
        "", open, soon, overdue, oldest == 0 ? null : CaseStanding.Moment(oldest), returned, urged, tonight);

    /// <summary>Counts a case at a moment of a day that ends at <paramref name="night"/>.</summary>
    public void Add(in CountedCase each, long at, long night)
    {
        open++;
        returned += each.ReturnCount;
        urged += each.UrgeCount;
        if (each.DueAt <= at)
            overdue++;
        else
        {
            if (each.AmberAt <= at && each.DueAt != CaseStanding.Never)
                soon++;
            if (each.DueAt <= night)
                tonight++;
        }
        if (oldest == 0 || each.DueAt < oldest)
            oldest = each.DueAt;
    }
}

/// <summary>What is counted apart, by two names each (分组); a group keeps its number.</summary>
internal sealed class Groups
{
    private readonly List<(string Outer, string Inner)> names = [];

    private readonly Dictionary<(string, string), int> numbers = [];

    /// <summary>How many there are.</summary>
    public int Count => names.Count;

    /// <summary>The number of a group.</summary>
    public int Of(string outer, string inner)
    {
        if (numbers.TryGetValue((outer, inner), out var number))
            return number;
        names.Add((outer, inner));
        return numbers[(outer, inner)] = names.Count - 1;
    }

    /// <summary>What was counted of each group that has any.</summary>
    public IEnumerable<T> Told<T>(Tally[] tallies, Func<string, string, BoardLine, T> tell) =>
        tallies.Index().Where(each => !each.Item.IsEmpty).Select(each => tell(names[each.Index].Outer, names[each.Index].Inner, each.Item.Line));
}
