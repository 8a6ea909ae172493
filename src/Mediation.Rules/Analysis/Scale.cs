namespace Mediation.Rules.Analysis;

/// <summary>Numbers, days and moments on one scale of decimals.</summary>
internal static class Scale
{
    /// <summary>Where a value stands; null when it is nothing that can be ordered.</summary>
    public static decimal? Of(object? value) => value switch
    {
        decimal number => number,
        DateOnly day => day.DayNumber,
        DateTime moment => moment.Ticks,
        _ => null
    };

    /// <summary>
    /// The constants, and a value between any two and beyond the outermost, as far as the declaration allows; so every
    /// way of lying among them is there.
    /// </summary>
    public static IEnumerable<object?> Around(DeclaredFact fact, IEnumerable<object?> constants)
    {
        var points = constants.Select(Of).OfType<decimal>().Distinct().Order().ToList();
        var (unit, whole) = fact.Kind switch
        {
            FactKind.Moment => (TimeSpan.TicksPerDay, true),
            FactKind.Number => (1m, false),
            _ => (1m, true)
        };
        var least = fact.Least ?? (IsDate(fact) ? 0 : decimal.MinValue);
        var most = fact.Most ?? Latest(fact);
        var values = new List<decimal>();
        for (var i = 0; i < points.Count; i++)
        {
            var point = points[i];
            values.AddRange([point, point - unit, point + unit]);
            if (i + 1 < points.Count && points[i + 1] - point <= unit && !(whole && points[i + 1] - point <= 1))
                values.Add(point + decimal.Floor((points[i + 1] - point) / 2));
            if (!whole && i + 1 < points.Count) values.Add((point + points[i + 1]) / 2);
        }
        if (fact.Least is { } lowest) values.Add(lowest);
        if (fact.Most is { } highest) values.Add(highest);
        return values.Where(v => v >= least && v <= most && (!whole || v == decimal.Floor(v))).Distinct()
            .Select(v => Value(fact, v));
    }

    private static bool IsDate(DeclaredFact fact) => fact.Kind is FactKind.Day or FactKind.Moment;

    private static decimal Latest(DeclaredFact fact) => fact.Kind switch
    {
        FactKind.Day => DateOnly.MaxValue.DayNumber,
        FactKind.Moment => DateTime.MaxValue.Ticks,
        _ => decimal.MaxValue
    };

    private static object Value(DeclaredFact fact, decimal point) => fact.Kind switch
    {
        FactKind.Day => DateOnly.FromDayNumber((int)point),
        FactKind.Moment => new DateTime((long)point),
        _ => point
    };
}
