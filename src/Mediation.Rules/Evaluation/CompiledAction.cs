using System.Collections;
using Mediation.Rules.Expressions;
using Mediation.Rules.Reading;
using Mediation.Rules.Runtime;

namespace Mediation.Rules.Evaluation;

/// <summary>An action ready to run.</summary>
internal abstract class CompiledAction
{
    /// <summary>What the action gives, and the result of the rule it went on to.</summary>
    public abstract (object? Output, RuleResult? Chained) Run(Frame frame, Evaluator evaluator);
}

/// <summary>An action that can't work; it fails whenever it is asked.</summary>
internal sealed class BrokenAction(RuleFailure failure) : CompiledAction
{
    public override (object? Output, RuleResult? Chained) Run(Frame frame, Evaluator evaluator) =>
        throw new EvaluationException(failure.Code, failure.Offset ?? 0, failure.Arguments);
}

/// <summary>OutputExpression: the value of an expression.</summary>
internal sealed class OutputAction(CompiledExpression<object?> expression) : CompiledAction
{
    public override (object? Output, RuleResult? Chained) Run(Frame frame, Evaluator evaluator) =>
        (Settled(expression.Run(frame), frame), null);

    /// <summary>
    /// A query is carried out here, within the limits of this evaluation, and not by whoever reads the result.
    /// </summary>
    private static object? Settled(object? value, Frame frame) => value switch
    {
        null or string or ValueType or IDictionary => value,
        RuleObject made => Members(made, frame),
        IList list => list.Cast<object?>().Any(IsQuery) ? Taken(list, frame) : value,
        _ when IsQuery(value) => Taken((IEnumerable)value, frame),
        _ => value
    };

    private static RuleObject Members(RuleObject made, Frame frame) => made.With(member => Settled(member, frame));

    private static bool IsQuery(object? value) =>
        value is IEnumerable and not (string or IList or IDictionary)
        && (value is IEnumerator
            || value.GetType().Namespace?.StartsWith("System.Linq", StringComparison.Ordinal) == true);

    private static List<object?> Taken(IEnumerable query, Frame frame)
    {
        var list = new List<object?>();
        foreach (var item in query)
        {
            frame.Size(list.Count + 1, 0);
            list.Add(Settled(item, frame));
        }
        return list;
    }
}

/// <summary>EvaluateRule: goes on to another rule, which was compiled for the values that travel there.</summary>
internal sealed class ChainAction(
    CompiledRuleSet set,
    CompiledRule target,
    IReadOnlyList<(int From, int To)> travelling,
    IReadOnlyList<CompiledParam> additional)
    : CompiledAction
{
    public override (object? Output, RuleResult? Chained) Run(Frame frame, Evaluator evaluator)
    {
        var slots = new object?[set.Slots];
        foreach (var (from, to) in travelling) slots[to] = frame.Slots[from];
        foreach (var input in additional) slots[input.Slot] = input.Expression.Run(frame);

        var result = evaluator.EvaluateOne(set, target, frame.For(slots));
        if (result.ActionFailure is { } failure)
            throw new EvaluationException(failure.Code, failure.Offset ?? 0, failure.Arguments);
        return (result.Output, result);
    }
}

/// <summary>An action of the host.</summary>
internal sealed class HostAction(
    Func<RuleActionCall, object?> run, Rule rule, RuleAction definition, IReadOnlyList<ScopeEntry> visible)
    : CompiledAction
{
    public override (object? Output, RuleResult? Chained) Run(Frame frame, Evaluator evaluator)
    {
        var values = visible.ToDictionary(e => e.Name, e => frame.Slots[e.Slot], StringComparer.OrdinalIgnoreCase);
        return (run(new(definition.Context, values, rule)), null);
    }
}
