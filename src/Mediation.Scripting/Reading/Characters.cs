using System.Globalization;

namespace Mediation.Scripting.Reading;

/// <summary>Classes of characters, by ECMAScript.</summary>
internal static class Characters
{
    public static bool EndsLine(char c) => c is '\n' or '\r' or '\u2028' or '\u2029';

    public static bool IsSpace(char c) =>
        c is ' ' or '\t' or '\v' or '\f' or '\u00a0' or '\ufeff' || EndsLine(c) ||
        (c > 127 && char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator);

    public static bool StartsName(char c) =>
        c is '$' or '_' || char.IsAsciiLetter(c) ||
        (c > 127 && (char.IsLetter(c) || char.GetUnicodeCategory(c) == UnicodeCategory.LetterNumber));

    public static bool ContinuesName(char c) =>
        StartsName(c) || char.IsAsciiDigit(c) || c is '\u200c' or '\u200d' ||
        (c > 127 && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation);

    public static int Hex(char c) => char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : -1;
}
