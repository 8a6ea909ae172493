using System.Text.Json;
using Mediation.Casework.Journal;
using Mediation.Casework.Meetings;
using Mediation.Casework.Waits;

namespace Mediation.Casework.Acts;

/// <content>What a meeting resolved for other cases, on its way there and there.</content>
public sealed partial class Proceeding
{
    /// <summary>Sends a case that a topic came from how the meeting settled it; it is written down there after the commit, once.</summary>
    public void Bring(string number, Resolution resolution)
    {
        if (number == File.Number)
            Settle(resolution);
        else
            outgoing.Add(new OutgoingEvent(Briefing.NextId(), number, Resolution.EventName, JsonSerializer.Serialize(resolution, JournalJson.Options)));
    }

    /// <summary>Takes in what came for this case from another one.</summary>
    public Refusal? TakeIn(OutgoingEvent brought)
    {
        JsonElement? content = brought.Content is { } text ? JsonElement.Parse(text) : null;
        if (brought.Name != Resolution.EventName || content?.Deserialize<Resolution>(JournalJson.Options) is not { } resolution)
            return Receive(brought.Name, content, byWorkflow: true);
        Settle(resolution);
        return File.Runs.Any(run => WaitsFor(run.Id, brought.Name)) ? Receive(brought.Name, content, byWorkflow: true) : null;
    }

    private void Settle(Resolution resolution)
    {
        Record(new Deliberated(resolution.Title, Say("resolution", resolution.Text), resolution.Carried, resolution.InFavour, resolution.Against, resolution.Abstained));
        Tell($"unit:{File.Lead?.Unit ?? "DESK"}", "deliberated", ("title", resolution.Title));
    }
}
