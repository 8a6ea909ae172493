using System.Globalization;
using System.Linq.Expressions;

namespace Mediation.Rules.Expressions;

/// <summary>Implicit conversions between the types of operands and arguments (隐式转换).</summary>
internal static class Conversions
{
    /// <summary>What negation and sums come out in, the narrowest first.</summary>
    public static Type[] Signed { get; } =
        [typeof(int), typeof(long), typeof(float), typeof(double), typeof(decimal)];

    public static bool IsNumeric(Type type) => NumericCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal;

    public static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>The type that also holds null: the type itself when it already does.</summary>
    public static Type OrNull(Type type) => CanBeNull(type) ? type : typeof(Nullable<>).MakeGenericType(type);

    /// <summary>Code for the value as <paramref name="target"/>, or null when it doesn't convert by itself.</summary>
    public static Expression? Implicit(Typed from, Type target)
    {
        if (from.IsNull) return CanBeNull(target) ? Expression.Constant(null, target) : null;
        if (from.Clr == target) return from.Code;
        if (from.IsDynamic && target != typeof(object)) return Runtime.Dynamic.ToCode(from.Code, target);
        if (from.Literal is { } literal && FromNumber(literal, target) is { } constant) return constant;
        return Fits(from.Clr, target) ? Expression.Convert(from.Code, target) : null;
    }

    /// <summary>
    /// A literal text as a constant of another type, by that type's own spelling; null when it doesn't fit.
    /// </summary>
    public static Expression? FromText(Literal literal, Type target)
    {
        if (literal.Value is not (string or char)) return null;
        return Parsed(literal.Value.ToString()!, Bare(target)) is { } value
            ? Expression.Convert(Expression.Constant(value), target)
            : null;
    }

    /// <summary>Whether every value of a type is one of another type, or becomes one by itself.</summary>
    public static bool Fits(Type from, Type to)
    {
        if (!to.IsValueType) return to.IsAssignableFrom(from);
        var (source, target) = (Bare(from), Bare(to));
        return (source == from || target != to) && (source == target || Widens(source, target));
    }

    /// <summary>Whether every value of one numeric type fits another, as in C#.</summary>
    public static bool Widens(Type from, Type to)
    {
        var (source, target) = (NumericCode(from), NumericCode(to));
        if (source == TypeCode.Empty || target == TypeCode.Empty || source == target) return false;
        return source switch
        {
            TypeCode.SByte => target is TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 or >= TypeCode.Single,
            TypeCode.Byte => target is not TypeCode.SByte and not TypeCode.Char,
            TypeCode.Int16 => target is TypeCode.Int32 or TypeCode.Int64 or >= TypeCode.Single,
            TypeCode.UInt16 => target is TypeCode.Int32 or TypeCode.UInt32 or >= TypeCode.Int64,
            TypeCode.Int32 => target is TypeCode.Int64 or >= TypeCode.Single,
            TypeCode.UInt32 => target is TypeCode.Int64 or TypeCode.UInt64 or >= TypeCode.Single,
            TypeCode.Int64 or TypeCode.UInt64 => target is >= TypeCode.Single,
            TypeCode.Single => target is TypeCode.Double,
            _ => false
        };
    }

    public static bool CanBeNull(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    private static TypeCode NumericCode(Type type) =>
        type.IsEnum ? TypeCode.Empty : Type.GetTypeCode(type) is >= TypeCode.Char and <= TypeCode.Decimal and var code
            ? code
            : TypeCode.Empty;

    /// <summary>
    /// A whole number's literal in any type that holds it, a double's re-read from its text as a decimal.
    /// </summary>
    private static ConstantExpression? FromNumber(Literal literal, Type target)
    {
        if (literal.Text.Length == 0 || literal.Value is float or decimal) return null;
        var bare = Bare(target);
        if (bare == typeof(decimal))
            return NumberLiteral.AsDecimal(literal.Text) is { } exact ? Expression.Constant(exact, target) : null;
        if (literal.Value is double) return null;
        if (bare.IsEnum) return Expression.Constant(Enum.ToObject(bare, literal.Value!), target);
        if (!IsNumeric(bare) || bare == typeof(char)) return null;
        try
        {
            return Expression.Constant(Convert.ChangeType(literal.Value, bare, CultureInfo.InvariantCulture), target);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static object? Parsed(string text, Type type)
    {
        var culture = CultureInfo.InvariantCulture;
        try
        {
            if (type.IsEnum) return Enum.TryParse(type, text, ignoreCase: true, out var value) ? value : null;
            if (type == typeof(Guid)) return Guid.Parse(text);
            if (type == typeof(DateTime)) return DateTime.Parse(text, culture);
            if (type == typeof(DateTimeOffset)) return DateTimeOffset.Parse(text, culture);
            if (type == typeof(DateOnly)) return DateOnly.Parse(text, culture);
            if (type == typeof(TimeOnly)) return TimeOnly.Parse(text, culture);
            if (type == typeof(TimeSpan)) return TimeSpan.Parse(text, culture);
            if (type == typeof(Uri)) return new Uri(text, UriKind.RelativeOrAbsolute);
            if (type == typeof(bool) || type == typeof(char) || IsNumeric(type))
                return Convert.ChangeType(text, type, culture);
            return null;
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
        {
            return null;
        }
    }
}
