using System.Globalization;
using Mediation.Scripting.Reading;

namespace Mediation.Scripting.Patterns;

/// <summary>Escapes and character classes.</summary>
internal sealed partial class PatternParser
{
    private PatternNode ReadEscape()
    {
        at++;
        if (AtEnd) throw new PatternException("a backslash at the end");
        switch (Peek)
        {
            case 'b': at++; return new Edge(Op.WordEdge);
            case 'B': at++; return new Edge(Op.NoWordEdge);
            case >= '1' and <= '9' when TryReadGroup(out var group): return Referring(new(group, null));
            case 'k' when isUnicode || source.Contains("(?<", StringComparison.Ordinal):
                at++;
                if (!Skip("<")) throw new PatternException("a name is missing after \\k");
                return Referring(new(0, ReadName()));
        }
        if (ReadClassEscape() is { } isIn) return new OneOf(new CharacterSet().Add(isIn));
        return new OneOf(CharacterSet.Of(ReadCharacterEscape()));
    }

    private Same Referring(Same reference)
    {
        references.Add(reference);
        return reference;
    }

    /// <summary>False for a number that is no group's: then, without the <c>u</c> flag, it is an old-fashioned
    /// escape.</summary>
    private bool TryReadGroup(out int group)
    {
        var end = at;
        while (end < source.Length && char.IsAsciiDigit(source[end]) && end - at < 5) end++;
        group = int.Parse(source.AsSpan(at, end - at), CultureInfo.InvariantCulture);
        if (!isUnicode && group >= allGroups) return false;
        at = end;
        return true;
    }

    /// <summary>Up to three octal figures below 256.</summary>
    private int ReadOctal()
    {
        var code = 0;
        for (var i = 0; i < 3 && Peek is >= '0' and <= '7' && code * 8 + Peek - '0' < 256; i++) code = code * 8
            + source[at++] - '0';
        return code;
    }

    /// <summary>A class such as <c>\d</c>, if one stands here.</summary>
    private Func<int, bool>? ReadClassEscape()
    {
        var c = Peek;
        if (c is 'p' or 'P' && isUnicode) return ReadProperty();
        Func<int, bool>? isIn = c switch
        {
            'd' => CharacterSet.IsDigit,
            'D' => x => !CharacterSet.IsDigit(x),
            's' => CharacterSet.IsSpace,
            'S' => x => !CharacterSet.IsSpace(x),
            'w' => CharacterSet.IsWord,
            'W' => x => !CharacterSet.IsWord(x),
            _ => null
        };
        if (isIn is not null) at++;
        return isIn;
    }

    private Func<int, bool> ReadProperty()
    {
        var isNegated = Peek == 'P';
        at++;
        var end = source.IndexOf('}', at);
        if (!Skip("{") || end < 0) throw new PatternException("a property's name is missing");
        var name = source[at..end];
        at = end + 1;
        var isIn = CharacterSet.Property(name)
            ?? throw new PatternException("the property '" + name + "' isn't known here");
        return isNegated ? c => !isIn(c) : isIn;
    }

    /// <summary>After the backslash.</summary>
    private int ReadCharacterEscape()
    {
        var c = source[at];
        if (c is not ('u' or 'x')) at++;
        switch (c)
        {
            case 't': return '\t';
            case 'n': return '\n';
            case 'v': return '\v';
            case 'f': return '\f';
            case 'r': return '\r';
            case '0' when !char.IsAsciiDigit(Peek): return 0;
            case >= '0' and <= '9' when isUnicode: throw new PatternException("an octal escape");
            case >= '0' and <= '7':
                at--;
                return ReadOctal();
            case 'c' when char.IsAsciiLetter(Peek): return source[at++] % 32;
            case 'c': throw new PatternException("an incomplete \\c");
            case 'x' or 'u': return ReadHexEscape(c);
        }
        if (isUnicode
            && !"^$\\.*+?()[]{}|/-".Contains(c,
            StringComparison.Ordinal)) throw new PatternException("an unknown escape");
        return c;
    }

    private int ReadHexEscape(char kind)
    {
        at++;
        if (kind == 'u' && isUnicode && Peek == '{')
        {
            var end = source.IndexOf('}', at);
            if (end < 0
                || !int.TryParse(source.AsSpan(at + 1, end - at - 1), NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture, out var code) || code is < 0 or > 0x10ffff)
                throw new PatternException("a wrong \\u{}");
            at = end + 1;
            return code;
        }
        var first = ReadHex(kind == 'u' ? 4 : 2);
        if (first < 0) return isUnicode ? throw new PatternException("an incomplete escape") : kind;
        if (!isUnicode || first is < 0xd800 or > 0xdbff) return first;

        var start = at;
        if (Skip("\\u")
            && ReadHex(4) is >= 0xdc00 and <= 0xdfff and var second) return char.ConvertToUtf32((char)first,
            (char)second);
        at = start;
        return first;
    }

    private int ReadHex(int digits)
    {
        var code = 0;
        for (var i = 0; i < digits; i++)
        {
            var digit = at + i < source.Length ? Characters.Hex(source[at + i]) : -1;
            if (digit < 0) return -1;
            code = code * 16 + digit;
        }
        at += digits;
        return code;
    }

    private CharacterSet ReadClass()
    {
        at++;
        var set = new CharacterSet { IsNegated = Skip("^") };
        while (!Skip("]"))
        {
            if (AtEnd) throw new PatternException("an unclosed class");
            var first = ReadClassMember(set);
            if (Peek != '-' || at + 1 >= source.Length || source[at + 1] == ']')
            {
                if (first is { } lone) set.Add(lone, lone);
                continue;
            }
            at++;
            var last = ReadClassMember(set);
            if (first is { } low && last is { } high) set.Add(low, low <= high ? high
                : throw new PatternException("a range out of order in []"));
            else if (isUnicode) throw new PatternException("a class in a range");
            else AddLoose(set, first, last);
        }
        return set;
    }

    /// <summary>A class beside a hyphen: both count, and the hyphen too.</summary>
    private static void AddLoose(CharacterSet set, int? first, int? last)
    {
        set.Add('-', '-');
        if (first is { } a) set.Add(a, a);
        if (last is { } b) set.Add(b, b);
    }

    /// <summary>A character, or null when it was a class, which the set then has.</summary>
    private int? ReadClassMember(CharacterSet set)
    {
        if (Peek != '\\') return ReadCharacter();
        at++;
        if (AtEnd) throw new PatternException("a backslash at the end");
        if (ReadClassEscape() is { } isIn)
        {
            set.Add(isIn);
            return null;
        }
        if (!Skip("b")) return ReadCharacterEscape();
        return '\b';
    }
}
