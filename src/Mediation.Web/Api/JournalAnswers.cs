using System.Text.Json;
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
    IReadOnlyDictionary<string, int> Passed)
{
    public static IEnumerable<WorkflowAnswer> Of(CaseRecord found) => found.File.Runs.Select(run =>
    {
        var state = found.Dossier.States.GetValueOrDefault(run.Id);
        return new WorkflowAnswer(run.Id, run.DefinitionId, run.DefinitionVersionId, run.Running,
            [.. state?.Bookmarks.Select(b => b.ActivityId).Distinct() ?? []], state?.Passed ?? new Dictionary<string, int>());
    });
}
