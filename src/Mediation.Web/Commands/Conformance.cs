using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using RulesCase = Mediation.Rules.Conformance.ConformanceCase;
using WorkflowCase = Mediation.Workflows.Conformance.ConformanceCase;

namespace Mediation.Web.Commands;

/// <summary>
/// <c>conformance rules|elsa PATH…</c>: replays recorded cases of the original engines, without a database (对照). One
/// JSON line per case on standard output; exit code 1 when any differs.
/// </summary>
internal static class Conformance
{
    private static readonly JsonSerializerOptions OneLine =
        new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Replays case files of the rules engine: files, or folders with files.</summary>
    public static int RunRules(IReadOnlyList<string> paths) => Run(paths, json =>
    {
        var replayed = RulesCase.Replay(json);
        return (replayed.Name, replayed.Difference, replayed.Actual);
    });

    /// <summary>Replays case files of the workflow engine: files, or folders with files.</summary>
    public static int RunWorkflows(IReadOnlyList<string> paths) => Run(paths, json =>
    {
        var replayed = WorkflowCase.Replay(json);
        return (replayed.Name, replayed.Difference, replayed.Actual);
    });

    private static int Run(
        IReadOnlyList<string> paths, Func<string, (string Name, string? Difference, JsonObject Actual)> replay)
    {
        var differs = false;
        foreach (var file in paths.SelectMany(FilesOf))
        {
            var (name, difference, actual) = replay(File.ReadAllText(file));
            differs |= difference is not null;
            var line = new JsonObject
            {
                ["name"] = name,
                ["same"] = difference is null,
                ["why"] = difference ?? "",
                ["actual"] = actual,
            };
            Console.WriteLine(line.ToJsonString(OneLine));
        }
        return differs ? 1 : 0;
    }

    private static IEnumerable<string> FilesOf(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [path];
}
