using System.Collections.Frozen;
using System.Globalization;
using Mediation.Rules.Expressions;
using Mediation.Rules.Reading;
using Mediation.Rules.Runtime;

namespace Mediation.Rules.Evaluation;

/// <summary>
/// Rule sets compiled against declared inputs (规则库). Immutable and safe for any number of threads: to change a rule,
/// compile a new library and swap the reference. Evaluation runs under the invariant culture and reads neither clock
/// nor chance.
/// </summary>
public sealed class RuleLibrary
{
    private readonly FrozenDictionary<string, CompiledRuleSet> sets;

    private readonly RuleSettings settings;

    private readonly string[] inputs;

    /// <summary>Evaluates when nothing is asked for but the outcome.</summary>
    private readonly Evaluator plain;

    private RuleLibrary(
        FrozenDictionary<string, CompiledRuleSet> sets,
        string[] inputs,
        RuleSettings settings,
        IReadOnlyList<RuleFault> faults)
    {
        this.sets = sets;
        this.inputs = inputs;
        this.settings = settings;
        plain = EvaluatorFor(EvaluationOptions.Default, settings.AutoExecuteActions);
        Faults = faults;
    }

    /// <summary>
    /// Everything that doesn't compile, with its place; a host refuses to start on any (编译错误). A rule that doesn't
    /// compile is <see cref="RuleOutcome.Failed"/> whenever it is evaluated; the others go on.
    /// </summary>
    public IReadOnlyList<RuleFault> Faults { get; }

    /// <summary>The rule sets by name (规则集).</summary>
    public IEnumerable<RuleSet> RuleSets => sets.Values.Select(s => s.Definition);

    /// <summary>Compiles rule sets. About a millisecond for a rule; never throws for what a file contains.</summary>
    public static RuleLibrary Compile(IEnumerable<RuleSet> ruleSets, RuleInputs inputs, RuleSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(ruleSets);
        ArgumentNullException.ThrowIfNull(inputs);
        settings ??= new();
        var faults = new List<RuleFault>();
        var byName = new Dictionary<string, RuleSet>(StringComparer.Ordinal);
        foreach (var set in ruleSets)
            if (!byName.TryAdd(set.Name, set))
                faults.Add(set.FaultAt("$", "rules.set.duplicate", set.Name));

        var scope = inputs.Entries.Aggregate(Scope.Empty, (s, e) => s.With(e.Key, e.Value));
        var compiler = new RuleCompiler(byName, settings, LanguageOf(settings, inputs), faults);
        var compiled = byName.ToFrozenDictionary(
            s => s.Key, s => compiler.Compile(s.Value, scope), StringComparer.Ordinal);
        return new(compiled, [.. inputs.Entries.Select(e => e.Key)], settings, faults);
    }

    /// <summary>Whether there is a rule set of that name (是否存在).</summary>
    public bool Contains(string set) => sets.ContainsKey(set);

    /// <summary>Evaluates a rule set (求值). An unknown name is a defect of the caller.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public RuleSetResult Evaluate(string set, RuleArguments arguments, EvaluationOptions? options = null)
    {
        var compiled = Find(set);
        var evaluator = options is null ? plain : EvaluatorFor(options, settings.AutoExecuteActions);
        var frame = FrameFor(compiled, arguments, options);
        if (!compiled.AsksCulture) return evaluator.Evaluate(compiled, frame);
        using var culture = new InvariantScope();
        return evaluator.Evaluate(compiled, frame);
    }

    /// <summary>
    /// Evaluates one rule of a set with its action, whatever <see cref="RuleSettings.AutoExecuteActions"/> says (单条求值);
    /// null when the set has no enabled rule of that name.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public RuleResult? EvaluateRule(string set, string rule, RuleArguments arguments, EvaluationOptions? options = null)
    {
        var compiled = Find(set);
        if (Array.Find(compiled.Rules, r => r.Definition.Name == rule) is not { } found) return null;
        using var culture = new InvariantScope();
        return EvaluatorFor(options ?? EvaluationOptions.Default, acts: true)
            .EvaluateOne(compiled, found, FrameFor(compiled, arguments, options));
    }

    private static Language LanguageOf(RuleSettings settings, RuleInputs inputs) => new()
    {
        Limits = settings.Limits,
        ExactCase = settings.IsExpressionCaseSensitive,
        IsOriginal = settings.Profile == RuleProfile.Original,
        IsNullSafe = settings.NullSafeMembers,
        Members = MemberPolicy.For(
            inputs.Entries.Select(e => e.Value.Clr), settings.CustomTypes, settings.Profile == RuleProfile.Original)
    };

    private CompiledRuleSet Find(string set) => sets.GetValueOrDefault(set)
        ?? throw new ArgumentException($"There is no rule set '{set}'.", nameof(set));

    private Evaluator EvaluatorFor(EvaluationOptions options, bool acts) =>
        new(options, settings.NestedRuleExecutionMode == NestedRuleExecutionMode.Performance, acts);

    private Frame FrameFor(CompiledRuleSet set, RuleArguments arguments, EvaluationOptions? options)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var slots = new object?[set.Slots];
        for (var i = 0; i < inputs.Length; i++) slots[i] = arguments.Find(inputs[i]);
        return new(slots, settings.Limits, options?.Cancellation ?? default);
    }

    /// <summary>Puts the thread under the invariant culture while rules run, whatever the page's.</summary>
    private readonly ref struct InvariantScope
    {
        private readonly CultureInfo? before;

        public InvariantScope()
        {
            if (CultureInfo.CurrentCulture.Name.Length == 0) return;
            before = CultureInfo.CurrentCulture;
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        }

        public void Dispose()
        {
            if (before is not null) CultureInfo.CurrentCulture = before;
        }
    }
}
