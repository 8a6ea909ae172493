using System.Linq.Expressions;

namespace Mediation.Rules.Expressions;

/// <summary>Conditions and what stands in for a null: two alternatives in one type.</summary>
internal sealed partial class Binder
{
    private Typed Choose(Node node, Node test, Node then, Node otherwise)
    {
        var condition = Condition(Bind(test), test);
        var (a, b) = (Bind(then), Bind(otherwise));
        var (type, left, right) = Unified(node, a, b);
        return new(Expression.Condition(condition, left, right), type);
    }

    /// <summary>Two alternatives in one type: one is promoted to the other's.</summary>
    private (RuleType Type, Expression Left, Expression Right) Unified(Node node, Typed a, Typed b)
    {
        if (a.IsNull && b.IsNull) return (a.Type, a.Code, b.Code);
        if (a.IsDynamic || b.IsDynamic) return (RuleType.Dynamic, Boxed(a.Code), Boxed(b.Code));
        if (a.Clr == b.Clr && !a.IsNull && !b.IsNull) return (a.Type, a.Code, b.Code);
        if (a.IsNull || b.IsNull) return Promoted(NullableOf(b.IsNull ? a : b), a, b);
        if (a.IsPlainObject || b.IsPlainObject) return (RuleType.Object, Boxed(a.Code), Boxed(b.Code));
        var (left, right) = (Conversions.Implicit(a, b.Clr), Conversions.Implicit(b, a.Clr));
        if (right is not null && (left is null || !language.IsOriginal)) return (a.Type, a.Code, right);
        if (left is not null && right is null) return (b.Type, left, b.Code);
        if (!language.IsOriginal && CommonNumber(Signatures.Arithmetic, a, b) is var (common, _))
            return (RuleType.Of(common), As(a, common), As(b, common));
        throw Mismatch(node, "? :", a, b);
    }

    private static (RuleType Type, Expression Left, Expression Right) Promoted(RuleType type, Typed a, Typed b) =>
        (type, Conversions.Implicit(a, type.Clr)!, Conversions.Implicit(b, type.Clr)!);

    private Typed Coalesce(Node node, Typed left, Typed right)
    {
        if (left.IsDynamic || right.IsDynamic)
            return new(Expression.Coalesce(Boxed(left.Code), Boxed(right.Code)), RuleType.Dynamic);
        if (left.IsNull) return right;
        if (!left.CanBeNull)
            throw ExpressionException.At(node, "rules.expression.operand-type", "??", left.Type.ToString());

        var bare = left.Bare;
        if (Conversions.Implicit(right, bare) is { } simple)
            return new(Expression.Coalesce(left.Code, simple), Kept(left, bare));
        if (Conversions.Implicit(right, left.Clr) is { } same)
            return new(Expression.Coalesce(left.Code, same), left.Type);
        if (CommonNumber(Signatures.Arithmetic, left, right) is var (common, _) && !right.CanBeNull)
            return new(Expression.Coalesce(left.Code, Expression.Convert(right.Code, Conversions.Bare(common)),
                Converter(bare, Conversions.Bare(common))));
        throw Mismatch(node, "??", left, right);
    }

    private static LambdaExpression Converter(Type from, Type to)
    {
        var value = Expression.Parameter(from);
        return Expression.Lambda(Expression.Convert(value, to), value);
    }

    private static RuleType Kept(Typed value, Type clr) => value.Clr == clr ? value.Type : RuleType.Of(clr);

    private static RuleType NullableOf(Typed value) =>
        value.CanBeNull ? value.Type : RuleType.Of(Conversions.OrNull(value.Clr));
}
