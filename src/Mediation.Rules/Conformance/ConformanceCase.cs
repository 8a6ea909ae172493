using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mediation.Rules.Conformance;

/// <summary>
/// One case of behaviour that the original engine showed (一致性用例): rule files, inputs and what came of them.
/// </summary>
/// <param name="Name">The case's name.</param>
/// <param name="Level">core, edge, quirk or security.</param>
/// <param name="Difference">Why our result differs from what is expected or tolerated; null when it doesn't.</param>
/// <param name="Actual">Our result in the shape of the case's <c>expected</c>.</param>
public sealed record ConformanceCase(string Name, string Level, string? Difference, JsonObject Actual)
{
    /// <summary>Runs a case file with the original's profile (重放用例).</summary>
    public static ConformanceCase Replay(string json)
    {
        using var document = JsonDocument.Parse(json);
        var test = document.RootElement;
        var actual = new CaseRun(test).Run();
        return new(
            test.GetProperty("name").GetString()!,
            test.GetProperty("level").GetString()!,
            new CaseComparison(test).Difference(actual),
            actual);
    }
}
