using System.Text;

namespace Mediation.Casework.Facts.Words;

/// <summary>
/// A resident's text as it is compared (归一后的文字): half-width, lower case, simplified characters, every pause one of
/// two marks, and whatever people put inside words (spaces, stars, dots, emoji) left out. Knows where each character
/// stood, so that traces show the resident's own words.
/// </summary>
internal sealed class NormalText
{
    /// <summary>Any pause inside a sentence.</summary>
    public const char Comma = '，';

    /// <summary>Any end of a sentence.</summary>
    public const char Stop = '。';

    /// <summary>Longer texts are read up to here; the window refuses them anyway (最大长度).</summary>
    public const int LongestText = 10_000;

    private readonly string source;

    private readonly List<int> origins = [];

    private readonly StringBuilder letters = new();

    public NormalText(string source)
    {
        this.source = source.Length > LongestText ? source[..LongestText] : source;
        for (var at = 0; at < this.source.Length; at++)
        {
            var letter = Normal(this.source, at);
            if (letter == '\0' || (IsPause(letter) && IsPause(Last))) continue;
            letters.Append(letter);
            origins.Add(at);
        }
    }

    public int Length => letters.Length;

    public char this[int at] => letters[at];

    /// <summary>The resident's own words from one normalised place to another, both included.</summary>
    public string Original(int first, int last) => source[origins[first]..(origins[last] + 1)];

    /// <summary>The same folding for the characters of a pattern; a mark in a pattern stays as it is.</summary>
    public static string Fold(string written) => string.Create(written.Length, written, static (folded, text) =>
    {
        for (var at = 0; at < text.Length; at++) folded[at] = Characters.Fold(text[at]);
    });

    private char Last => letters.Length == 0 ? Stop : letters[^1];

    private static bool IsPause(char letter) => letter is Comma or Stop;

    private static char Normal(string source, int at)
    {
        var letter = Characters.Fold(source[at]);
        return letter switch
        {
            '.' => InsideWord(source, at) ? '\0' : Stop,
            '!' or '?' or ';' or '。' or '\n' or '\r' or '…' => Stop,
            ',' or ':' or '、' or '(' or ')' or '【' or '】' => Comma,
            _ when char.IsLetterOrDigit(letter) => letter,
            _ => '\0',
        };
    }

    private static bool InsideWord(string source, int at) =>
        at > 0 && at + 1 < source.Length && char.IsLetterOrDigit(source[at - 1]) && char.IsLetterOrDigit(source[at + 1]);
}
