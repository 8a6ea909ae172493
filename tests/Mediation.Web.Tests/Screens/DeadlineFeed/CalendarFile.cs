using System.Globalization;
using System.Text;

namespace Mediation.Web.Tests.Screens.DeadlineFeed;

/// <summary>
/// A strict reader of iCalendar (日历文件, RFC 5545), written from the standard and not from our writer: refuses bare line ends, lines over 75
/// octets, unknown escapes, components that don't close, and events without their required properties.
/// </summary>
internal sealed record CalendarFile(IReadOnlyList<IReadOnlyDictionary<string, string>> Events, int Components)
{
    /// <summary>Reads one; a breach of the standard fails the test.</summary>
    public static CalendarFile Read(byte[] bytes)
    {
        var lines = Unfold(bytes);
        lines[0].ShouldBe("BEGIN:VCALENDAR");
        lines[^1].ShouldBe("END:VCALENDAR");
        var open = new Stack<(string Name, Dictionary<string, string> Properties)>();
        var events = new List<IReadOnlyDictionary<string, string>>();
        var components = 0;
        foreach (var (name, value) in lines.Select(Split))
        {
            if (name == "BEGIN")
            {
                open.Push((value, []));
                components += open.Count == 2 ? 1 : 0;
            }
            else if (name == "END")
            {
                open.Peek().Name.ShouldBe(value);
                var (closed, properties) = open.Pop();
                Check(closed, properties);
                if (closed == "VEVENT")
                    events.Add(properties);
            }
            else
                open.Peek().Properties.TryAdd(name, value).ShouldBeTrue($"{name} twice");
        }
        open.ShouldBeEmpty();
        components.ShouldBePositive();
        return new CalendarFile(events, components);
    }

    /// <summary>A moment in world time.</summary>
    public static DateTimeOffset Moment(string value) =>
        DateTimeOffset.ParseExact(value, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>Text without its escapes.</summary>
    public static string Text(string value)
    {
        var text = new StringBuilder();
        for (var at = 0; at < value.Length; at++)
        {
            if (value[at] is ';' or ',')
                throw new FormatException($"Unescaped '{value[at]}' in {value}");
            if (value[at] != '\\')
            {
                text.Append(value[at]);
                continue;
            }
            at++;
            text.Append(value[at] switch
            {
                '\\' or ';' or ',' => value[at],
                'n' or 'N' => '\n',
                var other => throw new FormatException($"No escape \\{other}"),
            });
        }
        return $"{text}";
    }

    /// <summary>The lines as they were before folding.</summary>
    public static IReadOnlyList<string> Unfold(byte[] bytes)
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        var lines = new List<string>();
        var start = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            if (bytes[at] != '\r' && bytes[at] != '\n')
                continue;
            (bytes[at] == '\r' && bytes[at + 1] == '\n').ShouldBeTrue("a bare line end");
            (at - start).ShouldBeLessThanOrEqualTo(75);
            var line = strict.GetString(bytes, start, at - start);
            if (line.StartsWith(' '))
                lines[^1] += line[1..];
            else
                lines.Add(line);
            at++;
            start = at + 1;
        }
        start.ShouldBe(bytes.Length, "the last line has no end");
        return lines;
    }

    private static (string Name, string Value) Split(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        colon.ShouldBePositive(line);
        line[..colon].ShouldAllBe(c => char.IsAsciiLetterUpper(c) || c == '-');
        return (line[..colon], line[(colon + 1)..]);
    }

    private static void Check(string component, Dictionary<string, string> properties)
    {
        if (component == "VCALENDAR")
        {
            properties["VERSION"].ShouldBe("2.0");
            properties["PRODID"].ShouldNotBeEmpty();
        }
        if (component != "VEVENT")
            return;
        properties["UID"].ShouldNotBeEmpty();
        _ = Moment(properties["DTSTAMP"]);
        _ = Moment(properties["DTSTART"]);
        _ = Text(properties["SUMMARY"]);
        _ = new Uri(properties["URL"], UriKind.Absolute);
    }
}
