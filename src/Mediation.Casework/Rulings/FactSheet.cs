using Mediation.Casework.Facts;
using Mediation.Rules.Analysis;

namespace Mediation.Casework.Rulings;

/// <summary>
/// Everything a ruling may know (事实表), frozen when the act was briefed. Stored as JSON with every ruling for back-tests; the
/// resident's text is left out of it, the words that showed a concept are kept.
/// </summary>
public sealed record FactSheet
{
    /// <summary>Version of the stored form (格式版本); raised when a member changes its meaning.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>What the resident said and how it reached us (诉求).</summary>
    public required ComplaintFacts Complaint { get; init; }

    /// <summary>Where it happens (地点).</summary>
    public PlaceFacts Place { get; init; } = new();

    /// <summary>Who is concerned (当事人).</summary>
    public PartiesFacts Parties { get; init; } = new();

    /// <summary>What happened before (经过).</summary>
    public HistoryFacts History { get; init; } = new();

    /// <summary>The clock the question is about (时限).</summary>
    public ClockFacts Clock { get; init; } = new();

    /// <summary>Earlier answers of the same act (先前判定).</summary>
    public EarlierRulings Ruling { get; init; } = new();

    /// <summary>The facts with some replaced (改动事实); paths that the records don't have are a defect of the caller.</summary>
    public FactSheet With(params IReadOnlyList<FactValue> values) => values.Count == 0 ? this : RuleFacts.SheetOf(this, values);

    /// <summary>The facts with the answer of one more rule set, which later ones may ask for (记入先前判定); the same sheet when none may.</summary>
    public FactSheet With(Ruling ruling) =>
        Ruling.With(ruling) is var known && ReferenceEquals(known, Ruling) ? this
        : ruling.Set != "dispatch" ? this with { Ruling = known }
        : this with { Ruling = known, Place = Place with { CommitteeLeads = Place.Committee is { } committee && ruling.Text("Lead") == committee } };
}
