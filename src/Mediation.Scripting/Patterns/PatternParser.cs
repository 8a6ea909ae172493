using System.Globalization;

namespace Mediation.Scripting.Patterns;

/// <summary>Reads a pattern by ECMAScript's grammar, with the leniency of its Annex B where there is no <c>u</c> flag
/// (正则语法).</summary>
internal sealed partial class PatternParser
{
    private const int Deepest = 100;
    private readonly string _source;
    private readonly bool _isUnicode;
    private readonly bool _dotTakesAll;
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly List<Same> _references = [];
    private readonly int _allGroups;
    private int _at;
    private int _groups = 1;
    private int _depth;

    private PatternParser(string source, string flags)
    {
        _source = source;
        _isUnicode = flags.Contains('u');
        _dotTakesAll = flags.Contains('s');
        _allGroups = CountGroups(source);
    }

    public static ParsedPattern Read(string source, string flags)
    {
        var parser = new PatternParser(source, flags);
        var root = parser.ReadEither();
        if (parser._at < source.Length) throw new PatternException("unmatched ')'");
        foreach (var reference in parser._references)
            if (reference.Name is { } name ? !parser._names.ContainsKey(name) : reference.Group >= parser._groups)
                throw new PatternException("a reference to a group that isn't there");
        return new(root, parser._groups, parser._names);
    }

    /// <summary>How many groups there will be, as a number after a backslash may refer to a later one.</summary>
    private static int CountGroups(string source)
    {
        var (groups, inClass) = (1, false);
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '\\') i++;
            else if (source[i] == '[') inClass = true;
            else if (source[i] == ']') inClass = false;
            else if (source[i] == '(' && !inClass && !IsPlain(source, i + 1)) groups++;
        }
        return groups;
    }

    private static bool IsPlain(string source, int at) =>
        at < source.Length && source[at] == '?'
            && !(at + 2 < source.Length && source[at + 1] == '<' && source[at + 2] is not ('=' or '!'));

    private char Peek => _at < _source.Length ? _source[_at] : '\0';

    private bool AtEnd => _at >= _source.Length;

    private bool Skip(string text)
    {
        if (string.CompareOrdinal(_source, _at, text, 0, text.Length) != 0) return false;
        _at += text.Length;
        return true;
    }

    private PatternNode ReadEither()
    {
        if (++_depth > Deepest) throw new PatternException("groups are nested too deeply");
        var choices = new List<PatternNode> { ReadInOrder() };
        while (Skip("|")) choices.Add(ReadInOrder());
        _depth--;
        return choices.Count == 1 ? choices[0] : new Either(choices);
    }

    private InOrder ReadInOrder()
    {
        var parts = new List<PatternNode>();
        while (!AtEnd && Peek is not ('|' or ')'))
        {
            var firstGroup = _groups;
            var atom = ReadAtom();
            parts.Add(ReadRepeat(atom, firstGroup));
        }
        return new(parts);
    }

    private PatternNode ReadAtom()
    {
        switch (Peek)
        {
            case '^': _at++; return new Edge(Op.Start);
            case '$': _at++; return new Edge(Op.End);
            case '(': return ReadGroup();
            case '.':
                _at++;
                return new OneOf(_dotTakesAll
                    ? CharacterSet.AllBut()
                    : CharacterSet.AllBut('\n', '\r', 0x2028, 0x2029));
            case '[': return new OneOf(ReadClass());
            case '\\': return ReadEscape();
            case '*' or '+' or '?': throw new PatternException("nothing to repeat");
            case '{' when _isUnicode || IsRepeat(): throw new PatternException("nothing to repeat");
            case ']' or '}' when _isUnicode: throw new PatternException("a lone bracket");
            default: return new OneOf(CharacterSet.Of(ReadCharacter()));
        }
    }

    /// <summary>One character: a code point with the <c>u</c> flag, else a UTF-16 unit.</summary>
    private int ReadCharacter()
    {
        var c = _source[_at++];
        if (!_isUnicode || !char.IsHighSurrogate(c) || AtEnd || !char.IsLowSurrogate(Peek)) return c;
        return char.ConvertToUtf32(c, _source[_at++]);
    }

    private PatternNode ReadGroup()
    {
        _at++;
        if (Skip("?:")) return Closed(ReadEither());
        if (Skip("?=")) return new Look(Closed(ReadEither()), IsAhead: true, IsNegative: false);
        if (Skip("?!")) return new Look(Closed(ReadEither()), IsAhead: true, IsNegative: true);
        if (Skip("?<=")) return new Look(Closed(ReadEither()), IsAhead: false, IsNegative: false);
        if (Skip("?<!")) return new Look(Closed(ReadEither()), IsAhead: false, IsNegative: true);
        var group = _groups++;
        if (Skip("?<"))
        {
            if (!_names.TryAdd(ReadName(), group)) throw new PatternException("two groups of one name");
        }
        else if (Peek == '?') throw new PatternException("an unknown kind of group");
        return new Capture(Closed(ReadEither()), group);
    }

    private PatternNode Closed(PatternNode body) => Skip(")") ? body : throw new PatternException("an unclosed group");

    private string ReadName()
    {
        var end = _source.IndexOf('>', _at);
        if (end <= _at) throw new PatternException("a group's name is missing");
        var name = _source[_at..end];
        if (!Reading.Characters.StartsName(name[0])
            || !name.All(Reading.Characters.ContinuesName)) throw new PatternException("a group's name is wrong");
        _at = end + 1;
        return name;
    }

    private bool IsRepeat()
    {
        var at = _at;
        var isRepeat = TryReadBraces(out _, out _);
        _at = at;
        return isRepeat;
    }

    private PatternNode ReadRepeat(PatternNode atom, int firstGroup)
    {
        int least, most;
        if (Skip("*")) (least, most) = (0, int.MaxValue);
        else if (Skip("+")) (least, most) = (1, int.MaxValue);
        else if (Skip("?")) (least, most) = (0, 1);
        else if (Peek != '{' || !TryReadBraces(out least, out most)) return atom;

        if (least > most) throw new PatternException("numbers out of order in {}");
        if (atom is Edge or Look { IsAhead: false }
            || (_isUnicode && atom is Look)) throw new PatternException("nothing to repeat");
        return new Repeat(atom, least, most, Skip("?"), firstGroup, _groups);
    }

    private bool TryReadBraces(out int least, out int most)
    {
        var start = _at++;
        (least, most) = (0, 0);
        if (TryReadCount(out least))
        {
            most = least;
            if (Skip(",") && !TryReadCount(out most)) most = int.MaxValue;
            if (Skip("}")) return true;
        }
        _at = start;
        return _isUnicode ? throw new PatternException("an incomplete quantifier") : false;
    }

    private bool TryReadCount(out int count)
    {
        var start = _at;
        while (char.IsAsciiDigit(Peek)) _at++;
        count = _at - start > 9 ? int.MaxValue : _at > start
            ? int.Parse(_source.AsSpan(start, _at - start), CultureInfo.InvariantCulture) : 0;
        return _at > start;
    }
}
