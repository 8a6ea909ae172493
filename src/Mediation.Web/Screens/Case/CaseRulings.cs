using Mediation.Casework.Rulings;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Case;

/// <summary>Everything that was decided about a case, explained (判定依据).</summary>
internal static class CaseRulings
{
    /// <summary>Every answer once, in the order in which they were first given.</summary>
    public static IReadOnlyList<RulingView> Of(CaseReading reading) =>
        [.. reading.Found.Rulings.Select(kept => View(reading, kept.Ruling)).DistinctBy(
            view => (view.Question, view.Outcome, view.Rule, view.Version, view.OverruledBecause))];

    private static RulingView View(CaseReading reading, Ruling ruling) => new(
        Words.Of("rule-set", ruling.Set), Outcome(reading, ruling), RuleOf(ruling), [.. ruling.Because.Distinct()], ruling.Ground,
        ruling.Verified == "verified", Short(ruling.Version))
    {
        OverruledBecause = ruling.Overruled is { } other ? Reason(reading, other) : null,
    };

    // A person who dispatches writes the reason as a statement of the case; at the window it stands in the ruling itself.
    private static string Reason(CaseReading reading, Overruling overruled) =>
        Guid.TryParse(overruled.Reason, out var statement) && reading.Found.Words.TryGetValue(statement, out var words)
            ? words
            : overruled.Reason;

    private static string? RuleOf(Ruling ruling) =>
        ruling.Label ?? (ruling is { Hit: false, Set: "hard-stops" } ? Texts.Ruling_NoneHit : null);

    private static string Outcome(CaseReading reading, Ruling ruling)
    {
        if (!ruling.Hit)
            return Words.Find("no-match", ruling.Set) ?? Texts.Case_NothingDecided;
        if (ruling.Text("Lead") is { } lead && ruling.Set == "dispatch")
            return Dispatch(reading, lead, ruling.Texts("CoHandlers"));
        if (ruling.Set == "deadlines")
            return Texts.Window_ClockCount.With(ruling.Hits.Count);
        return ruling.Set == "classification" && ruling.Text("Category") is { } category
            ? reading.Names.Category(category)
            : string.Join('、', ruling.Hits.Select(hit => Word(ruling.Set, hit)).Distinct());
    }

    private static string Dispatch(CaseReading reading, string lead, IReadOnlyList<string> coHandlers) => coHandlers.Count == 0
        ? Texts.Case_Leads.With(reading.Names.Unit(lead))
        : $"{Texts.Case_Leads.With(reading.Names.Unit(lead))}，{Texts.Case_CoHandle.With(reading.Names.Units(coHandlers))}";

    private static string Short(string version) => version.Length > 12 ? version[..12] : version;

    private static string Word(string set, RulingHit hit) => Words.Find(KindOf(set), hit.Outcome) ?? hit.Label;

    private static string KindOf(string set) => set == "hard-stops" ? "hard-stop" : set;
}
