using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mediation.Casework.Activities;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Web.Resources;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Editing;

namespace Mediation.Web.Elsa.Definitions;

/// <summary>What keeps a workflow from coming into force (发布前检查): the same as for files when the server starts, and units that aren't there.</summary>
internal static partial class PublishCheck
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>Every fault as a sentence that names its step; none when it may come into force.</summary>
    /// <param name="reading">The candidate, read.</param>
    /// <param name="text">Its JSON.</param>
    /// <param name="policy">The rules and the town it must fit, and the workflows it may call.</param>
    public static IReadOnlyList<string> FaultsOf(WorkflowReading reading, string text, Policy policy)
    {
        var document = JsonNode.Parse(text)!;
        if (EditorDocument.CountActivities(document.AsObject(), Catalog.All) == 0)
            return [Texts.Studio_NoSteps];
        if (reading.Definition is not { } definition)
            return [.. reading.Errors.Select(problem => Sentence(document, problem.Path, problem.MessageIn(Chinese)))];
        var mismatches = PolicyMatch.FaultsOf(definition, policy.Rules).Concat(TownMatch.FaultsOf(definition, policy.Town))
            .Select(fault => (fault.Path, fault.Message));
        var unsound = WorkflowFinding.Of([definition], policy.Workflows).Where(finding => finding.IsRefuting)
            .Select(finding => (finding.Problem.Path, Message: finding.Problem.MessageIn(Chinese)));
        return [.. mismatches.Concat(unsound).Select(fault => Sentence(document, fault.Path, fault.Message)).Distinct()];
    }

    private static string Sentence(JsonNode document, string path, string message) =>
        StepAt(document, path) is { } step ? Texts.Studio_FaultAt.With(step, message) : message;

    // The innermost activity on the path, as the diagram calls it.
    private static string? StepAt(JsonNode document, string path)
    {
        string? step = null;
        var at = (JsonNode?)document;
        foreach (Match part in Parts().Matches(path))
        {
            at = part.Groups["index"] is { Success: true } index
                ? (at as JsonArray)?.ElementAtOrDefault(int.Parse(index.ValueSpan, CultureInfo.InvariantCulture))
                : StudioWire.At(at, part.Groups["name"].Value);
            if (at is JsonObject activity && activity.ContainsKey("type") && activity.ContainsKey("id") && activity != document["root"])
                step = Named(StudioWire.At(activity, "metadata", "displayText")) ?? Named(activity["name"]) ?? Named(activity["id"]);
        }
        return step;
    }

    private static string? Named(JsonNode? node) => StudioWire.Text(node) is { Length: > 0 } text ? text : null;

    [GeneratedRegex(@"(?<name>[A-Za-z_]\w*)|\[(?<index>\d+)\]")]
    private static partial Regex Parts();
}
