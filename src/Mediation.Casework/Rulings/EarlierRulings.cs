namespace Mediation.Casework.Rulings;

/// <summary>
/// Earlier answers of the same act (先前判定). Rules know them as <c>ruling.Classification.Category</c>,
/// <c>ruling.HardStops.Hit</c> and so on; a rule set that was not asked has not hit and says nothing.
/// </summary>
public sealed record EarlierRulings
{
    /// <summary>像不像危险.</summary>
    public EarlierRuling Likeness { get; init; } = EarlierRuling.None;

    /// <summary>硬性止步.</summary>
    public EarlierRuling HardStops { get; init; } = EarlierRuling.None;

    /// <summary>归类.</summary>
    public EarlierRuling Classification { get; init; } = EarlierRuling.None;

    /// <summary>受理.</summary>
    public EarlierRuling Acceptance { get; init; } = EarlierRuling.None;

    /// <summary>派单.</summary>
    public EarlierRuling Dispatch { get; init; } = EarlierRuling.None;

    /// <summary>能否调解.</summary>
    public EarlierRuling Mediation { get; init; } = EarlierRuling.None;

    /// <summary>紧急程度.</summary>
    public EarlierRuling Priority { get; init; } = EarlierRuling.None;

    /// <summary>密级.</summary>
    public EarlierRuling Secrecy { get; init; } = EarlierRuling.None;

    /// <summary>The same with one more answer; a rule set that nobody asks for later is passed over.</summary>
    public EarlierRulings With(Ruling ruling) => With(ruling.Set, EarlierRuling.Of(ruling));

    /// <summary>What a rule set knew when it was asked: the answers of the sets before it (此前判定).</summary>
    internal EarlierRulings Before(string set) =>
        Assessment.Order.SkipWhile(asked => asked != set).Aggregate(this, (known, later) => known.With(later, EarlierRuling.None));

    private EarlierRulings With(string set, EarlierRuling earlier) =>
        set switch
        {
            "likeness" => this with { Likeness = earlier },
            "hard-stops" => this with { HardStops = earlier },
            "classification" => this with { Classification = earlier },
            "acceptance" => this with { Acceptance = earlier },
            "dispatch" => this with { Dispatch = earlier },
            "mediation" => this with { Mediation = earlier },
            "priority" => this with { Priority = earlier },
            "secrecy" => this with { Secrecy = earlier },
            _ => this,
        };
}

/// <summary>One earlier answer (先前判定). Where several rules count, the values are those of the first unless said otherwise.</summary>
public sealed record EarlierRuling
{
    /// <summary>Not asked, or nothing hit.</summary>
    public static EarlierRuling None { get; } = new();

    /// <summary>Some rule counted (有结论).</summary>
    public bool Hit { get; init; }

    /// <summary>The outcome of the first rule that counts (结论); empty when none does.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>The outcomes of all that count (全部结论).</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Category code (类别); null when the rule set names none.</summary>
    public string? Category { get; init; }

    /// <summary>Lead unit (主办单位); null when the rule set names none.</summary>
    public string? Lead { get; init; }

    /// <summary>Co-handlers that any rule which counts names (协办单位).</summary>
    public IReadOnlyList<string> CoHandlers { get; init; } = [];

    /// <summary>P0-P3, the most urgent of all that count (紧急程度); null when none is named.</summary>
    public string? Priority { get; init; }

    /// <summary>0-3, the highest of all that count (密级); 0 when none is named.</summary>
    public int Level { get; init; }

    /// <summary>Reason code (理由); null when the rule set gives none.</summary>
    public string? Reason { get; init; }

    /// <summary>Legal track (法定途径); null when the rule set names none.</summary>
    public string? Track { get; init; }

    /// <summary>How far the category can be mediated: allowed, conditional or forbidden (类别可否调解); null when unknown.</summary>
    public string? Mediation { get; init; }

    /// <summary>Whether any rule that counts has one of several outcomes, separated by commas (结论属于).</summary>
    public bool Is(string outcomes)
    {
        foreach (var range in outcomes.AsSpan().Split(','))
            foreach (var outcome in Outcomes)
                if (outcomes.AsSpan(range).Trim().SequenceEqual(outcome))
                    return true;
        return false;
    }

    /// <summary>Whether the category lies under any of several prefixes, separated by commas (类别属于).</summary>
    public bool Under(string prefixes)
    {
        foreach (var range in prefixes.AsSpan().Split(','))
            if (prefixes.AsSpan(range).Trim() is { Length: > 0 } prefix && Category.AsSpan().StartsWith(prefix))
                return true;
        return false;
    }

    internal static EarlierRuling Of(Ruling ruling) => new()
    {
        Hit = ruling.Hit,
        Outcome = ruling.Hit ? ruling.Outcome : "",
        Outcomes = ruling.Outcomes,
        Category = ruling.Text("Category"),
        Lead = ruling.Text("Lead"),
        CoHandlers = [.. ruling.Hits.SelectMany(hit => hit.Values.Texts("CoHandlers")).Distinct()],
        Priority = ruling.Hits.Select(hit => hit.Values.Text("Priority")).Where(priority => priority is not null).Min(StringComparer.Ordinal),
        Level = ruling.Hits.Max(hit => (int?)hit.Values.Number("Level") ?? hit.Values.Number("Secrecy")) ?? 0,
        Reason = ruling.Text("Reason"),
        Track = ruling.Text("Track"),
    };
}
