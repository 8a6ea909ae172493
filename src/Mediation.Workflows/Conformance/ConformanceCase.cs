using System.Text.Json;
using System.Text.Json.Nodes;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Conformance;

/// <summary>
/// One case of behaviour that the original engine showed (一致性用例): a definition, what happened to an instance of it,
/// and what the engine printed after every step.
/// </summary>
/// <param name="Name">The case's name.</param>
/// <param name="Difference">
/// The first difference of ours from what is expected; null when there is none. Messages of incidents aren't compared.
/// </param>
/// <param name="Actual">Our result in the shape of the case's <c>expected</c>.</param>
public sealed record ConformanceCase(string Name, string? Difference, JsonObject Actual)
{
    /// <summary>
    /// Plays a case file (重放用例). What the engine doesn't know yet is a difference, never an exception.
    /// </summary>
    public static ConformanceCase Replay(string json, BehaviourProfile profile = BehaviourProfile.Elsa38)
    {
        using var document = JsonDocument.Parse(json);
        var test = document.RootElement;
        var run = new CaseRun(test, profile);
        var actual = run.Play();
        var difference = run.Refusal ?? CaseComparison.Difference(
            test.GetProperty("expected"), JsonSerializer.SerializeToElement(actual));
        return new(test.GetProperty("name").GetString()!, difference, actual);
    }
}
