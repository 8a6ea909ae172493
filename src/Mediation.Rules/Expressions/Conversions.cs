using System.Globalization;
using System.Linq.Expressions;

namespace Mediation.Rules.Expressions;

/// <summary>Implicit conversions between the types of operands and arguments (隐式转换).</summary>
internal static class Conversions
{
    private static readonly Type[] Widths =
        [typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float), typeof(double), typeof(decimal)];

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
        if (target.IsAssignableFrom(from.Clr)) return Expression.Convert(from.Code, target);
        if (Nullable.GetUnderlyingType(from.Clr) is not null && Nullable.GetUnderlyingType(target) is null) return null;

        var (source, wanted) = (Bare(from.Clr), Bare(target));
        return source == wanted || Widens(source, wanted) ? Expression.Convert(from.Code, target) : null;
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

    /// <summary>
    /// The common numeric type of two operands, nullable when one of them is; null when there is none.
    /// </summary>
    public static Type? Common(Typed left, Typed right, bool mixesDecimals)
    {
        var nullable = (left.CanBeNull && !left.IsNull) || (right.CanBeNull && !right.IsNull);
        foreach (var width in Widths)
        {
            var type = nullable ? OrNull(width) : width;
            if (Implicit(left, type) is not null && Implicit(right, type) is not null) return type;
        }
        var mixed = mixesDecimals && left.IsNumber && right.IsNumber;
        return mixed ? nullable ? typeof(decimal?) : typeof(decimal) : null;
    }

    /// <summary>Whether every value of one numeric type fits another, as in C#.</summary>
    public static bool Widens(Type from, Type to)
    {
        var (source, target) = (NumericCode(from), NumericCode(to));
        if (source == TypeCode.Empty || target == TypeCode.Empty || source == target) return false;
        return source switch
        {
            TypeCode.Char => target is TypeCode.UInt16 or TypeCode.Int32 or TypeCode.UInt32 or >= TypeCode.Int64,
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
    /// A number literal in a narrower type that holds it exactly, or re-read from its text as a decimal.
    /// </summary>
    private static ConstantExpression? FromNumber(Literal literal, Type target)
    {
        if (literal.Text.Length == 0) return null;
        var bare = Bare(target);
        if (bare == typeof(decimal) && literal.Value is not decimal)
            return NumberLiteral.AsDecimal(literal.Text) is { } exact ? Expression.Constant(exact, target) : null;
        var saysDouble = literal.Text.EndsWith("d", StringComparison.OrdinalIgnoreCase);
        if (bare == typeof(float) && literal.Value is double && !saysDouble)
            return Expression.Constant(float.Parse(literal.Text, CultureInfo.InvariantCulture), target);

        if (literal.Value is not int value || !IsNumeric(bare) || bare == typeof(char)) return null;
        try
        {
            return Expression.Constant(Convert.ChangeType(value, bare, CultureInfo.InvariantCulture), target);
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
