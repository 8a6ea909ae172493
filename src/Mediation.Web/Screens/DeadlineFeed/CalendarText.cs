using System.Globalization;
using System.Text;

namespace Mediation.Web.Screens.DeadlineFeed;

/// <summary>
/// Writes the iCalendar format (日历文本, RFC 5545) exactly: lines end in CRLF and are folded at 75 octets, never within a character; text is
/// escaped; moments are in world time.
/// </summary>
internal sealed class CalendarText
{
    private const int Octets = 75;

    private readonly StringBuilder text = new();

    /// <summary>A property whose value needs no escaping, such as BEGIN or a version.</summary>
    public CalendarText Line(string name, string value)
    {
        Fold($"{name}:{value}");
        return this;
    }

    /// <summary>A property that holds text.</summary>
    public CalendarText Text(string name, string value) => Line(name, Escape(value));

    /// <summary>A property that holds a moment.</summary>
    public CalendarText Moment(string name, DateTimeOffset at) =>
        Line(name, at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    /// <summary>All of it.</summary>
    public override string ToString() => text.ToString();

    // RFC 5545 3.3.11; characters that no text may hold are left out.
    private static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var c in value.ReplaceLineEndings("\n"))
            _ = c switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(c),
                '\n' => escaped.Append("\\n"),
                _ => char.IsControl(c) && c != '\t' ? escaped : escaped.Append(c),
            };
        return $"{escaped}";
    }

    // A folded line begins with a blank, which counts.
    private void Fold(string line)
    {
        var used = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > Octets)
            {
                text.Append("\r\n ");
                used = 1;
            }
            text.Append(rune.ToString());
            used += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
