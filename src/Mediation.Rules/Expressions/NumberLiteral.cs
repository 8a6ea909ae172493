using System.Globalization;

namespace Mediation.Rules.Expressions;

/// <summary>
/// Reads numbers: int, uint, long or ulong by size, or as the suffix says; with a point or exponent, double.
/// </summary>
internal static class NumberLiteral
{
    public static Literal Read(Token token, bool negative, int start)
    {
        var text = negative ? "-" + token.Text : token.Text;
        var value = Value(text) ?? throw ExpressionException.At(token, "rules.expression.number", text);
        return new(value, text) { Start = start, End = token.End };
    }

    /// <summary>The digits of a literal read again as an exact decimal; null when they don't fit.</summary>
    public static decimal? AsDecimal(string text) =>
        decimal.TryParse(text.TrimEnd('d', 'D', 'f', 'F', 'm', 'M', 'L', 'U'), NumberStyles.Float,
            CultureInfo.InvariantCulture, out var exact)
            ? exact
            : null;

    private static object? Value(string text)
    {
        var digits = text.TrimStart('-');
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase)) return Based(text, digits[2..], 'x');
        if (digits.StartsWith("0b", StringComparison.OrdinalIgnoreCase)) return Based(text, digits[2..], 'b');

        return text[^1] switch
        {
            'f' or 'F' => Finite<float>(text[..^1]),
            'd' or 'D' => Finite<double>(text[..^1]),
            'm' or 'M' => Finite<decimal>(text[..^1]),
            _ when text.AsSpan().IndexOfAny('.', 'e', 'E') >= 0 => Finite<double>(text),
            _ => Whole(text)
        };
    }

    private static object? Finite<T>(string text) where T : struct, System.Numerics.INumber<T> =>
        T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && T.IsFinite(value)
            ? value
            : null;

    private static object? Whole(string text)
    {
        var digits = text.TrimEnd('U', 'L');
        if (!Int128.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            return null;
        return Sized(value, text[digits.Length..]);
    }

    private static object? Based(string text, string rest, char style)
    {
        var digits = rest.TrimEnd('U', 'L');
        var styles = style == 'x' ? NumberStyles.AllowHexSpecifier : NumberStyles.AllowBinarySpecifier;
        if (!ulong.TryParse(digits, styles, CultureInfo.InvariantCulture, out var magnitude)) return null;
        return Sized(text[0] == '-' ? -(Int128)magnitude : magnitude, rest[digits.Length..]);
    }

    private static object? Sized(Int128 value, string suffix) => suffix switch
    {
        "" when value >= int.MinValue && value <= int.MaxValue => (int)value,
        "" or "U" when value >= 0 && value <= uint.MaxValue => (uint)value,
        "" or "L" when value >= long.MinValue && value <= long.MaxValue => (long)value,
        "" or "U" or "UL" or "LU" when value >= 0 && value <= ulong.MaxValue => (ulong)value,
        _ => null
    };
}
