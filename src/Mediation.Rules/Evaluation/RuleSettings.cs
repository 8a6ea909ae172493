using Mediation.Rules.Expressions;

namespace Mediation.Rules.Evaluation;

/// <summary>How children of a parent rule are evaluated (子规则执行方式).</summary>
public enum NestedRuleExecutionMode
{
    /// <summary>Every enabled child (全部求值).</summary>
    All,

    /// <summary>Until the outcome is known (得出结果即止).</summary>
    Performance,
}

/// <summary>Which behaviour is wanted where the original is an accident (兼容方式).</summary>
public enum RuleProfile
{
    /// <summary>What a careful author means: decimals and doubles mix, an unknown member is a fault (本意).</summary>
    Intended,

    /// <summary>What RulesEngine 6.0.1 does, its refusals included (与原引擎一致).</summary>
    Original,
}

/// <summary>Settings of a library (规则引擎设置), after RulesEngine's ReSettings; never part of a file.</summary>
public sealed record RuleSettings
{
    /// <summary>Intended unless files of the original are to be reproduced (兼容方式).</summary>
    public RuleProfile Profile { get; init; }

    /// <summary>Types that expressions may name and call (可用类型).</summary>
    public IReadOnlyList<Type> CustomTypes { get; init; } = [];

    /// <summary>Actions beside OutputExpression and EvaluateRule, by name in any case (自定义动作).</summary>
    public IReadOnlyDictionary<string, Func<RuleActionCall, object?>> CustomActions { get; init; } =
        System.Collections.ObjectModel.ReadOnlyDictionary<string, Func<RuleActionCall, object?>>.Empty;

    /// <summary>How children are evaluated (子规则执行方式).</summary>
    public NestedRuleExecutionMode NestedRuleExecutionMode { get; init; }

    /// <summary>Whether global and local params exist (启用参数).</summary>
    public bool EnableScopedParams { get; init; } = true;

    /// <summary>Whether names must be written in exact case (区分大小写).</summary>
    public bool IsExpressionCaseSensitive { get; init; }

    /// <summary>
    /// Whether a member or method of null is null instead of a failure (空值传递), as if every path stood in <c>np(…)</c>; a
    /// condition that comes to null doesn't hold. A misspelt member is a fault all the same.
    /// </summary>
    public bool NullSafeMembers { get; init; }

    /// <summary>Whether <see cref="RuleResult.Message"/> is made (生成提示).</summary>
    public bool EnableFormattedErrorMessage { get; init; } = true;

    /// <summary>
    /// Whether an expression that doesn't compile fails its rule (编译错误算失败); otherwise it silently becomes false, or
    /// null for params and outputs.
    /// </summary>
    public bool EnableExceptionAsErrorMessageForRuleExpressionParsing { get; init; } = true;

    /// <summary>Whether actions run (执行动作).</summary>
    public bool AutoExecuteActions { get; init; } = true;

    /// <summary>How large expressions and what they make may become (限额).</summary>
    public ExpressionLimits Limits { get; init; } = new();
}

/// <summary>What a custom action gets (动作参数).</summary>
/// <param name="Context">The arguments of the file, names in any case.</param>
/// <param name="Values">Every input and param that the rule sees.</param>
/// <param name="Rule">The rule whose action it is.</param>
public sealed record RuleActionCall(
    IReadOnlyDictionary<string, System.Text.Json.JsonElement> Context,
    IReadOnlyDictionary<string, object?> Values,
    Reading.Rule Rule);
