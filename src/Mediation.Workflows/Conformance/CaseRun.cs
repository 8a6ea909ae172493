using System.Text.Json;
using System.Text.Json.Nodes;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Effects;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Conformance;

/// <summary>
/// Plays a case: starts an instance, then does its steps, with the state written and read between them.
/// </summary>
internal sealed class CaseRun(JsonElement test, BehaviourProfile profile)
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    private readonly WorkflowMachine machine = new(new MachineOptions { Profile = profile });

    private readonly List<EventPublished> published = [];

    /// <summary>Why the case can't be played, or not to its end; null when it was.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Phases, one for the start and one for each step, as far as they could be played.</summary>
    public JsonObject Play()
    {
        var phases = new JsonArray();
        if (ReadDefinitions() is { } definitions)
            Play(definitions, phases);
        var actual = new JsonObject { ["phases"] = phases };
        if (Refusal is not null)
            actual["error"] = Refusal;
        return actual;
    }

    private void Play(List<WorkflowDefinition> definitions, JsonArray phases)
    {
        var definition = definitions[^1];
        var host = new WorkflowHost(Now, new WorkflowLibrary(definitions));
        var correlation = Optional(test, "correlationId") is { ValueKind: JsonValueKind.String } id ? id.GetString() : null;
        var burst = Deliver(
            machine.Start(definition, "instance", Inputs(), host, Trigger(definition), correlation), host);
        var stored = burst.State.Bookmarks.Count;
        phases.Add(CasePhase.Of("start", definition, burst, stored));
        foreach (var step in test.GetProperty("steps").EnumerateArray())
        {
            var (kind, subject) = (Text(step, "kind"), Text(step, "name") + Text(step, "activityId"));
            if (Do(kind, step, WorkflowStateJson.Read(WorkflowStateJson.Write(burst.State)), host) is not { } next)
            {
                Refusal = $"step {kind} is not known";
                return;
            }
            burst = Deliver(next, host);
            if (burst.State.SubStatus is not WorkflowSubStatus.Cancelled || profile is not BehaviourProfile.Elsa38)
                stored = burst.State.Bookmarks.Count;
            phases.Add(CasePhase.Of($"{kind}:{subject}", definition, burst, stored));
        }
    }

    /// <summary>Published events go to the instance itself: at once if it waits, else when it comes to wait.</summary>
    private Burst Deliver(Burst burst, WorkflowHost host)
    {
        published.AddRange(burst.Effects.OfType<EventPublished>());
        foreach (var sent in published.ToList())
        {
            var next = machine.SendEvent(burst.State, sent.EventName, sent.Payload, host);
            if (!next.Advanced)
                continue;
            published.Remove(sent);
            return Deliver(next with { Trace = [.. burst.Trace, .. next.Trace] }, host);
        }
        return burst;
    }

    private Burst? Do(string kind, JsonElement step, WorkflowState state, WorkflowHost host) => kind switch
    {
        "event" => machine.SendEvent(state, Text(step, "name"), Optional(step, "payload"), host),
        "task" => Resume(state, b => RunTask.WaitsFor(b, Text(step, "name")), Optional(step, "result"), host),
        "bookmark" => Resume(state, b => b.ActivityId == Text(step, "activityId"), Optional(step, "input"), host),
        "cancel" => machine.Cancel(state, host),
        _ => null,
    };

    private Burst Resume(WorkflowState state, Func<Bookmark, bool> which, JsonElement? payload, WorkflowHost host) =>
        machine.Resume(state, state.Bookmarks.FirstOrDefault(which)?.Id ?? "", payload, host);

    private List<WorkflowDefinition>? ReadDefinitions()
    {
        var definitions = new List<WorkflowDefinition>();
        var extra = Optional(test, "extraDefinitions") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray()
            : Enumerable.Empty<JsonElement>();
        foreach (var document in extra.Append(test.GetProperty("definition")))
        {
            var catalog = ActivityCatalog.Standard.WithWorkflows(definitions);
            var reading = WorkflowReader.Read(InMode(document), Text(test, "name"), catalog, profile);
            if (reading.Definition is null)
            {
                Refusal = string.Join("; ", reading.Errors.Select(e => e.Message).Distinct());
                return null;
            }
            definitions.Add(reading.Definition);
        }
        return definitions;
    }

    /// <summary>A case says the mode beside the definition; a file says it inside.</summary>
    private string InMode(JsonElement document)
    {
        var definition = JsonObject.Create(document)!;
        if (Text(test, "mode") is "token")
            definition["customProperties"] = new JsonObject { ["Flowchart:ExecutionMode"] = "TokenBased" };
        return definition.ToJsonString();
    }

    private Dictionary<string, JsonElement>? Inputs() =>
        Optional(test, "inputs") is { ValueKind: JsonValueKind.Object } inputs
            ? inputs.EnumerateObject().ToDictionary(i => i.Name, i => i.Value)
            : null;

    private EventTrigger? Trigger(WorkflowDefinition definition)
    {
        if (Optional(test, "start") is not { ValueKind: JsonValueKind.Object } start)
            return null;
        var triggers = definition.Activities.Values
            .Where(a => a is { CanStartWorkflow: true, Type.IsTrigger: true }).ToList();
        var trigger = triggers.Find(t => t.LiteralText("eventName") == Text(start, "name")) ?? triggers.FirstOrDefault();
        return trigger is null ? null : new EventTrigger(trigger.Id, Optional(start, "payload") ?? default);
    }

    private static JsonElement? Optional(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value : null;

    private static string Text(JsonElement json, string name) => $"{Optional(json, name)}";
}
