using Mediation.Rules.Expressions;

namespace Mediation.Rules.Tracing;

/// <summary>
/// What an evaluation saw at one part of an expression (求值痕迹): its value, or that it was never reached because the
/// outcome was already known.
/// </summary>
/// <param name="Expression">The part.</param>
/// <param name="Evaluated">False when it was short-circuited (未求值), or when a failure came first.</param>
/// <param name="Value">The value seen; a literal's own value.</param>
/// <param name="Parts">The parts of a condition, operands of a comparison; empty for a fact.</param>
public sealed record TraceNode(Node Expression, bool Evaluated, object? Value, IReadOnlyList<TraceNode> Parts)
{
    /// <summary>The part in normal form (表达式).</summary>
    public string Text => Printer.Print(Expression);

    internal static TraceNode Of(Node node, Watchlist watched, Sightings sightings)
    {
        if (node is Literal literal) return new(node, true, literal.Value, []);
        if (watched.IndexOf(node) is not { } index) return new(node, false, null, []);

        var shows = node is Binary or Unary or Conditional or In or New
            or Call { Target: null, Method: "iif" or "isnull" };
        var parts = shows
            ? node.Parts.Select(p => Of(p, watched, sightings)).ToArray()
            : [];
        return new(node, sightings.Has(index), sightings.Value(index), parts);
    }
}

/// <summary>
/// The trace of one rule (规则痕迹): its params in order, then its condition. Made when it is read, so that tracing costs
/// little more than noting the values down.
/// </summary>
public sealed class RuleTrace
{
    private readonly IReadOnlyList<KeyValuePair<string, Sighted>> sighted;

    private readonly Sighted? condition;

    private KeyValuePair<string, TraceNode>[]? parameters;

    internal RuleTrace(IReadOnlyList<KeyValuePair<string, Sighted>>? sighted, Sighted? condition)
    {
        this.sighted = sighted ?? [];
        this.condition = condition;
    }

    /// <summary>Local params by name (局部参数).</summary>
    public IReadOnlyList<KeyValuePair<string, TraceNode>> Params =>
        parameters ??= [.. sighted.Select(p => KeyValuePair.Create(p.Key, p.Value.Trace))];

    /// <summary>The condition; null for a parent, whose children have their own traces (条件).</summary>
    public TraceNode? Condition => condition?.Trace;
}
