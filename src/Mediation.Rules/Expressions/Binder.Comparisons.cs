using System.Linq.Expressions;
using System.Reflection;
using Mediation.Rules.Runtime;

namespace Mediation.Rules.Expressions;

/// <summary>Equality, ordering and membership.</summary>
internal sealed partial class Binder
{
    private static readonly MethodInfo TextEquals =
        typeof(string).GetMethod(nameof(string.Equals), [typeof(string), typeof(string)])!;

    private Expression Equality(Node node, bool equal, Typed left, Typed right)
    {
        var code = Same(node, left, right);
        return equal ? code : Expression.Not(code);
    }

    private Expression Same(Node node, Typed left, Typed right)
    {
        if (left.IsNull && right.IsNull) return Expression.Constant(true);
        if (left.IsNull || right.IsNull) return IsNull(node, left.IsNull ? right : left);
        if (left.IsDynamic || right.IsDynamic)
            return Guessed(left, right, ExpressionType.Equal, (a, b) => CallDynamic(nameof(DynamicOperators.Same), a, b));

        if ((left.IsPlainObject && right.Clr.IsValueType) || (right.IsPlainObject && left.Clr.IsValueType))
            throw Mismatch(node, "==", left, right);
        if (Aligned(Signatures.Equality, left, right) is var (a, b) && a.Type == b.Type)
        {
            if (a.Type == typeof(string)) return Expression.Call(TextEquals, a, b);
            if (a.Type == typeof(Evaluation.RuleObject))
                return CallStatic(typeof(Binder), nameof(ReferenceOrEqual), a, b);
            return Compared(node, ExpressionType.Equal, a, b) ?? throw Mismatch(node, "==", left, right);
        }
        if (!left.Clr.IsValueType && !right.Clr.IsValueType
            && (left.Clr.IsAssignableFrom(right.Clr) || right.Clr.IsAssignableFrom(left.Clr)))
            return CallStatic(typeof(Binder), nameof(ReferenceOrEqual), left.Code, right.Code);
        throw Mismatch(node, "==", left, right);
    }

    /// <summary>Equality of two objects of which nothing more is known.</summary>
    public static bool ReferenceOrEqual(object? left, object? right) => Equals(left, right);

    private static BinaryExpression IsNull(Node node, Typed value)
    {
        if (!value.CanBeNull) throw ExpressionException.At(node, "rules.expression.never-null", value.Type.ToString());
        var code = value.IsDynamic ? CallStatic(typeof(Json), nameof(Json.Unwrap), value.Code) : value.Code;
        return Expression.Equal(code, Expression.Constant(null, code.Type));
    }

    private Expression Ordering(Binary binary, Typed left, Typed right)
    {
        var kind = binary.Operator switch
        {
            "<" => ExpressionType.LessThan,
            "<=" => ExpressionType.LessThanOrEqual,
            ">" => ExpressionType.GreaterThan,
            _ => ExpressionType.GreaterThanOrEqual
        };
        if (left.IsDynamic || right.IsDynamic)
        {
            return Guessed(left, right, kind, (x, y) => Expression.MakeBinary(
                kind, CallDynamic(nameof(DynamicOperators.Compare), x, y, At(binary)),
                Expression.Constant(0, typeof(int?)), liftToNull: false, null));
        }

        if (Aligned(Signatures.Order, left, right) is var (a, b) && a.Type == b.Type)
        {
            if (a.Type == typeof(string))
            {
                var order = CallStatic(typeof(Guard), nameof(Guard.Compare), a, b);
                return Expression.MakeBinary(kind, order, Expression.Constant(0));
            }
            if (Compared(binary, kind, a, b) is { } code) return code;
        }
        throw Mismatch(binary, binary.Operator, left, right);
    }

    /// <summary>
    /// Both operands in types that compare: literal texts read as the other's type, numbers widened, enums as numbers.
    /// </summary>
    private (Expression Left, Expression Right)? Aligned(
        (Type Left, Type Right)[][] signatures, Typed left, Typed right)
    {
        if (left.Clr == right.Clr && !left.IsNull) return (left.Code, right.Code);
        if (left.Literal is { } a && Conversions.FromText(a, right.Clr) is { } made) return (made, right.Code);
        if (right.Literal is { } b && Conversions.FromText(b, left.Clr) is { } read) return (left.Code, read);
        if (left.Bare.IsEnum && Conversions.Implicit(right, left.Clr) is { } named) return (left.Code, named);
        if (right.Bare.IsEnum && Conversions.Implicit(left, right.Clr) is { } other) return (other, right.Code);

        var (l, r) = (AsNumber(left, right), AsNumber(right, left));
        if (CommonNumber(signatures, l, r) is var (x, y)) return (As(l, x), As(r, y));
        if (language.IsOriginal) return null;
        if (Conversions.Implicit(left, right.Clr) is { } widened) return (widened, right.Code);
        return Conversions.Implicit(right, left.Clr) is { } same ? (left.Code, same) : null;
    }

