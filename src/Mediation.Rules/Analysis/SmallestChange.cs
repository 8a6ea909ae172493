using Mediation.Rules.Evaluation;
using Mediation.Rules.Reading;

namespace Mediation.Rules.Analysis;

/// <summary>
/// The fewest facts that would have to be otherwise for another outcome (最小改动), found by reasoning and confirmed by
/// running the changed facts.
/// </summary>
/// <param name="Changes">What would be otherwise, in the order the rules ask.</param>
/// <param name="Result">What the rule set says then.</param>
public sealed record SmallestChange(IReadOnlyList<FactChange> Changes, RuleSetResult Result)
{
    /// <summary>More facts than this are no small change, and aren't looked for.</summary>
    public const int Most = 3;

    /// <summary>
    /// What would turn one rule of a set from holding to not holding, or the other way round (单条规则的最小改动). Null when
    /// no change of up to <see cref="Most"/> declared facts is found within the limits.
    /// </summary>
    /// <param name="library">The rules.</param>
    /// <param name="rule">Rule set and rule: an enabled top-level one; another name is a defect of the caller.</param>
    /// <param name="model">What facts there are.</param>
    /// <param name="matter">The facts as they are.</param>
    /// <param name="options">The day, and which facts may change.</param>
    public static SmallestChange? OfRule(
        RuleLibrary library, (string Set, string Name) rule, FactModel model, IMatter matter, ChangeOptions? options = null)
    {
        var about = new Alternatives(library, rule.Set, model, matter, options ?? new());
        var holds = about.Holds(rule.Name, matter);
        return about.Find(about.Condition(rule.Name), !holds, changed => about.Holds(rule.Name, changed) != holds);
    }

    /// <summary>
    /// What would make another rule count than now, or any where none does (规则集结论的最小改动): for sets that give one
    /// answer, by <c>first</c> or <c>best</c>; null for the others, and when none is found as above.
    /// </summary>
    public static SmallestChange? OfSet(
        RuleLibrary library, string set, FactModel model, IMatter matter, ChangeOptions? options = null)
    {
        var about = new Alternatives(library, set, model, matter, options ?? new());
        if (about.Set.HitPolicy == HitPolicy.Collect) return null;
        var now = about.Run(matter).Hit?.Rule;
        return about.Find(about.Same(now), false, changed => about.Run(changed).Hit?.Rule.Path != now?.Path);
    }
}

/// <summary>What a change may be looked for among (改动范围).</summary>
public sealed record ChangeOptions
{
    /// <summary>The day whose rules count (适用日期); null counts them all.</summary>
    public DateOnly? InForceOn { get; init; }

    /// <summary>Which facts may be otherwise, by path (可改动的事实); all when not given.</summary>
    public Func<string, bool> MayChange { get; init; } = _ => true;

    /// <summary>How much work may be done (上限).</summary>
    public AnalysisLimits Limits { get; init; } = new();
}

/// <summary>A fact that would be otherwise (事实改动).</summary>
/// <param name="From">As it is.</param>
/// <param name="To">As it would be: the nearest value that does.</param>
/// <param name="AndBeyond">
/// Whether every greater (1) or lesser (-1) value would do as well; 0 when that isn't known or it is no number.
/// </param>
public sealed record FactChange(FactValue From, FactValue To, int AndBeyond);
