using System.Globalization;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Execution;

/// <summary>A state thawed for one burst: the same facts, but mutable and linked to the definition.</summary>
internal sealed partial class Position
{
    private readonly WorkflowState origin;

    private readonly Defects defects;

    private readonly Dictionary<string, Frame> frames = [];

    private readonly Visits passed;

    private Visits? sentBack;

    private readonly Run main;

    private Position(WorkflowState origin, Run main, Defects defects)
    {
        this.origin = origin;
        this.main = main;
        this.defects = defects;
        Counter = origin.Counter;
        Bookmarks = [.. origin.Bookmarks];
        Incidents = [.. origin.Incidents];
        passed = new(origin.Passed, main.Definition.ActivityIds);
        CorrelationId = origin.CorrelationId;
        Name = origin.Name;
        MainVariables = new Values(origin.Variables);
    }

    public string InstanceId => origin.InstanceId;

    public long Counter { get; private set; }

    public string? CorrelationId { get; set; }

    public string? Name { get; set; }

    /// <summary>What has no owner: the instance's own wrapper and those of the workflows it started.</summary>
    public List<Frame> Roots { get; } = [];

    public List<Bookmark> Bookmarks { get; }

    public List<Incident> Incidents { get; }

    public Values MainVariables { get; }

    /// <summary>A new instance, nothing begun.</summary>
    public static Position Begin(WorkflowState empty, WorkflowDefinition definition, Defects defects)
    {
        var run = new Run(definition) { Inputs = Run.Named(empty.Inputs) };
        var position = new Position(empty, run, defects);
        position.OpenRun(run);
        return position;
    }

    /// <summary>Everything that is open, owners before what they own.</summary>
    public IEnumerable<Frame> Frames => frames.Values;

    public string NextId(char kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}{++Counter}");

    public Frame? Find(string id) => frames.GetValueOrDefault(id);

    /// <summary>Opens the wrapper of a workflow, inside an activity that it is used as, or beside everything.</summary>
    public Frame OpenRun(Run run, Frame? owner = null)
    {
        var root = new Frame(NextId('a'), run.Definition.Workflow, owner, run)
        {
            BeginsRun = true,
            Variables = run == main ? MainVariables : null,
        };
        Add(root);
        return root;
    }

    public Frame Open(Frame owner, ActivityNode node)
    {
        var frame = new Frame(NextId('a'), node, owner, owner.Run);
        Add(frame);
        return frame;
    }

    public void Remove(Frame frame)
    {
        frames.Remove(frame.Id);
        RemoveBookmarks(frame);
        if (frame.Owner is { } owner)
            owner.Remove(frame);
        else
            Roots.Remove(frame);
    }

    /// <summary>A frame waits for nothing any more.</summary>
    public void RemoveBookmarks(Frame frame)
    {
        for (var i = Bookmarks.Count - 1; i >= 0; i--)
            if (Bookmarks[i].ActivityInstanceId == frame.Id)
                Bookmarks.RemoveAt(i);
    }

    /// <summary>A bookmark is used up; it may be gone already.</summary>
    public void Use(Bookmark bookmark)
    {
        var at = IndexOf(bookmark);
        if (at >= 0)
            Bookmarks.RemoveAt(at);
    }

    /// <summary>Brings back what had ended, because its end failed.</summary>
    public void Restore(Frame frame)
    {
        if (!frames.ContainsKey(frame.Id))
            Add(frame);
    }

    public bool HasBookmark(Frame frame)
    {
        foreach (var bookmark in Bookmarks)
            if (bookmark.ActivityInstanceId == frame.Id)
                return true;
        return false;
    }

    public bool Waits(Bookmark bookmark) => IndexOf(bookmark) >= 0;

    public Frame? AwaitedRun(Frame caller)
    {
        foreach (var root in Roots)
            if (root.Run.CallerWaits && root.Run.CallerId == caller.Id)
                return root;
        return null;
    }

    public void CountPassed(Frame frame) => Count(passed, frame);

    public void CountSentBack(Frame frame) => Count(sentBack ??= new(origin.SentBack, main.Definition.ActivityIds), frame);

    public void Resolve(Frame frame, IncidentResolution resolution)
    {
        for (var i = 0; i < Incidents.Count; i++)
            if (Incidents[i].ActivityInstanceId == frame.Id && Incidents[i].Resolution is null)
                Incidents[i] = Incidents[i] with { Resolution = resolution };
    }

    private void Count(Visits visits, Frame frame)
    {
        if (frame.Run == main)
            visits.Count(frame.Node.Id);
        else
            visits.Count(frame.Run.Definition.VersionId, frame.Node.Id);
    }

    private void Add(Frame frame)
    {
        frames.Add(frame.Id, frame);
        if (frame.Owner is { } owner)
            owner.Add(frame);
        else
            Roots.Add(frame);
    }

    private int IndexOf(Bookmark bookmark)
    {
        var at = Bookmarks.Count - 1;
        while (at >= 0 && Bookmarks[at].Id != bookmark.Id)
            at--;
        return at;
    }
}