    /// <summary>The types both operands become; a decimal beside a double makes both decimals.</summary>
    private (Type Left, Type Right)? CommonNumber((Type Left, Type Right)[][] signatures, Typed left, Typed right)
    {
        if (Signatures.Find(signatures, left, right) is { } types) return types;
        if (language.IsOriginal || !left.IsNumber || !right.IsNumber) return null;
        var type = left.CanBeNull || right.CanBeNull ? typeof(decimal?) : typeof(decimal);
        return (type, type);
    }

    private static Typed AsNumber(Typed value, Typed other)
    {
        if (!value.Bare.IsEnum || !other.IsNumber) return value;
        var number = Enum.GetUnderlyingType(value.Bare);
        return new(Expression.Convert(value.Code, value.CanBeNull ? Conversions.OrNull(number) : number));
    }

    private static Expression As(Typed value, Type type) =>
        Conversions.Implicit(value, type) ?? Expression.Convert(value.Code, type);

    private static Expression? Compared(Node node, ExpressionType kind, Expression left, Expression right)
    {
        if (Conversions.Bare(left.Type) is { IsEnum: true } type && kind != ExpressionType.Equal)
        {
            var number = Enum.GetUnderlyingType(type);
            if (left.Type != type) number = Conversions.OrNull(number);
            (left, right) = (Expression.Convert(left, number), Expression.Convert(right, number));
        }
        try
        {
            return Expression.MakeBinary(kind, left, right, liftToNull: false, null);
        }
        catch (InvalidOperationException)
        {
            return kind == ExpressionType.Equal
                ? Expression.Call(typeof(object), nameof(Equals), null, Boxed(left), Boxed(right))
                : throw ExpressionException.At(node, "rules.expression.not-ordered", left.Type.Name);
        }
    }

    /// <summary>
    /// Compares a dynamic value with a literal: when it turns out to be of the literal's type, or a double beside a whole
    /// number, without a detour.
    /// </summary>
    private static Expression Guessed(
        Typed left, Typed right, ExpressionType kind, Func<Expression, Expression, Expression> detour)
    {
        var isText = kind == ExpressionType.Equal && right.Clr == typeof(string);
        if (right.Literal is null || !(isText || right.Clr == typeof(int) || right.Clr == typeof(double)))
            return detour(Boxed(left.Code), Boxed(right.Code));

        var once = Expression.Variable(typeof(object), "value");
        var code = detour(once, Boxed(right.Code));
        if (right.Clr == typeof(int)) code = Expression.Condition(
            Expression.TypeEqual(once, typeof(double)),
            Expression.MakeBinary(kind, Expression.Convert(once, typeof(double)), As(right, typeof(double))), code);
        var value = Expression.Convert(once, right.Clr);
        Expression compared = isText
            ? Expression.Call(TextEquals, value, right.Code)
            : Expression.MakeBinary(kind, value, right.Code);
        return Expression.Block(
            [once],
            Expression.Assign(once, Boxed(left.Code)),
            Expression.Condition(Expression.TypeEqual(once, right.Clr), compared, code));
    }

    /// <summary>Equality as <c>in</c> has it: in the original, texts aren't read as numbers here.</summary>
    private Expression IsOneOf(Node node, Typed item, Typed value)
    {
        if (!language.IsOriginal || item.Clr == value.Clr || item.Bare.IsEnum) return Same(node, item, value);
        if (Signatures.Find(Signatures.Equality, item, value) is not var (left, right))
            throw Mismatch(node, "in", item, value);
        return Same(node, new(As(item, left)), new(As(value, right)));
    }

    private Typed BindIn(In membership)
    {
        var item = Bind(membership.Item);
        if (membership.Collection is { } collection) return ContainsItem(membership, Bind(collection), item);

        // The item is computed once, however many values there are.
        var once = Expression.Variable(item.Clr, "item");
        var kept = item.Literal is null ? item with { Code = once } : item;
        Expression? any = null;
        foreach (var value in membership.Values!)
        {
            var same = IsOneOf(membership, kept, Bind(value));
            any = any is null ? same : Expression.OrElse(any, same);
        }
        var code = item.Literal is null ? Expression.Block([once], Expression.Assign(once, item.Code), any!) : any!;
        return new(code, RuleType.Bool);
    }
}
