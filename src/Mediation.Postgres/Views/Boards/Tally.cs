namespace Mediation.Postgres.Views.Boards;

/// <summary>The numbers of one line while they are counted (计数).</summary>
internal struct Tally()
{
    private int open, soon, overdue, returned, urged, tonight;

    private long oldest = CaseStanding.Never;

    /// <summary>Whether no case is counted.</summary>
    public readonly bool IsEmpty => open == 0;

    /// <summary>The numbers.</summary>
    public readonly BoardLine Line => new("", open, soon, overdue, CaseStanding.Moment(oldest), returned, urged, tonight);

    /// <summary>Counts a case in, or out with a sign of -1, as it stands at a moment of a day that ends at <paramref name="night"/>.</summary>
    public void Add(in CountedCase one, int sign, long at, long night)
    {
        open += sign;
        returned += sign * one.ReturnCount;
        urged += sign * one.UrgeCount;
        if (one.DueAt <= at)
            overdue += sign;
        else if (one.DueAt != CaseStanding.Never)
        {
            soon += one.AmberAt <= at ? sign : 0;
            tonight += one.DueAt <= night ? sign : 0;
        }
    }

    /// <summary>Something is due then.</summary>
    public void Reach(long due) => oldest = Math.Min(oldest, due);
}
