using Mediation.Postgres.Views;
using Mediation.Web.Screens.Workflows;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Replay;

namespace Mediation.Web.Elsa.Instances;

/// <summary>
/// How a workflow of an instance came to where it stands (实例经过): the journal is played again, which tells every activity with its
/// ways out and no values, so that nothing of the matter is in it. Workflows that it called have stories of their own.
/// </summary>
internal sealed class InstanceStory
{
    private readonly IWorkflowLibrary library;

    private readonly HashSet<string> others;

    private InstanceStory(InstanceRecord record, InstancePart part, IWorkflowLibrary library)
    {
        this.library = library;
        Part = part;
        others = [.. InstancePart.Of(record.Line, library).Select(other => other.Definition.VersionId)];
        var told = Replayer.Retell(record.Bursts, record.Line.State, library);
        IsWhole = told.IsWhole;
        Events = [.. told.Events.Where(IsOwn)];
        Executions = [.. Executed()];
    }

    /// <summary>The workflow.</summary>
    public InstancePart Part { get; }

    /// <summary>The instance.</summary>
    public InstanceLine Line => Part.Line;

    /// <summary>The version that it runs on.</summary>
    public WorkflowDefinition Definition => Part.Definition;

    /// <summary>When it began, and when it last went on.</summary>
    public (DateTimeOffset Began, DateTimeOffset Moved) Span => Part.IsCalled && Events is [var first, .., var last]
        ? (first.At, IsWhole ? last.At : Line.MovedAt)
        : (Line.BeganAt, Line.MovedAt);

    /// <summary>What happened, in order.</summary>
    public IReadOnlyList<RetoldEvent> Events { get; }

    /// <summary>False when the journal doesn't tell everything up to now; badges are right all the same.</summary>
    public bool IsWhole { get; }

    /// <summary>Every execution of an activity, in the order in which they began.</summary>
    public IReadOnlyList<Execution> Executions { get; }

    /// <summary>The story of what Studio means; null when the instance has no such workflow, or its version isn't in the library any more.</summary>
    public static InstanceStory? Of(InstanceRecord record, InstanceId id, IWorkflowLibrary library) =>
        InstancePart.Of(record.Line, id, library) is { } part ? new InstanceStory(record, part, library) : null;

    /// <summary>The activity that an event is about, as drawn now or as drawn then.</summary>
    public ActivityNode? NodeOf(TraceEntry entry) =>
        Definition.Activities.GetValueOrDefault(entry.ActivityId)
        ?? library.FindVersion(entry.VersionId)?.Activities.GetValueOrDefault(entry.ActivityId);

    /// <summary>The ways out in words.</summary>
    public IReadOnlyList<string> OutcomesOf(TraceEntry entry) => NodeOf(entry) is { } node
        ? [.. entry.Outcomes.Select(outcome => PortWords.Of(node, outcome))]
        : entry.Outcomes;

    // The version may have been another before the instance was moved to this one.
    private bool IsOwn(RetoldEvent happened) => happened.Entry.IsInChild == Part.IsCalled && NodeOf(happened.Entry) is not null
        && (happened.Entry.VersionId == Definition.VersionId
            || (!others.Contains(happened.Entry.VersionId)
                && library.FindVersion(happened.Entry.VersionId)?.DefinitionId == Definition.DefinitionId));

    private Dictionary<string, Execution>.ValueCollection Executed()
    {
        var all = new Dictionary<string, Execution>();
        foreach (var (_, at, entry) in Events)
        {
            var before = all.GetValueOrDefault(entry.ActivityInstanceId) ?? new Execution(entry.ActivityInstanceId, NodeOf(entry)!, at);
            all[entry.ActivityInstanceId] = entry.Event switch
            {
                TraceEvent.Completed => before with { EndedAt = at, Status = ActivityStatus.Completed, Outcomes = OutcomesOf(entry) },
                TraceEvent.Canceled => before with { EndedAt = at, Status = ActivityStatus.Canceled },
                TraceEvent.Faulted => before with { Status = ActivityStatus.Faulted },
                TraceEvent.Wrote => before,
                _ => before with { Status = ActivityStatus.Running },
            };
        }
        // What the journal doesn't tell stands open in the state.
        foreach (var open in Part.Open)
            if (!all.ContainsKey(open.Id) && Definition.Activities.GetValueOrDefault(open.ActivityId) is { } node)
                all[open.Id] = new Execution(open.Id, node, Line.MovedAt) { Status = open.Status };
        return all.Values;
    }
}
