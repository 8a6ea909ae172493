using System.Text.Json;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Execution;

/// <summary>A state thawed for one burst: the same facts, but mutable and linked to the definition.</summary>
internal sealed partial class Position
{
    private readonly WorkflowState origin;

    private readonly Dictionary<string, Frame> frames = [];

    private readonly Dictionary<string, int> passed;

    private readonly Run main;

    private Position(WorkflowState origin, Run main)
    {
        this.origin = origin;
        this.main = main;
        Counter = origin.Counter;
        Bookmarks = [.. origin.Bookmarks];
        Incidents = [.. origin.Incidents];
        passed = new(origin.Passed);
        CorrelationId = origin.CorrelationId;
        MainVariables = new(origin.Variables);
    }

    public string InstanceId => origin.InstanceId;

    public long Counter { get; private set; }

    public string? CorrelationId { get; set; }

    public List<Frame> Roots { get; } = [];

    public List<Bookmark> Bookmarks { get; }

    public List<Incident> Incidents { get; }

    public Dictionary<string, JsonElement> MainVariables { get; }

    /// <summary>A new instance, nothing begun.</summary>
    public static Position Begin(WorkflowState empty, WorkflowDefinition definition)
    {
        var run = new Run(definition) { Inputs = Run.Named(empty.Inputs) };
        var position = new Position(empty, run);
        position.OpenRun(run);
        return position;
    }

    public string NextId(char kind) => $"{kind}{++Counter}";

    public Frame? Find(string id) => frames.GetValueOrDefault(id);

    public Frame OpenRun(Run run)
    {
        var root = new Frame(NextId('a'), run.Definition.Workflow, null)
        {
            OwnRun = run,
            Variables = run == main ? MainVariables : [],
        };
        Add(root);
        return root;
    }

    public Frame Open(Frame owner, ActivityNode node)
    {
        var frame = new Frame(NextId('a'), node, owner);
        Add(frame);
        return frame;
    }

    public void Remove(Frame frame)
    {
        frames.Remove(frame.Id);
        Bookmarks.RemoveAll(b => b.ActivityInstanceId == frame.Id);
        if (frame.Owner is { } owner)
            owner.Children.Remove(frame);
        else
            Roots.Remove(frame);
    }

    public bool HasBookmark(Frame frame) => Bookmarks.Exists(b => b.ActivityInstanceId == frame.Id);

    public bool Waits(Bookmark bookmark) => Bookmarks.Exists(b => b.Id == bookmark.Id);

    public Frame? AwaitedRun(Frame caller) =>
        Roots.Find(r => r.OwnRun is { CallerWaits: true } run && run.CallerId == caller.Id);

    public void CountPassed(Frame frame)
    {
        var key = frame.Run == main ? frame.Node.Id : $"{frame.Run.Definition.VersionId}/{frame.Node.Id}";
        passed[key] = passed.GetValueOrDefault(key) + 1;
    }

    public void Resolve(Frame frame, IncidentResolution resolution)
    {
        for (var i = 0; i < Incidents.Count; i++)
            if (Incidents[i].ActivityInstanceId == frame.Id && Incidents[i].Resolution is null)
                Incidents[i] = Incidents[i] with { Resolution = resolution };
    }

    private void Add(Frame frame)
    {
        frames.Add(frame.Id, frame);
        (frame.Owner?.Children ?? Roots).Add(frame);
    }
}
