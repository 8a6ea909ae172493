using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Tests.Simulation;

/// <summary>Something that comes to an instance from outside (外来推动); it may come again, and is known by its id.</summary>
internal abstract record Stimulus(string Id, string Instance)
{
    public abstract Burst Apply(WorkflowMachine machine, WorkflowState? state, WorkflowHost host);
}

/// <summary>A new instance.</summary>
internal sealed record Starting(string Id, string Instance, WorkflowDefinition Definition, string? ParentBookmark = null)
    : Stimulus(Id, Instance)
{
    public override Burst Apply(WorkflowMachine machine, WorkflowState? state, WorkflowHost host) => state is null
        ? machine.Start(Definition, Instance, new Dictionary<string, JsonElement> { ["given"] = Json("给定") }, host)
        : new Burst(state, [], [], BurstAnswer.NotWaiting, "It was started before.");

    private static JsonElement Json(string text) => JsonSerializer.SerializeToElement(text);

    public override string ToString() => $"start {Instance} of {Definition.VersionId}";
}

/// <summary>What a bookmark waits for.</summary>
internal sealed record Waking(string Id, string Instance, string Bookmark, object? Payload) : Stimulus(Id, Instance)
{
    public override Burst Apply(WorkflowMachine machine, WorkflowState? state, WorkflowHost host) =>
        machine.Resume(state!, Bookmark, Payload, host);

    public override string ToString() => $"resume {Instance} at {Bookmark}";
}

/// <summary>A named event.</summary>
internal sealed record Happening(string Id, string Instance, string Name) : Stimulus(Id, Instance)
{
    public override Burst Apply(WorkflowMachine machine, WorkflowState? state, WorkflowHost host) =>
        machine.SendEvent(state!, Name, $"{Name}的内容", host);

    public override string ToString() => $"event {Name} to {Instance}";
}

/// <summary>Nobody wants it any more.</summary>
internal sealed record Cancelling(string Id, string Instance) : Stimulus(Id, Instance)
{
    public override Burst Apply(WorkflowMachine machine, WorkflowState? state, WorkflowHost host) =>
        machine.Cancel(state!, host);

    public override string ToString() => $"cancel {Instance}";
}

/// <summary>An operator deals with a fault.</summary>
internal sealed record Repairing(string Id, string Instance, string ActivityInstance, bool Skips) : Stimulus(Id, Instance)
{
    public override Burst Apply(WorkflowMachine machine, WorkflowState? state, WorkflowHost host) => Skips
        ? machine.Skip(state!, ActivityInstance, host)
        : machine.Retry(state!, ActivityInstance, host);

    public override string ToString() => $"{(Skips ? "skip" : "retry")} {ActivityInstance} of {Instance}";
}
