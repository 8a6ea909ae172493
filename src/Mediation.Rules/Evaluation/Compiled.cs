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
    private readonly Lazy<Func<Frame, T>> plain;

    private readonly Lazy<(Watchlist Watched, Func<Frame, T> Run)> traced;

    public CompiledExpression(Node node, Language language, Scope scope, string path)
    {
        Path = path;
        Node = node;
        var (code, type) = Binder.Bind<T>(node, language, scope);
        Type = type;
        plain = new(() => code.Compile());
        traced = new(() =>
        {
            var watched = new Watchlist(node);
            return (watched, Binder.Bind<T>(node, language, scope, watched).Code.Compile());
        });
    }

    public string Path { get; }

    public Node Node { get; }

    public RuleType Type { get; }

    public Func<Frame, T> Run => plain.Value;

    /// <summary>Runs and notes what it saw; <paramref name="trace"/> is there even when it throws.</summary>
    public T RunTraced(Frame frame, out TraceNode trace)
    {
        var (watched, run) = traced.Value;
        var sightings = new Sightings(watched.Count);
        var outer = frame.Sightings;
        frame.Sightings = sightings;
        try
        {
            return run(frame);
        }
        finally
        {
            trace = TraceNode.Of(Node, watched, sightings);
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

    public IReadOnlyList<CompiledParam> Locals { get; init; } = [];

    public CompiledExpression<bool>? Condition { get; init; }

    public CompiledRule[] Children { get; init; } = [];

    public bool IsParent { get; init; }

    public bool NeedsAll { get; init; }

    public CompiledAction? OnSuccess { get; init; }

    public CompiledAction? OnFailure { get; init; }

    public MessageTemplate? Message { get; init; }

    public RuleResult PlainTrue { get; } = new(definition, RuleOutcome.True);

    public RuleResult PlainFalse { get; } = new(definition, RuleOutcome.False);

    public RuleResult NotInForce { get; } = new(definition, RuleOutcome.NotInForce);
}

/// <summary>A rule set ready to run.</summary>
/// <param name="Definition">The rule set.</param>
/// <param name="Globals">Its global params.</param>
/// <param name="Failure">Why none of its rules can be told: a global param that doesn't compile.</param>
/// <param name="Rules">Enabled top-level rules, injected ones included.</param>
/// <param name="Slots">How many slots a frame needs.</param>
internal sealed record CompiledRuleSet(
    RuleSet Definition,
    IReadOnlyList<CompiledParam> Globals,
    RuleFailure? Failure,
    CompiledRule[] Rules,
    int Slots);
