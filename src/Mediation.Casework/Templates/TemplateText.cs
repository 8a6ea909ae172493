using System.Text;

namespace Mediation.Casework.Templates;

/// <summary>Reads texts with names in braces (读模板文字). Linear in the text.</summary>
internal static class TemplateText
{
    /// <summary>Every mistake: a name that isn't known, a brace without its other one, a text that is empty or too long.</summary>
    public static IEnumerable<TemplateFault> FaultsOf(TemplateSection section, IReadOnlyCollection<string> names)
    {
        if (string.IsNullOrWhiteSpace(section.Text))
            yield return new(section.Code, 1, 1, $"“{section.Name}”不能空着。");
        if (section.Text.Length > Template.Longest)
            yield return new(section.Code, 1, 1, $"“{section.Name}”至多 {Template.Longest} 个字。");
        var (line, began) = (1, 0);
        for (var at = 0; at < section.Text.Length; at++)
        {
            var letter = section.Text[at];
            if (letter == '\n')
                (line, began) = (line + 1, at + 1);
            else if (char.IsControl(letter) && letter is not ('\r' or '\t'))
                yield return new(section.Code, line, at - began + 1, "这里有看不见的字符。");
            else if (letter == '}')
                yield return new(section.Code, line, at - began + 1, "“}”前面没有“{”。");
            else if (letter == '{')
            {
                var end = EndOf(section.Text, at);
                if (end < 0)
                    yield return new(section.Code, line, at - began + 1, "“{”没有收尾的“}”。");
                else if (section.Text[(at + 1)..end] is var name && !names.Contains(name))
                    yield return new(section.Code, line, at - began + 1, $"没有叫“{name}”的字段，可以用：{string.Join('、', names)}。");
                at = Math.Max(at, end);
            }
        }
    }

    /// <summary>The text with each name in braces replaced.</summary>
    public static string Fill(string text, Func<string, string> value)
    {
        var filled = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var end = text[at] == '{' ? EndOf(text, at) : -1;
            if (end < 0)
                filled.Append(text[at]);
            else
            {
                filled.Append(value(text[(at + 1)..end]));
                at = end;
            }
        }
        return filled.ToString();
    }

    // Where the brace closes; a name lies on one line and holds no other brace.
    private static int EndOf(string text, int open)
    {
        var end = text.AsSpan(open + 1).IndexOfAny('}', '{', '\n');
        return end >= 0 && text[open + 1 + end] == '}' ? open + 1 + end : -1;
    }
}
