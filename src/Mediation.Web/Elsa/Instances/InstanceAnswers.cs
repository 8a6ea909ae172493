using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Web.Resources;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Replay;

namespace Mediation.Web.Elsa.Instances;

/// <summary>
/// Instances in the shapes that Studio reads (编辑器实例应答). The values that workflows compute with and the words of their faults may
/// repeat a complaint: as on the run page, they are for those who mend workflows; others are told that there are some.
/// </summary>
internal static class InstanceAnswers
{
    private static readonly Dictionary<string, object> Nothing = [];

    /// <summary>A line of a list: of a workflow that was called only when the whole instance began and went on is known without its story.</summary>
    public static Dictionary<string, object?> LineOf(InstancePart part) => new()
    {
        ["id"] = $"{part.Id}",
        ["definitionId"] = part.Definition.DefinitionId,
        ["definitionVersionId"] = part.Definition.VersionId,
        ["version"] = part.Definition.Version,
        ["status"] = $"{part.Status}",
        ["subStatus"] = $"{part.SubStatus}",
        ["correlationId"] = part.Line.Number,
        // What a workflow calls itself may be made of the complaint.
        ["name"] = null,
        ["incidentCount"] = part.OpenIncidents.Count(),
        ["isSystem"] = false,
        ["createdAt"] = part.Line.BeganAt,
        ["updatedAt"] = part.Line.MovedAt,
        ["finishedAt"] = part.IsCalled ? null : part.Line.EndedAt,
    };

    /// <summary>A whole instance.</summary>
    public static Dictionary<string, object?> Of(InstanceStory story, Actor reader)
    {
        var (began, moved) = story.Span;
        return new(LineOf(story.Part))
        {
            ["createdAt"] = began,
            ["updatedAt"] = moved,
            ["finishedAt"] = story.Part.Running ? null : moved,
            ["workflowState"] = new
            {
                id = $"{story.Part.Id}",
                definitionId = story.Definition.DefinitionId,
                definitionVersionId = story.Definition.VersionId,
                definitionVersion = story.Definition.Version,
                correlationId = story.Line.Number,
                status = $"{story.Part.Status}",
                subStatus = $"{story.Part.SubStatus}",
                bookmarks = Array.Empty<object>(),
                incidents = story.Line.State.Incidents.Where(incident => IsOf(story, incident)).Select(i => Incident(story, i, reader)),
                completionCallbacks = Array.Empty<object>(),
                activityExecutionContexts = Array.Empty<object>(),
                input = Nothing,
                output = Nothing,
                properties = Nothing,
                createdAt = began,
                updatedAt = moved,
            },
        };
    }

    /// <summary>The journal, in order.</summary>
    public static IEnumerable<JournalRecord> JournalOf(InstanceStory story)
    {
        foreach (var (index, happened) in story.Events.Index())
        {
            var node = story.NodeOf(happened.Entry)!;
            yield return new JournalRecord(
                $"{story.Part.Id}!{index}", happened.Entry.ActivityInstanceId, node.Id, node.Type.TypeName, node.Type.Version,
                node.DisplayText, node.NodeId, happened.At, index, $"{happened.Entry.Event}", Said(story, happened), Payload(story, happened));
        }
        if (story.IsWhole)
            yield break;
        var root = story.Definition.Root;
        yield return new JournalRecord(
            $"{story.Part.Id}!end", "", root.Id, "", 1, Texts.Studio_Untold, root.NodeId, story.Span.Moved, story.Events.Count,
            Texts.Studio_UntoldEvent, Texts.Studio_Untold, Nothing);
    }

    /// <summary>The workflow's own variables, in words.</summary>
    public static IEnumerable<object> VariablesOf(InstanceStory story, IWorkflowLibrary library, Actor reader)
    {
        var open = Sight.MayOperate(reader)
            ? OpenVariable.Of(story.Line.State, library).Where(v => IsOfWorkflow(story, v)).ToDictionary(v => v.Id)
            : [];
        return story.Definition.Workflow.Variables.Select(variable => new
        {
            id = variable.Id,
            name = variable.Name,
            value = open.TryGetValue(variable.Id, out var value) ? value.Text : Texts.Studio_Withheld,
        });
    }

