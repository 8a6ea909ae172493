namespace Mediation.Rules.Expressions;

/// <summary>How expressions are understood: what the host's settings come down to.</summary>
internal sealed record Language
{
    public ExpressionLimits Limits { get; init; } = new();

    /// <summary>Names and word operators must be written exactly.</summary>
    public bool ExactCase { get; init; }

    /// <summary>Decimals and doubles may meet; the original refuses that.</summary>
    public bool MixesDecimals { get; init; } = true;

    /// <summary>Members of values of type object are looked up at run time and then behave as dynamic ones.</summary>
    public bool ObjectsAreDynamic { get; init; } = true;

    public MemberPolicy Members { get; init; } = MemberPolicy.Default;

    public StringComparison Names => ExactCase ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>What is known of a member or result of that CLR type.</summary>
    public RuleType TypeOf(Type type) =>
        Runtime.Json.IsJson(type) || typeof(IDictionary<string, object>).IsAssignableFrom(type)
        || (type == typeof(object) && ObjectsAreDynamic)
            ? RuleType.Dynamic
            : RuleType.Of(type);
}
