using System.Text.Json;
using Mediation.Casework.Facts;
using Mediation.Casework.Rulings;

namespace Mediation.Casework.Trials;

/// <summary>A complaint as residents make it, with the ruling that is expected of it (示例), as <c>rules/examples/</c> holds them.</summary>
/// <param name="Text">What the resident says; invented, never a real one's words.</param>
/// <param name="Expected">What should become of it.</param>
public sealed record ComplaintExample(string Text, ExpectedRuling Expected)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>Reads every <c>*.json</c> of a folder, in the order of their names; none where there is no folder. They were read as sayings before.</summary>
    public static IReadOnlyList<ComplaintExample> Read(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
            .SelectMany(file => JsonSerializer.Deserialize<List<ComplaintExample>>(File.ReadAllText(file), Web) ?? [])];

    /// <summary>The facts that a text alone gives.</summary>
    public static FactSheet FactsOf(string text) => new() { Complaint = new ComplaintFacts { Text = text, Channel = "窗口登记" } };
}

/// <summary>What should become of a complaint (预期判定).</summary>
public sealed record ExpectedRuling(
    string Category, string Lead, string? Priority, string? Mediation, string Acceptance, IReadOnlyList<string> HardStops)
{
    /// <summary>Names of what came out otherwise: <c>category</c>, <c>lead</c> …; none when all is as expected.</summary>
    public IEnumerable<string> Missed(Assessment got)
    {
        if (got.Category?.Code != Category) yield return "category";
        if (got.Lead != Lead) yield return "lead";
        if (Priority is not null && got.Priority != Priority) yield return "priority";
        if (Mediation is not null && got.Mediation != Mediation) yield return "mediation";
        if (got.Acceptance != Acceptance) yield return "acceptance";
        if (HardStops.Except(got.HardStops).Any() || (HardStops.Count == 0 && got.HardStops.Count > 0)) yield return "hardStops";
    }
}