    /// <summary>An execution; the whole of it and its summary are the same here, for values are left out of both.</summary>
    public static object Of(InstanceStory story, Execution execution, Actor reader) => new
    {
        id = $"{story.Part.Id}!{execution.Id}",
        workflowInstanceId = $"{story.Part.Id}",
        activityId = execution.Node.Id,
        activityNodeId = execution.Node.NodeId,
        activityType = execution.Node.Type.TypeName,
        activityTypeVersion = execution.Node.Type.Version,
        activityName = execution.Node.DisplayText,
        startedAt = execution.BeganAt,
        completedAt = execution.EndedAt,
        hasBookmarks = story.Line.State.Bookmarks.Any(bookmark => bookmark.ActivityInstanceId == execution.Id),
        status = $"{execution.Status}",
        metadata = Nothing,
        activityState = Nothing,
        outputs = Nothing,
        properties = Nothing,
        payload = execution.Outcomes.Count == 0 ? Nothing : new() { ["Outcomes"] = string.Join('、', execution.Outcomes) },
        aggregateFaultCount = story.Line.State.Incidents.Count(incident => incident.ActivityInstanceId == execution.Id),
        exception = story.Line.State.OpenIncidents.FirstOrDefault(incident => incident.ActivityInstanceId == execution.Id) is { } open
            ? Exception(Why(open, reader))
            : null,
    };

    private static bool IsOfWorkflow(InstanceStory story, OpenVariable variable) =>
        story.Part.Open.Any(activity => activity.Id == variable.OwnerId && activity.OwnerId is null);

    private static bool IsOf(InstanceStory story, Incident incident) => story.Executions.Any(execution => execution.Id == incident.ActivityInstanceId);

    private static object Incident(InstanceStory story, Incident incident, Actor reader)
    {
        var node = story.Definition.Activities.GetValueOrDefault(incident.ActivityId);
        var said = Texts.Studio_FaultAt.With(node?.DisplayText ?? incident.ActivityId, Why(incident, reader));
        return new
        {
            activityId = incident.ActivityId,
            activityNodeId = node?.NodeId ?? incident.ActivityId,
            activityType = node?.Type.TypeName ?? "",
            message = said,
            exception = Exception(said),
            timestamp = incident.At,
        };
    }

    private static string Why(Incident incident, Actor reader) => incident.Resolution is { } resolution
        ? Words.Of("incident-resolution", $"{resolution}")
        : Sight.MayOperate(reader) ? incident.Message : Texts.Studio_FaultWithheld;

    private static object Exception(string message) => new { type = "", message, stackTrace = (string?)null, innerException = (object?)null };

    private static string Said(InstanceStory story, RetoldEvent happened) => happened.Entry.Outcomes.Count > 0
        ? Words.Of("journal", "Left").With(string.Join('、', story.OutcomesOf(happened.Entry)))
        : Words.Of("journal", $"{happened.Entry.Event}");

    private static Dictionary<string, object> Payload(InstanceStory story, RetoldEvent happened) => happened.Entry.Outcomes.Count == 0
        ? Nothing
        : new() { ["Outcomes"] = string.Join('、', story.OutcomesOf(happened.Entry)) };
}

/// <summary>A line of an instance's journal, in the shape that Studio reads (实例流水行).</summary>
internal sealed record JournalRecord(
    string Id, string ActivityInstanceId, string ActivityId, string ActivityType, int ActivityTypeVersion, string ActivityName, string NodeId,
    DateTimeOffset Timestamp, int Sequence, string EventName, string Message, IReadOnlyDictionary<string, object> Payload)
{
    /// <summary>Not told: the viewer doesn't show it.</summary>
    public string? ParentActivityInstanceId { get; }

    /// <summary>None: values are left out.</summary>
    public IReadOnlyDictionary<string, object> ActivityState { get; } = new Dictionary<string, object>();

    /// <summary>None.</summary>
    public string? Source { get; }
}
