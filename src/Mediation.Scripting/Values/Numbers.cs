using System.Globalization;
using Mediation.Scripting.Reading;

namespace Mediation.Scripting.Values;

/// <summary>Numbers as texts and back (数字与文本), as ECMAScript writes them.</summary>
internal static class Numbers
{
    private static readonly string[] Small = [.. Enumerable.Range(0, 256).Select(n =>
        n.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The shortest digits that read back as the same number.</summary>
    public static string Text(double number)
    {
        if (number is >= 0 and < 256 && number == (int)number) return Small[(int)number];
        if (double.IsNaN(number)) return "NaN";
        if (double.IsInfinity(number)) return number > 0 ? "Infinity" : "-Infinity";
        if (Math.Abs(number) < 1e15
            && number == Math.Truncate(number)) return ((long)number).ToString(CultureInfo.InvariantCulture);

        var (digits, point) = Shortest(Math.Abs(number));
        var sign = number < 0 ? "-" : "";
        if (digits.Length <= point && point <= 21) return sign + digits.PadRight(point, '0');
        if (point is > 0 and <= 21) return sign + digits[..point] + "." + digits[point..];
        if (point is > -6 and <= 0) return sign + "0." + new string('0', -point) + digits;
        return sign + Scientific(digits, point - 1);
    }

    /// <summary>Digits d₁d₂… and n with number = 0.d₁d₂… × 10ⁿ.</summary>
    public static (string Digits, int Point) Shortest(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var e = text.IndexOf('E');
        var mantissa = e < 0 ? text : text[..e];
        var shift = e < 0 ? 0
            : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var dot = mantissa.IndexOf('.');
        var point = dot < 0 ? mantissa.Length : dot;
        var digits = dot < 0 ? mantissa : mantissa.Remove(dot, 1);
        var leading = digits.AsSpan().IndexOfAnyExcept('0');
        return (digits[leading..].TrimEnd('0'), point - leading + shift);
    }

    public static string Scientific(string digits, int exponent) =>
        (digits.Length == 1 ? digits : digits[..1] + "." + digits[1..]) +
        (exponent < 0 ? "e-" : "e+") + Math.Abs(exponent).ToString(CultureInfo.InvariantCulture);

    /// <summary>The whole text as a number, blanks around it apart; NaN when it is none, 0 when empty.</summary>
    public static double Parse(string text)
    {
        var span = Trimmed(text);
        if (span.Length == 0) return 0;
        if (span.Length > 2 && span[0] == '0' && char.ToLowerInvariant(span[1]) is 'x' or 'o' or 'b')
            return ParseDigits(span[2..], char.ToLowerInvariant(span[1]) switch { 'x' => 16, 'o' => 8, _ => 2 });
        var length = DecimalLength(span);
        return length == span.Length ? ParseDecimal(span) : double.NaN;
    }

    /// <summary>As far as it reads as a decimal number (parseFloat).</summary>
    public static double ParsePrefix(string text)
    {
        var span = Trimmed(text);
        var length = DecimalLength(span);
        return length == 0 ? double.NaN : ParseDecimal(span[..length]);
    }

    /// <summary>As far as it reads as an integer of the radix; 0 stands for "by prefix" (parseInt).</summary>
    public static double ParseInteger(string text, int radix)
    {
        var span = Trimmed(text);
        var isNegative = span.Length > 0 && span[0] == '-';
        if (span.Length > 0 && span[0] is '+' or '-') span = span[1..];
        if (radix is 0 or 16 && span.Length > 1 && span[0] == '0' && span[1] is 'x' or 'X')
        {
            span = span[2..];
            radix = 16;
        }
        if (radix == 0) radix = 10;
        if (radix is < 2 or > 36) return double.NaN;

        var length = 0;
        while (length < span.Length && Digit(span[length]) < radix) length++;
        if (length == 0) return double.NaN;
        var number = radix == 10 ? ParseDecimal(span[..length]) : ParseDigits(span[..length], radix);
        return isNegative ? -number : number;
    }

    private static double ParseDigits(ReadOnlySpan<char> digits, int radix)
    {
        double number = 0;
        System.Numerics.BigInteger exact = 0;
        foreach (var c in digits)
        {
            if (Digit(c) >= radix) return double.NaN;
            number = number * radix + Digit(c);
            if (digits.Length <= 400) exact = exact * radix + Digit(c);
        }
        return number < 9007199254740992 || digits.Length > 400 ? number
            : double.Parse(exact.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static int Digit(char c) =>
        char.IsAsciiDigit(c) ? c - '0' : char.IsAsciiLetter(c) ? char.ToLowerInvariant(c) - 'a' + 10 : 99;

    private static double ParseDecimal(ReadOnlySpan<char> text) => text switch
    {
        "Infinity" or "+Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)
    };

    private static int DecimalLength(ReadOnlySpan<char> text)
    {
        var at = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        if (text[at..].StartsWith("Infinity", StringComparison.Ordinal)) return at + 8;
        var start = at;
        at = Digits(text, at);
        var digits = at - start;
        if (at < text.Length && text[at] == '.')
        {
            var end = Digits(text, at + 1);
            digits += end - at - 1;
            if (digits > 0) at = end;
        }
        if (digits == 0) return 0;
        if (at >= text.Length || text[at] is not ('e' or 'E')) return at;
        var exponent = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
        var last = Digits(text, exponent);
        return last > exponent ? last : at;
    }

    private static int Digits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at;
    }

    private static ReadOnlySpan<char> Trimmed(string text)
    {
        int start = 0, end = text.Length;
        while (start < end && Characters.IsSpace(text[start])) start++;
        while (end > start && Characters.IsSpace(text[end - 1])) end--;
        return text.AsSpan(start, end - start);
    }
}
