using System.Linq.Expressions;
using System.Reflection;
using Mediation.Rules.Runtime;

namespace Mediation.Rules.Expressions;

/// <summary>Conversions on request: by a type's name, <c>is</c>, <c>as</c> and <c>cast</c>.</summary>
internal sealed partial class Binder
{
    /// <summary>
    /// <c>int("12")</c>, <c>DateTime(2026, 1, 2)</c>, <c>int?(x)</c>: a conversion, or a constructor.
    /// </summary>
    private Typed Construct(Type type, Call call)
    {
        var arguments = Arguments(call);
        if (arguments.Length == 1 && Converted(call, arguments[0], type) is { } converted) return converted;
        if (type.IsAbstract || !KnownTypes.Contains(type))
            throw ExpressionException.At(call, "rules.expression.refused", call.Method);

        var constructors = type.GetConstructors().Where(c => !Array.Exists(
            c.GetParameters(), p => p.ParameterType.IsPointer || p.ParameterType.IsByRefLike));
        if (Overloads.Choose(constructors, arguments, language.IsOriginal, out _) is not { } chosen)
            throw ExpressionException.At(call, "rules.expression.no-constructor", type.Name);
        Limit(call, chosen.Method, chosen.Arguments);
        return new(Expression.New((ConstructorInfo)chosen.Method, chosen.Arguments));
    }

    private Typed? Converted(Node node, Typed value, Type type)
    {
        if (value.Clr == type && !value.IsNull) return value;
        if (value.IsNull) return Conversions.CanBeNull(type) ? new(Expression.Constant(null, type)) : null;
        var bare = Conversions.Bare(type);
        if (value.Literal is { } literal && Conversions.FromText(literal, type) is { } constant) return new(constant);
        if (!language.IsOriginal && value.Clr == typeof(string) && Parse(bare) is { } parse)
        {
            var parsed = Expression.Call(parse, [NotNull(value, node), .. parse.GetParameters().Skip(1).Select(_ =>
                Expression.Constant(System.Globalization.CultureInfo.InvariantCulture, typeof(IFormatProvider)))]);
            return new(Expression.Convert(parsed, type));
        }
        if (value.IsDynamic) return new(CallStatic(typeof(Dynamic), nameof(Dynamic.Cast), type, value.Code, At(node)));
        if (type == typeof(object)) return new(Boxed(value.Code));
        if (IsNumberLike(value.Bare) && IsNumberLike(bare))
            return new(Expression.ConvertChecked(value.Code, type), language.TypeOf(type));
        return bare.IsValueType && value.Bare == bare ? new(Expression.Convert(value.Code, type)) : null;
    }

    private static bool IsNumberLike(Type type) =>
        type.IsEnum || type == typeof(char) || Conversions.IsNumeric(type);

    private static MethodInfo? Parse(Type type) =>
        type.GetMethod("Parse", [typeof(string), typeof(IFormatProvider)]) ?? type.GetMethod("Parse", [typeof(string)]);

    private Typed BindTypeTest(Call call)
    {
        Count(call, 1, 2);
        if (call.Arguments[^1] is not Literal { Value: string name } || NamedType(name) is not { } type)
            throw ExpressionException.At(call, "rules.expression.type-name", call.Arguments[^1].ToString());

        var value = call.Arguments.Count == 2
            ? Bind(call.Arguments[0])
            : Innermost() ?? throw ExpressionException.At(call, "rules.expression.no-it", "it");
        if (Is(call.Method, "is")) return new(Expression.TypeIs(value.Code, type), RuleType.Bool);
        if (Is(call.Method, "cast"))
            return Converted(call, value, type) ?? throw ExpressionException.At(
                call, "rules.expression.no-conversion", value.Type.ToString(), type.Name);

        if (!Conversions.CanBeNull(type))
            throw ExpressionException.At(call, "rules.expression.operand-type", "as", type.Name);
        return new(Expression.TypeAs(Boxed(value.Code), type));
    }
}
