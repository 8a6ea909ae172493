using System.Globalization;
using Mediation.Rules.Reading;

namespace Mediation.Rules.Evaluation;

/// <summary>
/// What came of a rule set (规则集的结果). Unchanging and safe for any number of threads; the lists are made when they are
/// first asked for, because most callers only want <see cref="Hit"/>.
/// </summary>
public sealed class RuleSetResult
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private readonly CompiledRuleSet set;

    /// <summary>The outcome of each rule as <see cref="Noted"/>; zero where the first hit came before it.</summary>
    private readonly byte[] outcomes;

    /// <summary>Results that hold more than an outcome; where there is no more, null until someone looks.</summary>
    private RuleResult?[]? details;

    internal RuleSetResult(CompiledRuleSet set, byte[] outcomes, RuleResult?[]? details)
    {
        this.set = set;
        this.outcomes = outcomes;
        this.details = details;
    }

    /// <summary>The rule set's name (规则集名称).</summary>
    public string Set => set.Definition.Name;

    /// <summary>Its content hash, to be noted beside every decision (内容版本).</summary>
    public string Version => set.Definition.Version;

    /// <summary>All rules that were evaluated, in order (各规则的结果).</summary>
    public IReadOnlyList<RuleResult> Rules
    {
        get
        {
            var results = details ??= new RuleResult?[outcomes.Length];
            var count = 0;
            for (; count < outcomes.Length && outcomes[count] > 0; count++) results[count] ??= At(count);
            return new ArraySegment<RuleResult>(results!, 0, count);
        }
    }

    /// <summary>Those that count by the hit policy; empty when nothing matched; made when asked for (命中).</summary>
    public IReadOnlyList<RuleResult> Hits => FindHits();

    /// <summary>The first that counts; null when nothing matched (首个命中).</summary>
    public RuleResult? Hit
    {
        get
        {
            if (set.Definition.HitPolicy == HitPolicy.Best) return FindHits() is [var best, ..] ? best : null;
            var first = outcomes.AsSpan().IndexOf(Noted(RuleOutcome.True));
            return first < 0 ? null : At(first);
        }
    }

    /// <summary>Those that couldn't be decided, or held and couldn't do what follows; made when asked for (失败的规则).</summary>
    public IReadOnlyList<RuleResult> Failures =>
        [.. Evaluated().Where(i => outcomes[i] == Noted(RuleOutcome.Failed) || details?[i]?.ActionFailure is not null).Select(At)];

    internal static byte Noted(RuleOutcome outcome) => (byte)(outcome + 1);

    private IEnumerable<int> Evaluated() => Enumerable.Range(0, outcomes.Length).TakeWhile(i => outcomes[i] > 0);

    private RuleResult At(int position) =>
        details?[position] ?? set.Rules[position].Plain((RuleOutcome)(outcomes[position] - 1));

    private RuleResult[] FindHits()
    {
        RuleResult[] holding =
            [.. Evaluated().Where(i => outcomes[i] == Noted(RuleOutcome.True)).Select(At)];
        return set.Definition.HitPolicy == HitPolicy.Best && holding.Length > 1 ? [holding.MaxBy(Score)!] : holding;
    }

    private static decimal Score(RuleResult result) =>
        result.Output is IReadOnlyDictionary<string, object?> output
        && output.TryGetValue("Score", out var score)
        && score is IConvertible number
        && decimal.TryParse(number.ToString(Invariant), NumberStyles.Float, Invariant, out var points)
            ? points
            : decimal.MinValue;
}
