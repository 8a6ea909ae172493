using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mediation.Workflows.Conformance;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Tests.Outlines;

namespace Mediation.Workflows.Tests.Readings;

/// <summary>Writes what came of reading a file: its problems, what was read, and what starting it gives.</summary>
internal static class ReadingResult
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    public static IEnumerable<string> Lines(Reading reading)
    {
        yield return $"# {reading.Title}";
        foreach (var line in reading.Text)
            yield return line;
        var read = reading.Read();
        foreach (var problem in read.Problems)
            yield return $"= {Weight(problem)} {problem.Code} {problem.Path}: {problem.Message} {problem.MessageIn(Chinese)}";
        if (read.Definition is { } definition)
            yield return $"= reads {ReadingDigest.Of(definition)}";
        else if (reading.Read(BehaviourProfile.Elsa38).Definition is { } tolerated)
            yield return $"= elsa reads {ReadingDigest.Of(tolerated)}";
        foreach (var line in Plays(reading, read.Definition is not null))
            yield return line;
        yield return "";
    }

    private static IEnumerable<string> Plays(Reading reading, bool isRead)
    {
        var original = Played(reading, BehaviourProfile.Elsa38);
        var intended = isRead ? Played(reading, BehaviourProfile.Intended) : original;
        if (original == intended)
            yield return $"= plays {original}";
        else
        {
            yield return $"= elsa plays {original}";
            yield return $"= intended plays {intended}";
        }
    }

    private static string Played(Reading reading, BehaviourProfile profile)
    {
        if (reading.Read(profile).Definition is null)
            return "nothing";
        var test = new JsonObject
        {
            ["name"] = reading.Title,
            ["definition"] = JsonNode.Parse(reading.Files[^1]),
            ["extraDefinitions"] = new JsonArray([.. reading.Files.SkipLast(1).Select(file => JsonNode.Parse(file))]),
            ["steps"] = new JsonArray(),
            ["expected"] = new JsonObject { ["phases"] = new JsonArray() },
        };
        var actual = JsonSerializer.SerializeToElement(ConformanceCase.Replay(test.ToJsonString(), profile).Actual);
        return OutlinePhase.Text(actual.GetProperty("phases")[0]);
    }

    private static char Weight(WorkflowProblem problem) => problem.Severity is ProblemSeverity.Error ? 'E' : 'W';
}
