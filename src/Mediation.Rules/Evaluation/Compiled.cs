using Mediation.Rules.Expressions;
using Mediation.Rules.Reading;
using Mediation.Rules.Runtime;
using Mediation.Rules.Tracing;

namespace Mediation.Rules.Evaluation;

/// <summary>
/// A bound expression; its code, and the code that also notes what it saw, are each made when first asked for: who asks
/// with a trace never needs the other.
/// </summary>
internal sealed class CompiledExpression<T>
{
    private readonly Func<Func<Frame, T>> compile;

    private readonly Lazy<(Watchlist Watched, Func<Frame, T> Run)> traced;

    private Func<Frame, T>? run;

    public CompiledExpression(Node node, Language language, Scope scope, string path)
    {
        Path = path;
        Node = node;
        var (code, type) = Binder.Bind<T>(node, language, scope);
        Type = type;
        compile = code.Compile;
        traced = new(() =>
        {
            var watched = new Watchlist(node);
            return (watched, Binder.Bind<T>(node, language, scope, watched).Code.Compile());
        });
    }

    public string Path { get; }

    public Node Node { get; }

    public RuleType Type { get; }

    /// <summary>The code; two threads may both make it at first, which does no harm.</summary>
    public Func<Frame, T> Run => run ??= compile();

    /// <summary>Runs and notes what it saw; <paramref name="trace"/> is there even when it throws.</summary>
    public T RunTraced(Frame frame, out Sighted trace)
    {
        var (watched, code) = traced.Value;
        var sightings = new Sightings(watched.Count);
        var outer = frame.Sightings;
        frame.Sightings = sightings;
        try
        {
            return code(frame);
        }
        finally
        {
            trace = new(Node, watched, sightings);
            frame.Sightings = outer;
        }
    }
}

/// <summary>A param and the slot its value goes to.</summary>
internal sealed record CompiledParam(string Name, int Slot, CompiledExpression<object?> Expression);

/// <summary>A rule ready to run. Plain results are made once, because most evaluations need nothing more.</summary>
internal sealed class CompiledRule(Rule definition)
{
    public Rule Definition { get; } = definition;

    /// <summary>Why the rule can never be told.</summary>
    public RuleFailure? Failure { get; init; }

    public CompiledParam[] Locals { get; init; } = [];

    public CompiledExpression<bool>? Condition { get; init; }

    public CompiledRule[] Children { get; init; } = [];

    public bool IsParent { get; init; }

    public bool NeedsAll { get; init; }

    public CompiledAction? OnSuccess { get; init; }

    public CompiledAction? OnFailure { get; init; }

    public MessageTemplate? Message { get; init; }

    /// <summary>Whether the condition is all there is to evaluate.</summary>
    public bool IsLeaf { get; init; }


    private RuleResult PlainTrue { get; } = new(definition, RuleOutcome.True);

    private RuleResult PlainFalse { get; } = new(definition, RuleOutcome.False);

    private RuleResult NotInForce { get; } = new(definition, RuleOutcome.NotInForce);

    /// <summary>The result that tells nothing but the outcome.</summary>
    public RuleResult Plain(RuleOutcome outcome) => outcome switch
    {
        RuleOutcome.True => PlainTrue,
        RuleOutcome.False => PlainFalse,
        _ => NotInForce
    };
}

/// <summary>A rule set ready to run.</summary>
/// <param name="Definition">The rule set.</param>
/// <param name="Globals">Its global params.</param>
/// <param name="Failure">Why none of its rules can be told: a global param that doesn't compile.</param>
/// <param name="Rules">Enabled top-level rules, injected ones included.</param>
/// <param name="Slots">How many slots a frame needs.</param>
/// <param name="AsksCulture">Whether an expression calls what may depend on the thread's culture.</param>
internal sealed record CompiledRuleSet(
    RuleSet Definition,
    CompiledParam[] Globals,
    RuleFailure? Failure,
    CompiledRule[] Rules,
    int Slots,
    bool AsksCulture)
{
    private Func<Frame, bool>?[]? conditions;

    /// <summary>Conditions of the rules that come to no more than an outcome when they don't hold; null for the others.</summary>
    public Func<Frame, bool>?[] Conditions => conditions ??= Array.ConvertAll(
        Rules, r => r is { IsLeaf: true, Message: null, OnFailure: null } ? r.Condition!.Run : null);
}
