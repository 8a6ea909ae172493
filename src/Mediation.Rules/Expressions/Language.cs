namespace Mediation.Rules.Expressions;

/// <summary>How expressions are understood: what the host's settings come down to.</summary>
internal sealed record Language
{
    public ExpressionLimits Limits { get; init; } = new();

    /// <summary>Names and word operators must be written exactly.</summary>
    public bool ExactCase { get; init; }

    /// <summary>
    /// What the original refuses is refused: decimals don't meet doubles, and of values of type object only the reference
    /// counts. Otherwise decimals and doubles meet as decimals, and members of objects are looked up at run time.
    /// </summary>
    public bool IsOriginal { get; init; }

    /// <summary>A member of null is null, and a condition that comes to null doesn't hold.</summary>
    public bool IsNullSafe { get; init; }

    public MemberPolicy Members { get; init; } = MemberPolicy.Default;

    public StringComparison Names => ExactCase ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>What is known of a member or result of that CLR type.</summary>
    public RuleType TypeOf(Type type) =>
        Runtime.Json.IsJson(type) || typeof(IDictionary<string, object>).IsAssignableFrom(type)
        || (type == typeof(object) && !IsOriginal)
            ? RuleType.Dynamic
            : RuleType.Of(type);
}
