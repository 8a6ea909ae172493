using Mediation.Casework.Rulings;

namespace Mediation.Casework.Trials;

/// <summary>
/// What is kept of a case that was accepted, or of a question that was asked about it later (过去的案件): its number and its facts, nobody's name
/// and no words but those matched.
/// </summary>
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
/// people overruled isn't looked at. A rule set of acceptance is run with those after it; one that is asked later by itself, on the facts that
/// each question was asked with. Safe for any number of threads.
/// </summary>
/// <param name="inForce">The book in force.</param>
/// <param name="draft">The same book with the draft.</param>
/// <param name="set">The rule set that differs.</param>
public sealed class BackTest(RuleBook inForce, RuleBook draft, string set)
{
    // What was said of a case when it was classified is told from what a clerk said by asking again.
    private readonly bool asksCategory = IsAsked("classification", set);

    private readonly bool asksDispatch = IsAsked("dispatch", set);

    private readonly bool asksDeadlines = IsAsked("deadlines", set);

    // What may differ: the answers of the draft's set and of those after it.
    private readonly (string What, string Set, Func<Assessment, string> Of)[] values = [.. Values.Where(value => IsAsked(value.Set, set))];

    private static readonly (string What, string Set, Func<Assessment, string> Of)[] Values =
    [
        ("hardStops", "hard-stops", assessed => string.Join(',', assessed.HardStops)),
        ("category", "classification", assessed => assessed.Category?.Code ?? ""),
        ("acceptance", "acceptance", assessed => assessed.Acceptance),
        ("mediation", "mediation", assessed => assessed.Mediation),
        ("secrecy", "secrecy", assessed => $"{assessed.Secrecy}"),
        ("priority", "priority", assessed => assessed.Priority),
        ("lead", "dispatch", assessed => assessed.Lead),
        ("coHandlers", "dispatch", assessed => string.Join(',', assessed.CoHandlers)),
        ("course", "course", assessed => assessed.Course),
    ];

    /// <summary>The rule set that differs.</summary>
    public string Set => set;

    /// <summary>Whether the facts a rule set is asked with are kept (可回测): of ladders, which are asked of every clock over and over, they aren't.</summary>
    public static bool CanRun(string set) => set != "escalation";

    /// <summary>Whether a rule set is asked at acceptance (受理时问).</summary>
    public static bool IsOfAcceptance(string set) => Assessment.Order.Contains(set);

    /// <summary>How a past case would have gone otherwise; null when it wouldn't. Only the draft's set and those after it are asked.</summary>
    public ChangedCase? Compare(PastCase past)
    {
        var facts = IsOfAcceptance(set) ? AsAsked(past) : past.Facts;
        var (old, now) = (inForce.Answer(set, facts, past.InForceOn), draft.Answer(set, facts, past.InForceOn));
        if (Same(old, now)) return null;
        if (!IsOfAcceptance(set)) return AnsweredOtherwise(past, old, now);
        var (before, after) = (Assessment.After(inForce, old, facts, past.InForceOn), Assessment.After(draft, now, facts, past.InForceOn));
        Otherwise[] changes = [.. values.Select(value => new Otherwise(value.What, value.Of(before), value.Of(after)))
            .Where(change => change.Before != change.After)];
        OtherTerm[] terms = asksDeadlines ? [.. TermsOf(before, after)] : [];
        var lead = facts.Ruling.Dispatch.Lead ?? Assessment.Desk;
        return changes.Length == 0 && terms.Length == 0
            ? null
            : new ChangedCase(past.Number, past.InForceOn, past.Facts.Complaint.Category, changes, terms)
            {
                LeadBefore = asksDispatch ? before.Lead : lead,
                LeadAfter = asksDispatch ? after.Lead : lead,
            };
    }

    private ChangedCase AnsweredOtherwise(PastCase past, Ruling old, Ruling now)
    {
        var lead = past.Facts.Ruling.Dispatch.Lead ?? Assessment.Desk;
        return new ChangedCase(past.Number, past.InForceOn, past.Facts.Complaint.Category, [new Otherwise(set, Said(old), Said(now))], [])
        {
            LeadBefore = lead,
            LeadAfter = lead,
        };
    }

    // An answer by its outcomes, and what each says.
    private static string Said(Ruling answer) => answer.Hit
        ? string.Join(',', answer.Hits.Select(hit => string.Join(' ', hit.Values.All.Select(value => Said(value.Key, value.Value)).Prepend(hit.Outcome))))
        : Ruling.NoMatch;

    private static string Said(string name, object? value) =>
        $"{name}={(value is IReadOnlyList<string> texts ? string.Join('、', texts) : value)}";

    private FactSheet AsAsked(PastCase past)
    {
        var facts = past.Facts with { Ruling = past.Facts.Ruling.Before(set) };
        if (!asksCategory) return facts;
        var unsaid = facts with { Complaint = facts.Complaint with { Category = null } };
        return inForce.Answer("classification", unsaid with { Ruling = past.Facts.Ruling.Before("classification") }, past.InForceOn)
            .Text("Category") == past.Facts.Complaint.Category ? unsaid : facts;
    }

    // Whether a set is asked when the answers of another change.
    private static bool IsAsked(string asked, string since) => Assessment.Order.SkipWhile(set => set != since).Contains(asked);

    private static bool Same(Ruling before, Ruling after) =>
        before.NeedsPerson == after.NeedsPerson && before.Hits.Count == after.Hits.Count
        && before.Hits.Zip(after.Hits).All(pair => pair.First.Outcome == pair.Second.Outcome && Same(pair.First.Values, pair.Second.Values));

    private static bool Same(RuleValues? before, RuleValues? after) =>
        before is null || after is null ? before == after
        : before.All.Count == after.All.Count && before.All.All(value => after.All.TryGetValue(value.Key, out var other) && Same(value.Value, other));

    private static bool Same(object? before, object? after) => before is IReadOnlyList<string> texts
        ? after is IReadOnlyList<string> others && texts.SequenceEqual(others)
        : Equals(before, after);

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
