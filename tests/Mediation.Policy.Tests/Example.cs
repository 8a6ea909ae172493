using System.Text.Json;
using Mediation.Casework.Rulings;

namespace Mediation.Policy.Tests;

/// <summary>One complaint of <c>rules/examples/</c> with the ruling expected of it, and the ruling it got.</summary>
internal sealed class Example
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly Lazy<IReadOnlyList<Example>> LazyAll = new(Read);

    private Example(string file, string text, Expectation expected)
    {
        File = file;
        Text = text;
        Expected = expected;
        Assessment = Shipped.Assess(text);
    }

    public static IReadOnlyList<Example> All => LazyAll.Value;

    public string File { get; }

    public string Text { get; }

    public Expectation Expected { get; }

    public Assessment Assessment { get; }

    /// <summary>Each way in which the ruling differs from what was expected; none for a good one.</summary>
    public IEnumerable<string> Differences()
    {
        var got = Assessment;
        if (got.Category?.Code != Expected.Category) yield return $"category {got.Category?.Code ?? "none"}, not {Expected.Category}";
        if (got.Lead != Expected.Lead) yield return $"lead {got.Lead}, not {Expected.Lead}";
        if (Expected.Priority is { } priority && got.Priority != priority) yield return $"priority {got.Priority}, not {priority}";
        if (Expected.Mediation is { } mediation && got.Mediation != mediation) yield return $"mediation {got.Mediation}, not {mediation}";
        if (got.Acceptance != Expected.Acceptance) yield return $"acceptance {got.Acceptance}, not {Expected.Acceptance}";
        if (Expected.HardStops.Except(got.HardStops).Any() || (Expected.HardStops.Count == 0 && got.HardStops.Count > 0))
            yield return $"hard stops [{string.Join(' ', got.HardStops)}], not [{string.Join(' ', Expected.HardStops)}]";
    }

    private static List<Example> Read() => [.. Directory
        .EnumerateFiles(Shipped.Folder("rules", "examples"), "*.json").Order(StringComparer.Ordinal)
        .SelectMany(file => JsonSerializer.Deserialize<List<Row>>(System.IO.File.ReadAllText(file), Web)!
            .Select(row => new Example(Path.GetFileName(file), row.Text, row.Expected)))];

    internal sealed record Expectation(
        string Category, string Lead, string? Priority, string? Mediation, string Acceptance, IReadOnlyList<string> HardStops);

    private sealed record Row(string Text, Expectation Expected);
}
