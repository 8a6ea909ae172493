using System.Globalization;
using Mediation.Rules.Reading;
using Mediation.Rules.Runtime;
using Mediation.Rules.Tracing;

namespace Mediation.Rules.Evaluation;

/// <summary>Runs compiled rules over a frame (求值). Holds nothing between calls.</summary>
internal sealed class Evaluator(RuleSettings settings, EvaluationOptions options)
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public RuleSetResult Evaluate(CompiledRuleSet set, Frame frame)
    {
        var failure = set.Failure ?? Globals(set, frame);
        var policy = set.Definition.HitPolicy;
        var results = new RuleResult[set.Rules.Length];
        for (var i = 0; i < results.Length; i++)
        {
            frame.Cancellation.ThrowIfCancellationRequested();
            results[i] = Evaluate(set.Rules[i], frame, failure);
            if (policy != HitPolicy.First || !results[i].IsTrue) continue;
            Array.Resize(ref results, i + 1);
            break;
        }
        return new(set.Definition.Name, set.Definition.Version, results, Hits(policy, results));
    }

    /// <summary>One rule of a set by itself, with its action.</summary>
    public RuleResult EvaluateOne(CompiledRuleSet set, CompiledRule rule, Frame frame) =>
        Evaluate(rule, frame, set.Failure ?? Globals(set, frame));

    private static RuleFailure? Globals(CompiledRuleSet set, Frame frame) => Compute(set.Globals, frame, null);

    private RuleResult Evaluate(CompiledRule rule, Frame frame, RuleFailure? inherited)
    {
        if (!rule.Definition.InForceOn(options.InForceOn)) return rule.NotInForce;

        List<KeyValuePair<string, TraceNode>>? traces = options.Trace ? [] : null;
        var failure = inherited ?? rule.Failure ?? Compute(rule.Locals, frame, traces);
        TraceNode? condition = null;
        RuleResult[] children = [];
        var holds = false;
        if (failure is null && rule.IsParent) holds = Nested(rule, frame, out children);
        else if (failure is null) holds = Holds(rule, frame, out failure, out condition);

        var plain = failure is not null
            ? new(rule.Definition, RuleOutcome.Failed) { Failure = failure }
            : holds ? rule.PlainTrue : rule.PlainFalse;
        if (children.Length > 0) plain = plain with { Children = children };
        if (traces is not null) plain = plain with { Trace = new(traces, condition) };
        if (!holds && rule.Message is { } message) plain = plain with { Message = message.Fill(frame) };
        return settings.AutoExecuteActions && (holds ? rule.OnSuccess : rule.OnFailure) is { } action
            ? Acted(plain, action, frame)
            : plain;
    }

    private bool Nested(CompiledRule rule, Frame frame, out RuleResult[] children)
    {
        var results = new List<RuleResult>(rule.Children.Length);
        var stops = settings.NestedRuleExecutionMode == NestedRuleExecutionMode.Performance;
        foreach (var child in rule.Children)
        {
            var result = Evaluate(child, frame, null);
            results.Add(result);
            if (stops && result.Outcome != RuleOutcome.NotInForce && result.IsTrue != rule.NeedsAll) break;
        }
        children = [.. results];
        var counting = results.Where(r => r.Outcome != RuleOutcome.NotInForce).ToList();
        if (counting.Count == 0) return false;
        return rule.NeedsAll ? counting.TrueForAll(r => r.IsTrue) : counting.Exists(r => r.IsTrue);
    }

    private bool Holds(CompiledRule rule, Frame frame, out RuleFailure? failure, out TraceNode? trace)
    {
        failure = null;
        trace = null;
        try
        {
            return options.Trace ? rule.Condition!.RunTraced(frame, out trace) : rule.Condition!.Run(frame);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            failure = Failures.Of(e, FailureStage.Evaluation, rule.Condition!.Path);
            return false;
        }
    }

    private static RuleFailure? Compute(
        IReadOnlyList<CompiledParam> parameters, Frame frame, List<KeyValuePair<string, TraceNode>>? traces)
    {
        for (var i = 0; i < parameters.Count; i++)
        {
            var parameter = parameters[i];
            try
            {
                if (traces is null) frame.Slots[parameter.Slot] = parameter.Expression.Run(frame);
                else
                {
                    frame.Slots[parameter.Slot] = parameter.Expression.RunTraced(frame, out var trace);
                    traces.Add(new(parameter.Name, trace));
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                return Failures.Of(e, FailureStage.ParamEvaluation, parameter.Expression.Path);
            }
        }
        return null;
    }

    private RuleResult Acted(RuleResult result, CompiledAction action, Frame frame)
    {
        try
        {
            var (output, chained) = action.Run(frame, this);
            return result with { ActionRan = true, Output = output, Chained = chained };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var place = result.IsTrue ? result.Rule.OnSuccess!.Path : result.Rule.OnFailure!.Path;
            return result with { ActionRan = true, ActionFailure = Failures.Of(e, FailureStage.Action, place) };
        }
    }

    private static RuleResult[] Hits(HitPolicy policy, RuleResult[] results)
    {
        var count = 0;
        foreach (var result in results) count += result.IsTrue ? 1 : 0;
        if (count == 0) return [];

        var hits = new RuleResult[count];
        var next = 0;
        foreach (var result in results)
            if (result.IsTrue)
                hits[next++] = result;
        return policy == HitPolicy.Best ? [hits.MaxBy(Score)!] : hits;
    }

    private static decimal Score(RuleResult result) =>
        result.Output is IReadOnlyDictionary<string, object?> output
        && output.TryGetValue("Score", out var score)
        && score is IConvertible number
        && decimal.TryParse(number.ToString(Invariant), NumberStyles.Float, Invariant, out var points)
            ? points
            : decimal.MinValue;
}
