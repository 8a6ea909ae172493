using System.Text.Json;
using Mediation.Casework.Acts;
using Mediation.Casework.Journal;
using Mediation.Casework.Waits;
using Mediation.Postgres.Views;

namespace Mediation.Web.Api;

/// <summary>A line of the journal.</summary>
internal sealed record JournalAnswer(
    int Sequence, long Version, DateTimeOffset At, string Actor, string? Unit, bool OnBehalf, string Act, string Kind,
    JsonElement Event, string PreviousHash, string Hash)
{
    public static JournalAnswer Of(JournalLine line)
    {
        using var body = JsonDocument.Parse(line.Body);
        return new(line.Sequence, line.Version, line.At, line.ActorName, line.Unit, line.OnBehalf, line.Act, line.Kind,
            body.RootElement.Clone(), line.PreviousHash, line.Hash);
    }
}

/// <summary>Where the workflows of a case stand.</summary>
internal sealed record WorkflowAnswer(
    Guid Run, string DefinitionId, string VersionId, bool Running, IReadOnlyList<string> StandsAt,
    IReadOnlyDictionary<string, int> Passed, IReadOnlyList<WaitAnswer> Waits)
{
    public static IEnumerable<WorkflowAnswer> Of(CaseRecord found)
    {
        var waits = new Proceeding(found.Dossier, found.Briefing).Waits().ToLookup(w => w.Run);
        return found.File.Runs.Select(run =>
        {
            var state = found.Dossier.States.GetValueOrDefault(run.Id);
            return new WorkflowAnswer(run.Id, run.DefinitionId, run.DefinitionVersionId, run.Running,
                [.. state?.Bookmarks.Select(b => b.ActivityId).Distinct() ?? []], state?.Passed ?? new Dictionary<string, int>(),
                [.. waits[run.Id].Select(w => WaitAnswer.Of(w, found))]);
        });
    }
}

/// <summary>
/// What a workflow waits for besides people: a moment, an event, the answer of a server, or the result of a task with what it needs.
/// </summary>
internal sealed record WaitAnswer(
    string Key, string Step, string Name, DateTimeOffset? Until, string? Event, string? Task, string? Server, JsonElement? Content)
{
    public static WaitAnswer Of(Wait wait, CaseRecord found)
    {
        var content = wait.Task is null ? null : found.Journal.Where(l => l.Kind == "task-asked").Select(l => l.Event).OfType<TaskAsked>()
            .LastOrDefault(asked => asked.Run == wait.Run && asked.Bookmark == wait.Bookmark)?.Content;
        return new(wait.Key, wait.Step, wait.Name, wait.Until, wait.Event, wait.Task, wait.Server,
            content is null ? null : JsonElement.Parse(found.Words[content.Id]));
    }
}
