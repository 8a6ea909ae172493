using System.Diagnostics.CodeAnalysis;
using Mediation.Rules.Reading;
using Mediation.Rules.Runtime;
using Mediation.Rules.Tracing;

namespace Mediation.Rules.Evaluation;

/// <summary>Runs compiled rules over a frame (求值). Holds nothing between calls.</summary>
/// <param name="options">What the caller asks for.</param>
/// <param name="stopsEarly">Whether children are evaluated only until their parent's outcome is known.</param>
/// <param name="acts">Whether actions run.</param>
internal sealed class Evaluator(EvaluationOptions options, bool stopsEarly, bool acts)
{
    public RuleSetResult Evaluate(CompiledRuleSet set, Frame frame)
    {
        var failure = set.Failure ?? Globals(set, frame);
        var outcomes = new byte[set.Rules.Length];
        RuleResult?[]? details = null;
        var count = 0;
        while (!Run(set, frame, failure, outcomes, ref details, ref count, out var e))
        {
            // The rule that was running failed; those after it go on.
            var rule = set.Rules[count];
            var failed = new RuleResult(
                rule.Definition, false, Failures.Of(e, FailureStage.Evaluation, rule.Condition!.Path));
            outcomes[count] = RuleSetResult.Noted(RuleOutcome.Failed);
            (details ??= new RuleResult?[outcomes.Length])[count++] = Finished(rule, frame, failed);
        }
        return new(set, outcomes, details);
    }

    /// <summary>Rules from <paramref name="at"/> on; false when one throws, and it then stands at that one.</summary>
    private bool Run(
        CompiledRuleSet set, Frame frame, RuleFailure? inherited, byte[] outcomes, ref RuleResult?[]? details,
        ref int at, [NotNullWhen(false)] out Exception? thrown)
    {
        var rules = set.Rules;
        var isFirst = set.Definition.HitPolicy is HitPolicy.First or HitPolicy.Priority;
        var conditions = inherited is null && !options.Trace && options.InForceOn is null ? set.Conditions : null;
        thrown = null;
        try
        {
            for (; at < rules.Length; at++)
            {
                frame.Cancellation.ThrowIfCancellationRequested();
                RuleResult? detail = null;
                var outcome = conditions?[at] is { } holds
                    ? Quickly(holds, rules[at], frame, out detail)
                    : Evaluate(rules[at], frame, inherited, out detail);
                if (detail is not null) (details ??= new RuleResult?[rules.Length])[at] = detail;
                outcomes[at] = RuleSetResult.Noted(outcome);
                if (!isFirst || outcome != RuleOutcome.True) continue;
                at++;
                break;
            }
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            thrown = e;
            return false;
        }
    }

    /// <summary>One rule of a set by itself, with its action.</summary>
    public RuleResult EvaluateOne(CompiledRuleSet set, CompiledRule rule, Frame frame) =>
        Result(rule, frame, set.Failure ?? Globals(set, frame));

    private static RuleFailure? Globals(CompiledRuleSet set, Frame frame) => Compute(set.Globals, frame, null);

    private RuleResult Result(CompiledRule rule, Frame frame, RuleFailure? inherited)
    {
        var outcome = Evaluate(rule, frame, inherited, out var detail);
        return detail ?? rule.Plain(outcome);
    }

    /// <summary>A rule that is its condition, and an action when it holds; what its condition throws is the caller's.</summary>
    private RuleOutcome Quickly(Func<Frame, bool> condition, CompiledRule rule, Frame frame, out RuleResult? detail)
    {
        var holds = condition(frame);
        detail = holds && acts && rule.OnSuccess is not null
            ? Finished(rule, frame, new(rule.Definition, RuleOutcome.True))
            : null;
        return holds ? RuleOutcome.True : RuleOutcome.False;
    }

    /// <summary>How a rule comes out; the detail is there when there is more to it than the outcome.</summary>
    private RuleOutcome Evaluate(CompiledRule rule, Frame frame, RuleFailure? inherited, out RuleResult? detail)
    {
        detail = null;
        if (options.InForceOn is { } day && !rule.Definition.InForceOn(day)) return RuleOutcome.NotInForce;
        if (options.Trace || inherited is not null || !rule.IsLeaf)
        {
            detail = Fully(rule, frame, inherited);
            return detail.Outcome;
        }
        var holds = Holds(rule, frame, out var failure, out _);
        if (failure is not null || HasMore(rule, holds))
            detail = Finished(rule, frame, new(rule.Definition, holds, failure));
        return failure is not null ? RuleOutcome.Failed : holds ? RuleOutcome.True : RuleOutcome.False;
    }

    private RuleResult Fully(CompiledRule rule, Frame frame, RuleFailure? inherited)
    {
        List<KeyValuePair<string, Sighted>>? traces = options.Trace && rule.Locals.Length > 0 ? [] : null;
        var failure = inherited ?? rule.Failure ?? Compute(rule.Locals, frame, traces);
        Sighted? condition = null;
        RuleResult[] children = [];
        var holds = false;
        if (failure is null && rule.IsParent) holds = Nested(rule, frame, out children);
        else if (failure is null) holds = Holds(rule, frame, out failure, out condition);

        var result = new RuleResult(rule.Definition, holds, failure);
        if (children.Length > 0) result.Children = children;
        if (options.Trace) result.Trace = new(traces, condition);
        return Finished(rule, frame, result);
    }

    private bool HasMore(CompiledRule rule, bool holds) => holds
        ? acts && rule.OnSuccess is not null
        : rule.Message is not null || (acts && rule.OnFailure is not null);

    /// <summary>The result with its message and what its action gave.</summary>
    private RuleResult Finished(CompiledRule rule, Frame frame, RuleResult result)
    {
        if (!result.IsTrue && rule.Message is { } message) result.Message = message.Fill(frame);
        if (acts && (result.IsTrue ? rule.OnSuccess : rule.OnFailure) is { } action) Act(result, action, frame);
        return result;
    }

    private bool Nested(CompiledRule rule, Frame frame, out RuleResult[] children)
    {
        var results = new List<RuleResult>(rule.Children.Length);
        foreach (var child in rule.Children)
        {
            var result = Result(child, frame, null);
            results.Add(result);
            if (stopsEarly && result.Outcome != RuleOutcome.NotInForce && result.IsTrue != rule.NeedsAll) break;
        }
        children = [.. results];
        var counting = results.Where(r => r.Outcome != RuleOutcome.NotInForce).ToList();
        if (counting.Count == 0) return false;
        return rule.NeedsAll ? counting.TrueForAll(r => r.IsTrue) : counting.Exists(r => r.IsTrue);
    }

    private bool Holds(CompiledRule rule, Frame frame, out RuleFailure? failure, out Sighted? trace)
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
        CompiledParam[] parameters, Frame frame, List<KeyValuePair<string, Sighted>>? traces)
    {
        foreach (var parameter in parameters)
        {
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

    private void Act(RuleResult result, CompiledAction action, Frame frame)
    {
        result.ActionRan = true;
        try
        {
            (result.Output, result.Chained) = action.Run(frame, this);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var place = result.IsTrue ? result.Rule.OnSuccess!.Path : result.Rule.OnFailure!.Path;
            result.ActionFailure = Failures.Of(e, FailureStage.Action, place);
        }
    }
}
