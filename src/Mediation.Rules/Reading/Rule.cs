using System.Text.Json;

namespace Mediation.Rules.Reading;

/// <summary>
/// One rule as its file has it (规则): a leaf with an expression, or a parent with an operator and children.
/// Immutable. Field semantics are those of RulesEngine 6.
/// </summary>
public sealed record Rule
{
    /// <summary>The rule's name (规则名); unique among a rule set's enabled top-level rules.</summary>
    public required string Name { get; init; }

    /// <summary>JSON path of the rule in its file (位置).</summary>
    public required string Path { get; init; }

    /// <summary>The condition of a leaf (条件表达式); ignored when <see cref="Operator"/> and children are there.</summary>
    public string? Expression { get; init; }

    /// <summary>And, AndAlso, Or or OrElse as written (组合方式); null for a leaf.</summary>
    public string? Operator { get; init; }

    /// <summary>Children, in order (子规则).</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [];

    /// <summary>A disabled rule is passed over entirely (启用).</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// Template of the sentence shown when the rule is false (提示模板), with <c>$(name.path)</c> places.
    /// </summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The outcome's name when the rule is true (结论代码).</summary>
    public string? SuccessEvent { get; init; }

    /// <summary>Values computed before the condition, in order (局部参数).</summary>
    public IReadOnlyList<ScopedParam> LocalParams { get; init; } = [];

    /// <summary>What is computed when the rule is true (成立时动作).</summary>
    public RuleAction? OnSuccess { get; init; }

    /// <summary>What is computed when the rule is false or fails (不成立时动作).</summary>
    public RuleAction? OnFailure { get; init; }

    /// <summary>
    /// The number of <c>RuleExpressionType</c>; 0 is a lambda expression, anything else is not understood.
    /// </summary>
    public int ExpressionType { get; init; }

    /// <summary>The free bag (附加属性), names as written.</summary>
    public IReadOnlyDictionary<string, JsonElement> Properties { get; init; } =
        System.Collections.ObjectModel.ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>The rule's name for people (规则说明): <c>Properties.label</c>.</summary>
    public string? Label => Text("label");

    /// <summary>Law and article (依据): <c>Properties.ground</c>.</summary>
    public string? Ground => Text("ground");

    /// <summary>Whether the ground has been checked against its source (依据已核实): <c>Properties.verified</c>.</summary>
    public bool Verified => Properties.TryGetValue("verified", out var v) && v.ValueKind == JsonValueKind.True;

    /// <summary>
    /// What counts before what under <see cref="HitPolicy.Priority"/> (优先级): <c>Properties.priority</c>, 0 when absent.
    /// </summary>
    public decimal Priority { get; init; }

    /// <summary>First day in force (施行日), inclusive; null when open.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>Last day in force (失效日), inclusive; null when open.</summary>
    public DateOnly? EffectiveTo { get; init; }

    /// <summary>Whether the rule is in force on a day (是否施行中); always true when no day is asked about.</summary>
    public bool InForceOn(DateOnly? day) =>
        day is not { } d || ((EffectiveFrom is not { } from || d >= from) && (EffectiveTo is not { } to || d <= to));

    private string? Text(string name) =>
        Properties.TryGetValue(name, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null;
}

/// <summary>A named value computed from an expression (参数).</summary>
/// <param name="Name">The name by which later expressions know it.</param>
/// <param name="Expression">Its expression.</param>
/// <param name="Path">JSON path in the file.</param>
public sealed record ScopedParam(string Name, string Expression, string Path);

/// <summary>
/// An action of a rule (动作): <c>OutputExpression</c>, <c>EvaluateRule</c> or one that the host registered.
/// </summary>
/// <param name="Name">Looked up in any case.</param>
/// <param name="Context">Its arguments, names in any case; JSON as written.</param>
/// <param name="Path">JSON path in the file.</param>
public sealed record RuleAction(string Name, IReadOnlyDictionary<string, JsonElement> Context, string Path);
