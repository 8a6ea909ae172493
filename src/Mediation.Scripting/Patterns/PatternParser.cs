using System.Globalization;

namespace Mediation.Scripting.Patterns;

/// <summary>Reads a pattern by ECMAScript's grammar, with the leniency of its Annex B where there is no <c>u</c> flag
/// (正则语法).</summary>
internal sealed partial class PatternParser
{
    private const int Deepest = 100;
    private readonly string source;
    private readonly bool isUnicode;
    private readonly bool dotTakesAll;
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
    private readonly List<Same> references = [];
    private readonly int allGroups;
    private int at;
    private int groups = 1;
    private int depth;

    private PatternParser(string source, string flags)
    {
        this.source = source;
        isUnicode = flags.Contains('u');
        dotTakesAll = flags.Contains('s');
        allGroups = CountGroups(source);
    }

    public static ParsedPattern Read(string source, string flags)
    {
        var parser = new PatternParser(source, flags);
        var root = parser.ReadEither();
        if (parser.at < source.Length) throw new PatternException("unmatched ')'");
        foreach (var reference in parser.references)
            if (reference.Name is { } name ? !parser.names.ContainsKey(name) : reference.Group >= parser.groups)
                throw new PatternException("a reference to a group that isn't there");
        return new(root, parser.groups, parser.names);
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

    private char Peek => this.at < this.source.Length ? this.source[this.at] : '\0';

    private bool AtEnd => this.at >= this.source.Length;

    private bool Skip(string text)
    {
        if (string.CompareOrdinal(this.source, this.at, text, 0, text.Length) != 0) return false;
        this.at += text.Length;
        return true;
    }

    private PatternNode ReadEither()
    {
        if (++depth > Deepest) throw new PatternException("groups are nested too deeply");
        var choices = new List<PatternNode> { ReadInOrder() };
        while (Skip("|")) choices.Add(ReadInOrder());
        depth--;
        return choices.Count == 1 ? choices[0] : new Either(choices);
    }

    private InOrder ReadInOrder()
    {
        var parts = new List<PatternNode>();
        while (!AtEnd && Peek is not ('|' or ')'))
        {
            var firstGroup = this.groups;
            var atom = ReadAtom();
            parts.Add(ReadRepeat(atom, firstGroup));
        }
        return new(parts);
    }

    private PatternNode ReadAtom()
    {
        switch (Peek)
        {
            case '^': this.at++; return new Edge(Op.Start);
            case '$': this.at++; return new Edge(Op.End);
            case '(': return ReadGroup();
            case '.':
                this.at++;
                return new OneOf(dotTakesAll
                    ? CharacterSet.AllBut()
                    : CharacterSet.AllBut('\n', '\r', 0x2028, 0x2029));
            case '[': return new OneOf(ReadClass());
            case '\\': return ReadEscape();
            case '*' or '+' or '?': throw new PatternException("nothing to repeat");
            case '{' when isUnicode || IsRepeat(): throw new PatternException("nothing to repeat");
            case ']' or '}' when isUnicode: throw new PatternException("a lone bracket");
            default: return new OneOf(CharacterSet.Of(ReadCharacter()));
        }
    }

    /// <summary>One character: a code point with the <c>u</c> flag, else a UTF-16 unit.</summary>
    private int ReadCharacter()
    {
        var c = this.source[this.at++];
        if (!isUnicode || !char.IsHighSurrogate(c) || AtEnd || !char.IsLowSurrogate(Peek)) return c;
        return char.ConvertToUtf32(c, this.source[this.at++]);
    }

    private PatternNode ReadGroup()
    {
        this.at++;
        if (Skip("?:")) return Closed(ReadEither());
        if (Skip("?=")) return new Look(Closed(ReadEither()), IsAhead: true, IsNegative: false);
        if (Skip("?!")) return new Look(Closed(ReadEither()), IsAhead: true, IsNegative: true);
        if (Skip("?<=")) return new Look(Closed(ReadEither()), IsAhead: false, IsNegative: false);
        if (Skip("?<!")) return new Look(Closed(ReadEither()), IsAhead: false, IsNegative: true);
        var group = this.groups++;
        if (Skip("?<"))
        {
            if (!names.TryAdd(ReadName(), group)) throw new PatternException("two groups of one name");
        }
        else if (Peek == '?') throw new PatternException("an unknown kind of group");
        return new Capture(Closed(ReadEither()), group);
    }

    private PatternNode Closed(PatternNode body) => Skip(")") ? body : throw new PatternException("an unclosed group");

    private string ReadName()
    {
        var end = this.source.IndexOf('>', this.at);
        if (end <= this.at) throw new PatternException("a group's name is missing");
        var name = this.source[this.at..end];
        if (!Reading.Characters.StartsName(name[0])
            || !name.All(Reading.Characters.ContinuesName)) throw new PatternException("a group's name is wrong");
        this.at = end + 1;
        return name;
    }

    private bool IsRepeat()
    {
        var at = this.at;
        var isRepeat = TryReadBraces(out _, out _);
        this.at = at;
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
            || (isUnicode && atom is Look)) throw new PatternException("nothing to repeat");
        return new Repeat(atom, least, most, Skip("?"), firstGroup, this.groups);
    }

    private bool TryReadBraces(out int least, out int most)
    {
        var start = this.at++;
        (least, most) = (0, 0);
        if (TryReadCount(out least))
        {
            most = least;
            if (Skip(",") && !TryReadCount(out most)) most = int.MaxValue;
            if (Skip("}")) return true;
        }
        this.at = start;
        return isUnicode ? throw new PatternException("an incomplete quantifier") : false;
    }

    private bool TryReadCount(out int count)
    {
        var start = this.at;
        while (char.IsAsciiDigit(Peek)) this.at++;
        count = this.at - start > 9 ? int.MaxValue : this.at > start
            ? int.Parse(this.source.AsSpan(start, this.at - start), CultureInfo.InvariantCulture) : 0;
        return this.at > start;
    }
}
