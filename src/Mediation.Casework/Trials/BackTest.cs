using Mediation.Casework.Rulings;

namespace Mediation.Casework.Trials;

/// <summary>What is kept of a case that was accepted (过去的案件): its number and its facts, nobody's name and no words but those matched.</summary>
/// <param name="Number">编号.</param>
/// <param name="InForceOn">The day whose law applied.</param>
/// <param name="Facts">The facts with all answers in them.</param>
public sealed record PastCase(string Number, DateOnly InForceOn, FactSheet Facts);

/// <summary>A value that a past case would have got otherwise (不同之处): what, and its codes before and after.</summary>
public sealed record Otherwise(string What, string Before, string After);

/// <summary>A clock that would have run another term (时限不同); the rule's values before and after, null where there is none.</summary>
/// <param name="Kind">时限种类.</param>
/// <param name="On">起算事件.</param>
/// <param name="Before">The term in force.</param>
/// <param name="After">The draft's.</param>
public sealed record OtherTerm(string Kind, string On, RuleValues? Before, RuleValues? After);

/// <summary>A past case that would have gone otherwise (会不同的案件).</summary>
public sealed record ChangedCase(string Number, DateOnly AcceptedOn, string? Category, IReadOnlyList<Otherwise> Changes, IReadOnlyList<OtherTerm> Terms)
{
    /// <summary>The lead by the rules in force (现行主办).</summary>
    public required string LeadBefore { get; init; }

    /// <summary>The lead by the draft (草稿主办).</summary>
    public required string LeadAfter { get; init; }
}

/// <summary>
/// Runs a draft over past cases beside the rules in force (回测). Both are asked with the same facts, so a difference is the draft's doing; what
/// people overruled isn't looked at. Only rule sets that are asked at acceptance can be run: the facts of later acts aren't kept.
/// Safe for any number of threads.
/// </summary>
/// <param name="inForce">The book in force.</param>
/// <param name="draft">The same book with the draft.</param>
/// <param name="set">The rule set that differs.</param>
public sealed class BackTest(RuleBook inForce, RuleBook draft, string set)
{
    // What was said of a case when it was classified is told from what a clerk said by asking again.
    private readonly bool asksCategory = set is "likeness" or "hard-stops" or "classification";

    /// <summary>Whether the facts a rule set is asked with are kept (可回测).</summary>
    public static bool CanRun(string set) => Assessment.Order.Contains(set);

    /// <summary>How a past case would have gone otherwise; null when it wouldn't.</summary>
    public ChangedCase? Compare(PastCase past)
    {
        var facts = AsAsked(past);
        if (Same(inForce.Answer(set, facts, past.InForceOn), draft.Answer(set, facts, past.InForceOn))) return null;
        var given = past.Facts with { Complaint = facts.Complaint, Ruling = new() };
        var (before, after) = (Assessment.Again(inForce, given, past.InForceOn), Assessment.Again(draft, given, past.InForceOn));
        Otherwise[] changes = [.. Values(before).Zip(Values(after)).Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => new Otherwise(pair.First.What, pair.First.Value, pair.Second.Value))];
        OtherTerm[] terms = [.. TermsOf(before, after)];
        return changes.Length == 0 && terms.Length == 0
            ? null
            : new ChangedCase(past.Number, past.InForceOn, past.Facts.Complaint.Category, changes, terms)
            {
                LeadBefore = before.Lead,
                LeadAfter = after.Lead,
            };
    }

    private FactSheet AsAsked(PastCase past)
    {
        var facts = past.Facts with { Ruling = KnownTo(set, past.Facts.Ruling) };
        if (!asksCategory) return facts;
        var unsaid = facts with { Complaint = facts.Complaint with { Category = null } };
        return inForce.Answer("classification", unsaid with { Ruling = KnownTo("classification", past.Facts.Ruling) }, past.InForceOn)
            .Text("Category") == past.Facts.Complaint.Category ? unsaid : facts;
    }

    // The answers that a rule set knew when it was asked: those of the sets before it.
    private static EarlierRulings KnownTo(string set, EarlierRulings all) => Assessment.Order.SkipWhile(asked => asked != set)
        .Aggregate(all, (known, later) => known.With(new Ruling { Set = later, Version = "" }));

    private static bool Same(Ruling before, Ruling after) =>
        before.NeedsPerson == after.NeedsPerson && before.Hits.Count == after.Hits.Count
        && before.Hits.Zip(after.Hits).All(pair => pair.First.Outcome == pair.Second.Outcome && Same(pair.First.Values, pair.Second.Values));

    private static bool Same(RuleValues? before, RuleValues? after) =>
        before is null || after is null ? before == after
        : before.All.Count == after.All.Count && before.All.All(value => after.All.TryGetValue(value.Key, out var other) && Same(value.Value, other));

    private static bool Same(object? before, object? after) => before is IReadOnlyList<string> texts
        ? after is IReadOnlyList<string> others && texts.SequenceEqual(others)
        : Equals(before, after);

    private static IEnumerable<(string What, string Value)> Values(Assessment assessed) =>
    [
        ("hardStops", string.Join(',', assessed.HardStops)), ("category", assessed.Category?.Code ?? ""), ("acceptance", assessed.Acceptance),
        ("mediation", assessed.Mediation), ("secrecy", $"{assessed.Secrecy}"), ("priority", assessed.Priority), ("lead", assessed.Lead),
        ("coHandlers", string.Join(',', assessed.CoHandlers)), ("course", assessed.Course),
    ];

    private static IEnumerable<OtherTerm> TermsOf(Assessment before, Assessment after)
    {
        var (old, now) = (Terms(before), Terms(after));
        return old.Keys.Union(now.Keys)
            .Select(key => new OtherTerm(key.Kind, key.On, old.GetValueOrDefault(key), now.GetValueOrDefault(key)))
            .Where(term => !Same(term.Before, term.After));
    }

    private static Dictionary<(string Kind, string? Clock, string On), RuleValues> Terms(Assessment assessed) => assessed.Deadlines
        .GroupBy(hit => (hit.Outcome, hit.Values.Text("Clock"), hit.Values.Text("On") ?? "accepted"))
        .ToDictionary(same => same.Key, same => same.First().Values);
}
