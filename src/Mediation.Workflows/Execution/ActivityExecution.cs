using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Execution;

/// <summary>
/// What an activity sees and may do while it executes, resumes or is cancelled (活动执行). Valid only during that call.
/// </summary>
public sealed class ActivityExecution
{
    private static readonly JsonElement[] None = [];

    private Scope? scope;

    internal ActivityExecution(Stepper stepper, Frame frame)
    {
        Stepper = stepper;
        Frame = frame;
    }

    internal Stepper Stepper { get; }

    internal Frame Frame { get; }

    internal bool BookmarkKept { get; private set; }

    internal string? FaultMessage { get; private set; }

    internal bool WasCompleted { get; private set; }

    /// <summary>The bookmarks created in this call; null for none.</summary>
    internal List<string>? Created { get; private set; }

    /// <summary>The bookmarks given up in this call; null for none.</summary>
    internal List<string>? Removed { get; private set; }

    /// <summary>The ports of embedded activities queued in this call, where that is recorded; null for none.</summary>
    internal List<string>? Began { get; private set; }

    internal bool ChildrenCancelled { get; private set; }

    /// <summary>Nothing is queued and nothing waits, but it isn't completed either.</summary>
    internal bool StaysOpen { get; set; }

    internal Scope Scope => scope ??= new Scope(Stepper, Frame);

    /// <summary>The activity as drawn.</summary>
    public ActivityNode Node => Frame.Node;

    /// <summary>Id of the activity in its definition.</summary>
    public string ActivityId => Node.Id;

    /// <summary>Id of this execution of it; unique in the instance.</summary>
    public string ActivityInstanceId => Frame.Id;

    /// <summary>Id of the whole instance.</summary>
    public string InstanceId => Stepper.Position.InstanceId;

    /// <summary>The definition this activity belongs to; a child's in a child workflow.</summary>
    public WorkflowDefinition Definition => Frame.Run.Definition;

    /// <summary>The moment of this burst.</summary>
    public DateTimeOffset Now => Stepper.Host.Now;

    /// <summary>What ties the instance to a matter outside, or null (关联号).</summary>
    public string? CorrelationId
    {
        get => Stepper.Position.CorrelationId;
        set => Stepper.Position.CorrelationId = value;
    }

    /// <summary>What the host handed in; asking for another type is a defect.</summary>
    public T Host<T>() => (T)Stepper.Host.Context!;

    /// <summary>An input, converted to its declared type and read as a .NET type; null when left out.</summary>
    public T? Input<T>(string name) => JsonValues.To<T>(Input(name));

    /// <summary>An input as JSON; JSON null when left out. A lazy input is evaluated now.</summary>
    public JsonElement Input(string name)
    {
        var descriptors = Node.Type.Inputs;
        var at = 0;
        while (descriptors[at].Name != name)
            at++;
        return Frame.Inputs is { } inputs && at < inputs.Length && !descriptors[at].Lazy ? inputs[at] : Evaluate(descriptors[at]);
    }

    /// <summary>Sets an output: the bound variable, or the workflow output of that name; scripts see it too.</summary>
    public void SetOutput(string name, object? value)
    {
        if (Stepper.Host.StandIn is { LeavesValues: true })
            return;
        var json = JsonValues.Of(value);
        Frame.Run.Given[(Node.Id, name)] = json;
        Stepper.LastResult = json;
        if (!Node.Outputs.TryGetValue(name, out var target))
            return;
        if (!Scope.TrySet(target, json, out var fault))
            Frame.Run.Outputs[target] = json;
        else if (fault is not null)
            Fault(fault);
    }

    /// <summary>A variable in scope by its id; JSON null when there is none.</summary>
    public JsonElement Variable(string id) => Scope.Variable(id);

    /// <summary>What this execution remembered under a name; the default when nothing.</summary>
    public T? Property<T>(string name) => JsonValues.To<T>(Frame.Property(name));

    /// <summary>Remembers a value across waits, as JSON; null forgets it.</summary>
    public void SetProperty(string name, object? value)
    {
        if (value is null)
            Frame.Properties.Remove(name);
        else
            Frame.Properties[name] = JsonValues.Of(value);
    }

    /// <summary>The bookmarks this execution waits for, oldest first.</summary>
    public IReadOnlyList<Bookmark> Bookmarks =>
        [.. Stepper.Position.Bookmarks.Where(b => b.ActivityInstanceId == Frame.Id)];

