using System.Linq.Expressions;

namespace Mediation.Rules.Expressions;

/// <summary>Code for a part of an expression, with what is known of its value.</summary>
/// <param name="Code">Computes the value; its CLR type is that of <paramref name="Type"/>.</param>
/// <param name="Type">What is known of the value.</param>
/// <param name="Literal">The literal it comes from, because a literal converts more freely.</param>
internal sealed record Typed(Expression Code, RuleType Type, Literal? Literal = null)
{
    public Typed(Expression code) : this(code, RuleType.Of(code.Type))
    {
    }

    /// <summary>By what path an input leads here, when it is always the same within an evaluation.</summary>
    public string? Path { get; init; }

    public Type Clr => Code.Type;

    /// <summary>The type without the possibility of null.</summary>
    public Type Bare => Conversions.Bare(Clr);

    public bool IsNumber => Conversions.IsNumeric(Bare);

    public bool IsDynamic => Type.IsDynamic;

    public bool IsNull => Literal is { Value: null };

    /// <summary>An object of which only the reference counts.</summary>
    public bool IsPlainObject => Clr == typeof(object) && !IsDynamic && Type.Shape is null && !IsNull;

    public bool CanBeNull => !Clr.IsValueType || Nullable.GetUnderlyingType(Clr) is not null;
}
