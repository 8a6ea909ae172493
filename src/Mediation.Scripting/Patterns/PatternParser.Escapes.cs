using System.Globalization;
using Mediation.Scripting.Reading;

namespace Mediation.Scripting.Patterns;

/// <summary>Escapes and character classes.</summary>
internal sealed partial class PatternParser
{
    private PatternNode ReadEscape()
    {
        _at++;
        if (AtEnd) throw new PatternException("a backslash at the end");
        switch (Peek)
        {
            case 'b': _at++; return new Edge(Op.WordEdge);
            case 'B': _at++; return new Edge(Op.NoWordEdge);
            case >= '1' and <= '9' when TryReadGroup(out var group): return Referring(new(group, null));
            case 'k' when _isUnicode || _source.Contains("(?<", StringComparison.Ordinal):
                _at++;
                if (!Skip("<")) throw new PatternException("a name is missing after \\k");
                return Referring(new(0, ReadName()));
        }
        if (ReadClassEscape() is { } isIn) return new OneOf(new CharacterSet().Add(isIn));
        return new OneOf(CharacterSet.Of(ReadCharacterEscape()));
    }

    private Same Referring(Same reference)
    {
        _references.Add(reference);
        return reference;
    }

    /// <summary>False for a number that is no group's: then, without the <c>u</c> flag, it is an old-fashioned
    /// escape.</summary>
    private bool TryReadGroup(out int group)
    {
        var end = _at;
        while (end < _source.Length && char.IsAsciiDigit(_source[end]) && end - _at < 5) end++;
        group = int.Parse(_source.AsSpan(_at, end - _at), CultureInfo.InvariantCulture);
        if (!_isUnicode && group >= _allGroups) return false;
        _at = end;
        return true;
    }

    /// <summary>Up to three octal figures below 256.</summary>
    private int ReadOctal()
    {
        var code = 0;
        for (var i = 0; i < 3 && Peek is >= '0' and <= '7' && code * 8 + Peek - '0' < 256; i++) code = code * 8
            + _source[_at++] - '0';
        return code;
    }

    /// <summary>A class such as <c>\d</c>, if one stands here.</summary>
    private Func<int, bool>? ReadClassEscape()
    {
        var c = Peek;
        if (c is 'p' or 'P' && _isUnicode) return ReadProperty();
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
        if (isIn is not null) _at++;
        return isIn;
    }

    private Func<int, bool> ReadProperty()
    {
        var isNegated = Peek == 'P';
        _at++;
        var end = _source.IndexOf('}', _at);
        if (!Skip("{") || end < 0) throw new PatternException("a property's name is missing");
        var name = _source[_at..end];
        _at = end + 1;
        var isIn = CharacterSet.Property(name)
            ?? throw new PatternException("the property '" + name + "' isn't known here");
        return isNegated ? c => !isIn(c) : isIn;
    }

    /// <summary>After the backslash.</summary>
    private int ReadCharacterEscape()
    {
        var c = _source[_at];
        if (c is not ('u' or 'x')) _at++;
        switch (c)
        {
            case 't': return '\t';
            case 'n': return '\n';
            case 'v': return '\v';
            case 'f': return '\f';
            case 'r': return '\r';
            case '0' when !char.IsAsciiDigit(Peek): return 0;
            case >= '0' and <= '9' when _isUnicode: throw new PatternException("an octal escape");
            case >= '0' and <= '7':
                _at--;
                return ReadOctal();
            case 'c' when char.IsAsciiLetter(Peek): return _source[_at++] % 32;
            case 'c': throw new PatternException("an incomplete \\c");
            case 'x' or 'u': return ReadHexEscape(c);
        }
        if (_isUnicode
            && !"^$\\.*+?()[]{}|/-".Contains(c,
            StringComparison.Ordinal)) throw new PatternException("an unknown escape");
        return c;
    }

    private int ReadHexEscape(char kind)
    {
        _at++;
        if (kind == 'u' && _isUnicode && Peek == '{')
        {
            var end = _source.IndexOf('}', _at);
            if (end < 0
                || !int.TryParse(_source.AsSpan(_at + 1, end - _at - 1), NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture, out var code) || code is < 0 or > 0x10ffff)
                throw new PatternException("a wrong \\u{}");
            _at = end + 1;
            return code;
        }
        var first = ReadHex(kind == 'u' ? 4 : 2);
        if (first < 0) return _isUnicode ? throw new PatternException("an incomplete escape") : kind;
        if (!_isUnicode || first is < 0xd800 or > 0xdbff) return first;

        var start = _at;
        if (Skip("\\u")
            && ReadHex(4) is >= 0xdc00 and <= 0xdfff and var second) return char.ConvertToUtf32((char)first,
            (char)second);
        _at = start;
        return first;
    }

    private int ReadHex(int digits)
    {
        var code = 0;
        for (var i = 0; i < digits; i++)
        {
            var digit = _at + i < _source.Length ? Characters.Hex(_source[_at + i]) : -1;
            if (digit < 0) return -1;
            code = code * 16 + digit;
        }
        _at += digits;
        return code;
    }

    private CharacterSet ReadClass()
    {
        _at++;
        var set = new CharacterSet { IsNegated = Skip("^") };
        while (!Skip("]"))
        {
            if (AtEnd) throw new PatternException("an unclosed class");
            var first = ReadClassMember(set);
            if (Peek != '-' || _at + 1 >= _source.Length || _source[_at + 1] == ']')
            {
                if (first is { } lone) set.Add(lone, lone);
                continue;
            }
            _at++;
            var last = ReadClassMember(set);
            if (first is { } low && last is { } high) set.Add(low, low <= high ? high
                : throw new PatternException("a range out of order in []"));
            else if (_isUnicode) throw new PatternException("a class in a range");
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
        _at++;
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
