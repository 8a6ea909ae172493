using System.Globalization;

namespace Mediation.Scripting.Patterns;

/// <summary>A set of characters (字符集): ranges and classes, or all but these.</summary>
internal sealed class CharacterSet
{
    private readonly List<(int First, int Last)> ranges = [];
    private readonly List<Func<int, bool>> classes = [];

    public bool IsNegated { get; init; }

    public static CharacterSet Of(int character) => new CharacterSet().Add(character, character);

    public static CharacterSet AllBut(params ReadOnlySpan<int> characters)
    {
        var set = new CharacterSet { IsNegated = true };
        foreach (var c in characters) set.Add(c, c);
        return set;
    }

    public CharacterSet Add(int first, int last)
    {
        ranges.Add((first, last));
        return this;
    }

    public CharacterSet Add(Func<int, bool> characters)
    {
        classes.Add(characters);
        return this;
    }

    public bool Contains(int c, bool ignoresCase)
    {
        var isThere = Has(c) || (ignoresCase && (Has(Upper(c)) || Has(Lower(c))));
        return isThere != IsNegated;
    }

    /// <summary>The form under which letters of either case are the same.</summary>
    public static int Upper(int c)
    {
        if (c > 0xffff) return c;
        var upper = char.ToUpperInvariant((char)c);
        return c >= 128 && upper < 128 ? c : upper;
    }

    public static bool IsDigit(int c) => c is >= '0' and <= '9';

    public static bool IsWord(int c) => c is >= '0' and <= '9' or >= 'a' and <= 'z' or >= 'A' and <= 'Z' or '_';

    public static bool IsSpace(int c) => c <= 0xffff && Reading.Characters.IsSpace((char)c);

    /// <summary>A Unicode property by its short name, or the Han script; null when it is not known here.</summary>
    public static Func<int, bool>? Property(string name)
    {
        switch (name)
        {
            case "Any": return _ => true;
            case "ASCII": return c => c < 128;
            case "Script=Han" or "sc=Han" or "Script=Hani" or "Script_Extensions=Han" or "scx=Han": return IsHan;
            case "Alphabetic" or "Alpha": return c => Short(c)[0] == 'L' || Short(c) == "Nl";
            case "Lowercase" or "Lower": return c => Short(c) == "Ll";
            case "Uppercase": return c => Short(c) == "Lu";
            case "White_Space" or "space": return IsSpace;
        }
        var key = name.Split('=') is ["General_Category" or "gc", var value] ? value : name;
        key = key switch
        {
            "Letter" => "L",
            "Lowercase_Letter" => "Ll",
            "Uppercase_Letter" => "Lu",
            "Other_Letter" => "Lo",
            "Number" => "N",
            "Decimal_Number" => "Nd",
            "Punctuation" => "P",
            "Symbol" => "S",
            "Separator" => "Z",
            "Mark" => "M",
            _ => key
        };
        return key is "L" or "M" or "N" or "P" or "S" or "Z" or "C"
            || Enum.GetValues<UnicodeCategory>().Any(category => Short(category) == key)
            ? c => Short(c).StartsWith(key, StringComparison.Ordinal)
            : null;
    }

    private bool Has(int c)
    {
        foreach (var (first, last) in ranges)
            if (c >= first && c <= last) return true;
        foreach (var isIn in classes)
            if (isIn(c)) return true;
        return false;
    }

    private static int Lower(int c) =>
        c > 0xffff ? c : char.ToLowerInvariant((char)c) is var lower && Upper(lower) == Upper(c) ? lower : c;

    private static bool IsHan(int c) =>
        c is >= 0x4e00 and <= 0x9fff or >= 0x3400 and <= 0x4dbf or >= 0x20000 and <= 0x323af or >= 0xf900 and <= 0xfaff
            or 0x3005 or 0x3007 or >= 0x3021 and <= 0x3029 or >= 0x3038 and <= 0x303b or >= 0x2e80 and <= 0x2fd5;

    private static string Short(int c) => Short(CharUnicodeInfo.GetUnicodeCategory(c));

    private static string Short(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter => "Lu",
        UnicodeCategory.LowercaseLetter => "Ll",
        UnicodeCategory.TitlecaseLetter => "Lt",
        UnicodeCategory.ModifierLetter => "Lm",
        UnicodeCategory.OtherLetter => "Lo",
        UnicodeCategory.NonSpacingMark => "Mn",
        UnicodeCategory.SpacingCombiningMark => "Mc",
        UnicodeCategory.EnclosingMark => "Me",
        UnicodeCategory.DecimalDigitNumber => "Nd",
        UnicodeCategory.LetterNumber => "Nl",
        UnicodeCategory.OtherNumber => "No",
        UnicodeCategory.SpaceSeparator => "Zs",
        UnicodeCategory.LineSeparator => "Zl",
        UnicodeCategory.ParagraphSeparator => "Zp",
        UnicodeCategory.Control => "Cc",
        UnicodeCategory.Format => "Cf",
        UnicodeCategory.Surrogate => "Cs",
        UnicodeCategory.PrivateUse => "Co",
        UnicodeCategory.ConnectorPunctuation => "Pc",
        UnicodeCategory.DashPunctuation => "Pd",
        UnicodeCategory.OpenPunctuation => "Ps",
        UnicodeCategory.ClosePunctuation => "Pe",
        UnicodeCategory.InitialQuotePunctuation => "Pi",
        UnicodeCategory.FinalQuotePunctuation => "Pf",
        UnicodeCategory.OtherPunctuation => "Po",
        UnicodeCategory.MathSymbol => "Sm",
        UnicodeCategory.CurrencySymbol => "Sc",
        UnicodeCategory.ModifierSymbol => "Sk",
        UnicodeCategory.OtherSymbol => "So",
        _ => "Cn"
    };
}
