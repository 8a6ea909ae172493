using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Mediation.Casework.Places;

/// <summary>
/// Brings what people write about a place into one form (地址规范化): full-width characters become half-width, spaces and
/// punctuation vanish, and 二栋, 2幢, 2号楼, 2座 and 2# all become 2栋.
/// </summary>
internal static partial class PlaceText
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>The text in its one form, lower case.</summary>
    public static string Normalize(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormKC))
            if (char.IsLetterOrDigit(character) || character == '#')
                plain.Append(char.ToLowerInvariant(character));

        var numbered = Numeral().Replace(plain.ToString(), found => Value(found.Value));
        return BuildingWord().Replace(numbered, "栋");
    }

    /// <summary>The number of the first building named from a position on; null when none is.</summary>
    public static int? BuildingIn(string normalized, int from = 0)
    {
        var found = Building().Match(normalized, from);
        return found.Success ? int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    private static string Value(string numeral)
    {
        numeral = numeral.Replace('两', '二').Replace('〇', '零');
        var ten = numeral.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0)
            return string.Concat(numeral.Select(digit => Digits.IndexOf(digit, StringComparison.Ordinal)));

        var tens = ten == 0 ? 1 : Digits.IndexOf(numeral[ten - 1], StringComparison.Ordinal);
        var ones = ten == numeral.Length - 1 ? 0 : Digits.IndexOf(numeral[ten + 1], StringComparison.Ordinal);
        return (tens * 10 + ones).ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("(?:[一二两三四五六七八九]?十[一二三四五六七八九]?|[零〇一二两三四五六七八九]+)(?=栋|幢|号|座|#|单元)")]
    private static partial Regex Numeral();

    [GeneratedRegex("(?<=\\d)(?:幢|号楼|座|#楼|#|栋楼)")]
    private static partial Regex BuildingWord();

    [GeneratedRegex("(\\d{1,3})栋")]
    private static partial Regex Building();
}
