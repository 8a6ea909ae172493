namespace Mediation.Casework.Facts.Words;

/// <summary>
/// Reads the small language in which residents' words are written down (词句模式):
/// <c>打(了|过)?人</c> groups, choices and an optional piece; <c>[孩娃]子</c> one of several characters;
/// <c>[了过]*</c> any number of them; <c>打{0,4}人</c> a gap of so many characters inside one clause;
/// <c>…</c> a gap of 0-8 inside one clause; <c>……</c> a gap of 0-20 inside one sentence; <c>&lt;family&gt;</c> a part
/// defined elsewhere. Patterns are normalised as the resident's text is, so they may be written in either script.
/// </summary>
internal sealed class PatternReader
{
    private const int LongestGap = 20;

    private const int DeepestNesting = 12;

    private readonly string pattern;

    private readonly IReadOnlyDictionary<string, string> parts;

    private readonly int depth;

    private int at;

    private PatternReader(string pattern, IReadOnlyDictionary<string, string> parts, int depth)
    {
        this.pattern = pattern;
        this.parts = parts;
        this.depth = depth;
    }

    /// <summary>The pattern taken apart.</summary>
    /// <exception cref="FormatException">With a Chinese sentence saying what is wrong.</exception>
    public static Piece Read(string pattern, IReadOnlyDictionary<string, string> parts) => Read(pattern, parts, 0);

    private static Piece Read(string pattern, IReadOnlyDictionary<string, string> parts, int depth)
    {
        if (depth > DeepestNesting) throw new FormatException("嵌套过深，或者引用成了循环。");
        var reader = new PatternReader(pattern, parts, depth);
        var piece = reader.Choices();
        return reader.at == pattern.Length ? piece : throw new FormatException($"第 {reader.at + 1} 个字符“)”多余。");
    }

    private Piece Choices()
    {
        var choices = new List<Piece> { Pieces() };
        while (at < pattern.Length && pattern[at] == '|')
        {
            at++;
            choices.Add(Pieces());
        }

        return choices.Count == 1 ? choices[0] : new Piece.Choice(choices);
    }

    private Piece.Sequence Pieces()
    {
        var pieces = new List<Piece>();
        while (at < pattern.Length && pattern[at] is not ('|' or ')'))
        {
            var piece = Atom();
            if (at < pattern.Length && pattern[at] is '?' or '？')
            {
                at++;
                piece = new Piece.Optional(piece);
            }
            else if (at < pattern.Length && pattern[at] == '*')
            {
                at++;
                piece = new Piece.Repeated(piece);
            }

            pieces.Add(piece);
        }

        return pieces.Count > 0
            ? new Piece.Sequence(pieces)
            : throw new FormatException($"第 {at + 1} 个字符处缺少词句。");
    }

    private Piece Atom()
    {
        var letter = pattern[at++];
        return letter switch
        {
            '(' => Group(),
            '[' => new Piece.One(new Symbol(NormalText.Fold(Until(']')), null)),
            '{' => Counted(Until('}')),
            '<' => Part(Until('>')),
            '…' when at < pattern.Length && pattern[at] == '…' => Sentence(),
            '…' => GapOf(0, 8, Gap.Clause),
            '?' or '*' or ']' or '}' or '>' => throw new FormatException($"第 {at} 个字符“{letter}”放错了位置。"),
            _ when char.IsLetterOrDigit(letter) => new Piece.One(new Symbol(NormalText.Fold(letter.ToString()), null)),
            _ => throw new FormatException($"第 {at} 个字符“{letter}”不会出现在归一后的文字里。"),
        };
    }

    private Piece Group()
    {
        var inner = Choices();
        if (at == pattern.Length) throw new FormatException("缺少“)”。");
        at++;
        return inner;
    }

    private Piece.Sequence Sentence()
    {
        at++;
        return GapOf(0, LongestGap, Gap.Sentence);
    }

    private Piece Part(string name) => parts.TryGetValue(name, out var part)
        ? Read(part, parts, depth + 1)
        : throw new FormatException($"没有名为“{name}”的词组。");

    private static Piece.Sequence Counted(string range)
    {
        var numbers = range.Split(',');
        return numbers.Length == 2 && int.TryParse(numbers[0], out var least) && int.TryParse(numbers[1], out var most)
               && least >= 0 && most >= least && most is > 0 and <= LongestGap
            ? GapOf(least, most, Gap.Clause)
            : throw new FormatException($"间隔“{{{range}}}”应当写成 {{最少,最多}}，最多 {LongestGap} 个字。");
    }

    private static Piece.Sequence GapOf(int least, int most, Gap gap)
    {
        var needed = Enumerable.Repeat<Piece>(new Piece.One(new Symbol("", gap)), least);
        return most == least
            ? new Piece.Sequence([.. needed])
            : new Piece.Sequence([.. needed, new Piece.Optional(new Piece.One(new Symbol("", gap, most - least)))]);
    }

    private string Until(char end)
    {
        var close = pattern.IndexOf(end, at);
        if (close <= at) throw new FormatException($"缺少“{end}”，或者里面是空的。");
        var inner = pattern[at..close];
        at = close + 1;
        return inner;
    }
}