    /// <summary>Waits for something. An execution may hold several bookmarks.</summary>
    /// <param name="name">What kind of thing; by custom the activity's type name.</param>
    /// <param name="stimulus">What exactly; kept as JSON.</param>
    /// <param name="tag">Free for the activity.</param>
    /// <param name="dueAt">When the host should resume it by itself.</param>
    public Bookmark CreateBookmark(
        string name, object? stimulus = null, string? tag = null, DateTimeOffset? dueAt = null)
    {
        var bookmark = new Bookmark(
            Stepper.Position.NextId('b'), name, Frame.Id, Node.Id, JsonValues.Of(stimulus), tag, dueAt);
        Stepper.Position.Bookmarks.Add(bookmark);
        (Created ??= []).Add(bookmark.Id);
        return bookmark;
    }

    /// <summary>In <c>Resume</c>: the bookmark stays and may be resumed again.</summary>
    public void KeepBookmark() => BookmarkKept = true;

    /// <summary>Waits no longer for one of its bookmarks.</summary>
    public void RemoveBookmark(string bookmarkId)
    {
        if (Stepper.Position.Bookmarks.RemoveAll(b => b.Id == bookmarkId && b.ActivityInstanceId == Frame.Id) > 0)
            (Removed ??= []).Add(bookmarkId);
    }

    /// <summary>Asks the host for something; it happens only when the host commits the burst.</summary>
    public void Emit(object effect) => Stepper.Effects.Add(effect);

    /// <summary>What people call the instance, or null (实例名称).</summary>
    public string? InstanceName
    {
        get => Stepper.Position.Name;
        set => Stepper.Position.Name = value;
    }

    /// <summary>Writes a line into the trace.</summary>
    public void Write(string line) => Stepper.Record(TraceEvent.Wrote, Frame, [], line);

    /// <summary>True, once, when the instance was started by a stimulus at this very activity.</summary>
    internal bool TakeTrigger(out JsonElement payload)
    {
        var run = Frame.Run.Whole;
        payload = JsonValues.Of(run.Trigger?.Payload);
        if (run.Trigger?.ActivityId != ActivityId)
            return false;
        run.Trigger = null;
        return true;
    }

    /// <summary>Ends this execution with these outcomes, <c>Done</c> when none is named.</summary>
    public void Complete(params IReadOnlyList<string> outcomes)
    {
        WasCompleted = true;
        Frame.Outcomes = outcomes;
    }

    /// <summary>
    /// Cancels every child workflow that this workflow started, does not wait for and still runs (取消子流程).
    /// </summary>
    public void CancelChildren()
    {
        ChildrenCancelled = true;
        Stepper.CancelChildren(Frame.Root);
    }

    /// <summary>Fails this execution: an incident opens, and it waits for retry, skip or cancel.</summary>
    public void Fault(string message) => FaultMessage = message;

    internal void EvaluateInputs()
    {
        if (Stepper.Host.StandIn is { LeavesValues: true })
        {
            Frame.Inputs = None;
            return;
        }
        var descriptors = Node.Type.Inputs;
        var inputs = descriptors.Count == 0 ? None : new JsonElement[descriptors.Count];
        for (var at = 0; at < inputs.Length; at++)
            if (!descriptors[at].Lazy)
                inputs[at] = Evaluate(descriptors[at]);
        Frame.Inputs = inputs;
    }

    /// <summary>Queues the activity embedded at a port; false when there is none.</summary>
    internal bool TrySchedule(string port, IReadOnlyDictionary<string, JsonElement>? variables = null)
    {
        if (Node.Child(port) is not { } child)
            return false;
        if (Node.Type.IsRecorded)
            (Began ??= []).Add(port);
        Stepper.Schedule(Frame, child, variables);
        return true;
    }

    private JsonElement Evaluate(Activities.InputDescriptor input)
    {
        if (!Node.Inputs.TryGetValue(input.Name, out var expression))
            return input.Default;
        try
        {
            return Scope.Evaluate(expression, input.Type);
        }
        catch (ActivityFaultException fault)
        {
            throw new ActivityFaultException($"Input '{input.Name}' of {Node}: {fault.Message}");
        }
    }
}

/// <summary>A fault found below an activity's own code; the stepper turns it into an incident.</summary>
internal sealed class ActivityFaultException(string message) : Exception(message);
