using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Mediation.Workflows.Tests.Outlines;

/// <summary>
/// A workflow written as an indented list, what is done with an instance of it, and what came of it; <c>README.md</c>
/// beside the files says how.
/// </summary>
internal sealed partial class Outline
{
    private readonly List<string> body = [];

    /// <summary>The sentence that the outline is about.</summary>
    public required string Title { get; init; }

    /// <summary>What is done: a start, then events, tasks, bookmarks, a cancellation.</summary>
    public List<string> Steps { get; } = [];

    /// <summary>The text without what came of it.</summary>
    public IEnumerable<string> Body => body;

    /// <summary>Definitions of workflows used as activities, and the one that is played, last.</summary>
    public IReadOnlyList<JsonObject> Definitions()
    {
        var definitions = new List<JsonObject>();
        var lines = new List<string>();
        var name = "Main";
        foreach (var line in body)
        {
            if (Child().Match(line) is { Success: true } child)
            {
                name = child.Groups[1].Value;
            }
            else if (line is "main")
            {
                definitions.Add(OutlineDocument.Of(name, lines));
                (lines, name) = ([], "Main");
            }
            else
            {
                lines.Add(line);
            }
        }
        definitions.Add(OutlineDocument.Of(name, lines));
        return definitions;
    }

    /// <summary>The outlines of a file.</summary>
    public static IReadOnlyList<Outline> Read(IEnumerable<string> text)
    {
        var outlines = new List<Outline>();
        foreach (var line in text.Select(l => l.TrimEnd()))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
                outlines.Add(new Outline { Title = line[2..] });
            else if (line.StartsWith("= ", StringComparison.Ordinal))
                outlines[^1].Steps.Add(line[2..]);
            else if (line.Length > 0 && outlines[^1].Steps.Count == 0)
                outlines[^1].body.Add(line);
        }
        return outlines;
    }

    [GeneratedRegex(@"^child (\S+)$")]
    private static partial Regex Child();
}
