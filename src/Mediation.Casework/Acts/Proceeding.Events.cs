using System.Text.Json;
using Mediation.Casework.Journal;
using Mediation.Casework.Waits;
using Mediation.Workflows.Effects;

namespace Mediation.Casework.Acts;

/// <content>Events: each is matched with a wait once, and kept until one comes.</content>
public sealed partial class Proceeding
{
    // As many events as one decision takes in; more are workflows that answer each other without end.
    private const int MostEvents = 100;

    private readonly List<OutgoingEvent> outgoing = [];

    private int came;

    /// <summary>
    /// An event comes to the case: every workflow that waits for it goes on, and when none does, it is kept for the first that will
    /// (事件到来).
    /// </summary>
    /// <param name="name">Exactly the name that waits compare.</param>
    /// <param name="content">What comes with it; null for nothing.</param>
    /// <param name="byWorkflow">Whether a workflow published it.</param>
    /// <param name="only">The one instance it is for; null for every one of the case.</param>
    public Refusal? Receive(string name, JsonElement? content, bool byWorkflow, Guid? only = null)
    {
        if (++came > MostEvents)
            return new Refusal("workflow.step-limit-exceeded", null, File.Number);
        var words = content is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } given ? Say("event", given.GetRawText()) : null;
        var happened = new KeptEvent(Briefing.NextId(), name, only, words);
        Record(new EventCame(happened.Id, name, words, byWorkflow));
        var waiting = File.Runs.Where(r => happened.IsFor(r.Id) && WaitsFor(r.Id, name)).Select(r => r.Id).ToList();
        if (waiting.Count == 0)
            Keep(happened);
        foreach (var run in waiting)
            if (Hand(happened, run) is { } refusal)
                return refusal;
        return null;
    }

    /// <summary>What a burst asked of the host beside the case (流程所托).</summary>
    private Refusal? CarryOut(Guid run, IReadOnlyList<object> effects)
    {
        foreach (var effect in effects.TakeWhile(_ => !File.Closed))
        {
            var refusal = effect switch
            {
                EventPublished published => Publish(run, published),
                HttpRequested asked => Send(run, asked),
                TaskRequested asked => AskFor(run, asked),
                WorkflowDispatched asked => Dispatch(run, asked),
                _ => null,
            };
            if (refusal is not null)
                return refusal;
        }
        return null;
    }

    private Refusal? Publish(Guid run, EventPublished published)
    {
        if (!published.IsLocal && published.CorrelationId is { Length: > 0 } correlation && correlation != File.Number)
        {
            var content = published.Payload.ValueKind is JsonValueKind.Null ? null : published.Payload.GetRawText();
            outgoing.Add(new OutgoingEvent(Briefing.NextId(), correlation, published.EventName, content));
            Record(new EventSent(published.EventName));
            return null;
        }
        return Receive(published.EventName, published.Payload, byWorkflow: true, published.IsLocal ? run : null);
    }

    // What was kept is matched by the first workflow that waits for it, the oldest first.
    private Refusal? MatchKept(Guid run)
    {
        while (File.KeptEvents.Find(e => e.IsFor(run) && WaitsFor(run, e.Name)) is { } kept)
            if (Hand(kept, run) is { } refusal)
                return refusal;
        return null;
    }

    private Refusal? Hand(KeptEvent happened, Guid run)
    {
        // An earlier one of those that waited may have ended the case.
        if (!WaitsFor(run, happened.Name))
            return null;
        Record(new EventMatched(happened.Id, run, happened.Name));
        moving = run;
        return Take(run, Machine.SendEvent(states[run], happened.Name, ContentOf(happened), Host));
    }

    private void Keep(KeptEvent happened)
    {
        if (File.KeptEvents.Count >= KeptEvent.Most)
            Record(new EventLapsed(File.KeptEvents[0].Id, File.KeptEvents[0].Name));
        Record(new EventKept(happened));
    }

    private bool WaitsFor(Guid run, string name) =>
        File.Runs.Find(r => r.Id == run) is { Running: true } && states[run].Bookmarks.Any(b => Wait.EventOf(b) == name);

    private JsonElement? ContentOf(KeptEvent happened) => happened.Content is { } words
        ? JsonElement.Parse(statements.Find(s => s.Id == words.Id)?.Text ?? Briefing.EventContents[words.Id])
        : null;
}
