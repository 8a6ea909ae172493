namespace Mediation.Workflows.Drawing;

/// <summary>Breaks words into lines that fit (折行), without knowing the font.</summary>
internal static class TextLines
{
    private const string NeverFirst = "、，。；：！？）》」』”…";

    /// <summary>Room a text takes at a size in pixels: full-width characters a square, others about 0.58 of one.</summary>
    public static double Width(string text, double size) => text.Sum(c => c < 0x2E80 ? 0.58 * size : size);

    /// <summary>Lines no wider than a number of pixels, even in length; a mark of punctuation begins none.</summary>
    public static IReadOnlyList<string> Wrap(string text, double most, double size)
    {
        var count = Math.Max(1, (int)Math.Ceiling(Width(text, size) / most));
        var each = Width(text, size) / count;
        var lines = new List<string>();
        var line = "";
        foreach (var c in text)
        {
            var full = lines.Count < count - 1 && line.Length > 0 && Width(line, size) + size / 2 > each;
            if (full && !NeverFirst.Contains(c, StringComparison.Ordinal) && !(char.IsAsciiLetterOrDigit(c) && char.IsAsciiLetterOrDigit(line[^1])))
            {
                lines.Add(line);
                line = "";
            }
            line += c;
        }
        lines.Add(line);
        return lines;
    }
}
