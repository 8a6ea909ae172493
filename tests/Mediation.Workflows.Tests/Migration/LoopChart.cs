using Mediation.Workflows.Definitions;
using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Migration;

/// <summary>A random flowchart with lines back, in counter or token mode, that the reader takes; one seed, one chart.</summary>
internal sealed record LoopChart(IReadOnlyList<string> Kinds, IReadOnlyList<(int From, int To, string Port)> Lines, bool Tokens)
{
    private static readonly string[] AllKinds = ["step", "step", "ask", "line", "event", "all", "active", "any"];

    public static LoopChart Of(Random dice, bool tokens)
    {
        while (true)
        {
            string[] kinds = ["step", .. Enumerable.Range(0, dice.Next(2, 8)).Select(_ => AllKinds[dice.Next(AllKinds.Length)])];
            var forward = Enumerable.Range(1, kinds.Length - 1).Select(to => (From: dice.Next(to), To: to));
            var more = Enumerable.Range(0, dice.Next(1, 5)).Select(_ => (From: dice.Next(kinds.Length), To: dice.Next(kinds.Length)));
            var chart = new LoopChart(kinds, [.. forward.Concat(more).Where(l => l.From != l.To).Distinct()
                .Select(l => (l.From, l.To, PortOf(kinds[l.From], dice)))], tokens);
            if (chart.Lines.Any(l => l.From > l.To) && chart.Reading('n', 1).Definition is not null)
                return chart;
        }
    }

    /// <summary>The chart as a version of its family, its steps under names that begin with a letter.</summary>
    public WorkflowDefinition Read(char letter, int version) =>
        Reading(letter, version).Required with { VersionId = $"sketch-v{version}", Version = version };

    /// <summary>A line more or less, a step more on a line, or another kind of step; null when the reader refuses that.</summary>
    public LoopChart? Edited(Random dice)
    {
        var (kinds, lines) = (Kinds.ToList(), Lines.ToList());
        var line = lines[dice.Next(lines.Count)];
        switch (dice.Next(4))
        {
            case 0:
                kinds.Add(dice.Next(2) == 0 ? "line" : "event");
                lines.Remove(line);
                lines.AddRange([(line.From, kinds.Count - 1, line.Port), (kinds.Count - 1, line.To, "Done")]);
                break;
            case 1:
                lines.Remove(line);
                break;
            case 2:
                kinds.Add("event");
                lines.Add((line.To, kinds.Count - 1, PortOf(kinds[line.To], dice)));
                break;
            default:
                kinds[line.To] = dice.Next(2) == 0 ? "all" : "any";
                break;
        }
        var edited = new LoopChart(kinds, lines, Tokens);
        return edited.Reading('n', 2).Definition is null ? null : edited;
    }

    private static string PortOf(string kind, Random dice) => kind is "step" or "ask" ? dice.Next(2) == 0 ? "x" : "y" : "Done";

    private WorkflowReading Reading(char letter, int version)
    {
        var sketch = Tokens ? new Sketch().Tokens() : new Sketch();
        foreach (var (index, kind) in Kinds.Index())
            _ = kind switch
            {
                "step" => sketch.Step($"{letter}{index}", "x", "y"),
                "ask" => sketch.Ask($"{letter}{index}", "x", "y"),
                "all" => sketch.Join($"{letter}{index}", "WaitAll"),
                "active" => sketch.Join($"{letter}{index}", "WaitAllActive"),
                "any" => sketch.Join($"{letter}{index}", "WaitAny"),
                "event" => sketch.Event($"{letter}{index}"),
                _ => sketch.Line($"{letter}{index}"),
            };
        sketch.Connect(string.Join(' ', Lines.Select(l => $"{letter}{l.From}:{l.Port}>{letter}{l.To}")));
        return WorkflowReader.Read(sketch.Json(), $"version {version}", Sketch.Catalog);
    }
}
