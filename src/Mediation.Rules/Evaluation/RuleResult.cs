using System.Globalization;
using Mediation.Rules.Reading;
using Mediation.Rules.Tracing;

namespace Mediation.Rules.Evaluation;

/// <summary>How a rule came out (规则结果).</summary>
public enum RuleOutcome
{
    /// <summary>It holds (成立).</summary>
    True,

    /// <summary>It doesn't (不成立).</summary>
    False,

    /// <summary>Its effective dates don't cover the day asked about (未施行).</summary>
    NotInForce,

    /// <summary>It could not be told; <see cref="RuleResult.Failure"/> says what and where (无法判定).</summary>
    Failed,
}

/// <summary>Where a failure arose (失败阶段).</summary>
public enum FailureStage
{
    /// <summary>The condition doesn't compile (条件无法编译).</summary>
    Condition,

    /// <summary>A param doesn't compile, or the rule's kind isn't understood (参数无法编译).</summary>
    Params,

    /// <summary>While the condition was evaluated (求值时).</summary>
    Evaluation,

    /// <summary>While a param was evaluated (参数求值时).</summary>
    ParamEvaluation,

    /// <summary>In the action (动作中).</summary>
    Action,
}

/// <summary>Why a rule or its action failed (失败原因).</summary>
/// <param name="Stage">Where it arose.</param>
/// <param name="Code">Stable and dotted, such as <c>rules.value.null</c>.</param>
/// <param name="Path">JSON path of the expression.</param>
/// <param name="Offset">Characters into the expression; null when unknown.</param>
/// <param name="Arguments">What the sentence mentions.</param>
public sealed record RuleFailure(
    FailureStage Stage, string Code, string Path, int? Offset, params IReadOnlyList<string> Arguments)
{
    /// <summary>The sentence in English (英文说明).</summary>
    public string Message => FaultText.For(Code, Arguments, CultureInfo.InvariantCulture);

    /// <summary>The sentence in the culture's language (按语言取说明).</summary>
    public string MessageIn(CultureInfo culture) => FaultText.For(Code, Arguments, culture);
}

/// <summary>What came of one rule (单条规则的结果). Unchanging once it is handed out.</summary>
public sealed record RuleResult
{
    internal RuleResult(Rule rule, RuleOutcome outcome)
    {
        Rule = rule;
        Outcome = outcome;
    }

    internal RuleResult(Rule rule, bool holds, RuleFailure? failure)
        : this(rule, failure is not null ? RuleOutcome.Failed : holds ? RuleOutcome.True : RuleOutcome.False) =>
        Failure = failure;

    /// <summary>The rule, with label, ground and dates (规则).</summary>
    public Rule Rule { get; }

    /// <summary>How it came out (结果).</summary>
    public RuleOutcome Outcome { get; }

    /// <summary>Whether it holds (是否成立).</summary>
    public bool IsTrue => Outcome == RuleOutcome.True;

    /// <summary>The outcome's name when it holds (结论代码): the rule's <c>SuccessEvent</c>; null otherwise.</summary>
    public string? SuccessEvent => IsTrue ? Rule.SuccessEvent : null;

    /// <summary>
    /// What its action gave (输出): for <c>new (…)</c> a <see cref="RuleObject"/>, for a query a list. Null without one.
    /// </summary>
    public object? Output { get; internal set; }

    /// <summary>Whether an action ran, even one that gave null or failed (动作已执行).</summary>
    public bool ActionRan { get; internal set; }

    /// <summary>Why it failed; null unless <see cref="RuleOutcome.Failed"/> (失败原因).</summary>
    public RuleFailure? Failure { get; internal set; }

    /// <summary>Why its action failed; the outcome stands (动作失败原因).</summary>
    public RuleFailure? ActionFailure { get; internal set; }

    /// <summary>The rule's error message with its places filled, when it doesn't hold and has one (提示).</summary>
    public string? Message { get; internal set; }

    /// <summary>Results of the children that were evaluated (子规则结果).</summary>
    public IReadOnlyList<RuleResult> Children { get; internal set; } = [];

    /// <summary>The result of the rule that an <c>EvaluateRule</c> action went on to (后续规则结果).</summary>
    public RuleResult? Chained { get; internal set; }

    /// <summary>What was seen; null unless asked for (痕迹).</summary>
    public RuleTrace? Trace { get; internal set; }
}
