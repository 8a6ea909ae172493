using System.Text.Json;
using System.Text.RegularExpressions;
using Mediation.Rules.Evaluation;
using Mediation.Rules.Expressions;

namespace Mediation.Rules.Conformance;

/// <summary>The settings of a case.</summary>
internal sealed class CaseSettings(JsonElement json)
{
    public bool Throws { get; } = !Flag(json, "EnableExceptionAsErrorMessage", true);

    public bool Ignores { get; } = Flag(json, "IgnoreException", false);

    public RuleSettings Core { get; } = new()
    {
        Profile = RuleProfile.Original,
        EnableScopedParams = Flag(json, "EnableScopedParams", true),
        IsExpressionCaseSensitive = Flag(json, "IsExpressionCaseSensitive", false),
        EnableFormattedErrorMessage = Flag(json, "EnableFormattedErrorMessage", true),
        EnableExceptionAsErrorMessageForRuleExpressionParsing =
            Flag(json, "EnableExceptionAsErrorMessageForRuleExpressionParsing", true),
        AutoExecuteActions = Flag(json, "AutoExecuteActions", true),
        NestedRuleExecutionMode = Member(json, "NestedRuleExecutionMode") is { } mode
            ? Enum.Parse<NestedRuleExecutionMode>(mode.GetString()!)
            : NestedRuleExecutionMode.All,
        CustomTypes = Types(json),
        Limits = new ExpressionLimits()
    };

    private static bool Flag(JsonElement json, string name, bool otherwise) =>
        Member(json, name)?.GetBoolean() ?? otherwise;

    private static List<Type> Types(JsonElement json) =>
        Member(json, "CustomTypes") is { } types
            ? [.. types.EnumerateArray().Select(t => t.GetString() == "Regex" ? typeof(Regex) : typeof(CaseUtils))]
            : [];

    private static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : null;
}
