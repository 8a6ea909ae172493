using System.Globalization;
using System.Numerics;
using System.Text;
using Mediation.Scripting.Values;

namespace Mediation.Scripting.Library;

/// <summary>Numbers with a given number of digits (数字格式), from their exact value: a tie goes up, as ECMAScript has
/// it.</summary>
internal static class NumberFormats
{
    public static string Fixed(double number, int places)
    {
        var digits = Scaled(Math.Abs(number), places).ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        var text = places == 0 ? digits : digits[..^places] + "." + digits[^places..];
        return number < 0 ? "-" + text : text;
    }

    /// <param name="number">A finite number.</param>
    /// <param name="places">Digits after the point; null for as many as needed.</param>
    public static string Exponential(double number, int? places)
    {
        var sign = number < 0 ? "-" : "";
        if (places is null)
        {
            if (number == 0) return "0e+0";
            var (shortest, point) = Numbers.Shortest(Math.Abs(number));
            return sign + Numbers.Scientific(shortest, point - 1);
        }
        var (digits, exponent) = Significant(Math.Abs(number), places.Value + 1);
        return sign + Numbers.Scientific(digits, exponent);
    }

    public static string Precision(double number, int count)
    {
        var sign = number < 0 ? "-" : "";
        var (digits, exponent) = Significant(Math.Abs(number), count);
        if (exponent < -6 || exponent >= count) return sign + Numbers.Scientific(digits, exponent);
        if (exponent == count - 1) return sign + digits;
        return sign + (exponent >= 0
            ? digits[..(exponent + 1)] + "." + digits[(exponent + 1)..]
            : "0." + new string('0', -exponent - 1) + digits);
    }

    /// <summary>In another radix; a fraction gets as many digits as tell it from its neighbours.</summary>
    public static string Radix(double number, int radix)
    {
        if (!double.IsFinite(number)) return Numbers.Text(number);
        var whole = Math.Floor(Math.Abs(number));
        var fraction = Math.Abs(number) - whole;
        var digits = Fraction(fraction,
            Math.Max(double.Epsilon, (Math.BitIncrement(Math.Abs(number)) - Math.Abs(number)) / 2), radix,
            out var carries);
        if (carries) whole++;
        return (number < 0 ? "-" : "") + Whole(whole, radix) + (digits.Length > 0 ? "." + digits : "");
    }

    private static string Whole(double whole, int radix)
    {
        var text = new StringBuilder();
        // Above 2⁵³ the digits that the number can't tell apart are noughts.
        while (Math.BitIncrement(whole) - whole > 1)
        {
            whole /= radix;
            text.Insert(0, '0');
        }
        whole = Math.Floor(whole);
        do
        {
            text.Insert(0, Digit((int)(whole % radix)));
            whole = Math.Floor(whole / radix);
        }
        while (whole > 0);
        return text.ToString();
    }

    private static string Fraction(double fraction, double half, int radix, out bool carries)
    {
        var digits = new List<int>();
        carries = false;
        if (fraction < half) return "";
        do
        {
            fraction *= radix;
            half *= radix;
            digits.Add((int)fraction);
            fraction -= (int)fraction;
            var isUpperHalf = fraction > 0.5 || (fraction == 0.5 && digits[^1] % 2 == 1);
            if (!isUpperHalf || fraction + half <= 1) continue;

            while (digits.Count > 0 && digits[^1] + 1 == radix) digits.RemoveAt(digits.Count - 1);
            carries = digits.Count == 0;
            if (!carries) digits[^1]++;
            break;
        }
        while (fraction >= half);
        return string.Concat(digits.Select(Digit));
    }

    private static char Digit(int value) => (char)(value < 10 ? '0' + value : 'a' + value - 10);

    private static (string Digits, int Exponent) Significant(double number, int count)
    {
        if (number == 0) return (new('0', count), 0);
        var exponent = Numbers.Shortest(number).Point - 1;
        var digits = Scaled(number, count - 1 - exponent).ToString(CultureInfo.InvariantCulture);
        // Rounding up may have made one digit more.
        return digits.Length > count ? (digits[..count], exponent + 1) : (digits, exponent);
    }

    /// <summary>number × 10^places, to the nearest integer, a tie up.</summary>
    private static BigInteger Scaled(double number, int places)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        var exponent = (int)((bits >> 52) & 0x7ff);
        BigInteger mantissa = (bits & 0xfffffffffffffL) | (exponent == 0 ? 0 : 1L << 52);
        var shift = Math.Max(exponent, 1) - 1075;

        var (above, below) = (mantissa, BigInteger.One);
        if (places >= 0) above *= BigInteger.Pow(10, places);
        else below *= BigInteger.Pow(10, -places);
        if (shift >= 0) above <<= shift;
        else below <<= -shift;
        return (2 * above + below) / (2 * below);
    }
}
