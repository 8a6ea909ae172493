using System.Globalization;
using System.Text.Json.Nodes;
using Mediation.Casework;
using Mediation.Casework.Activities;
using Mediation.Casework.Actors;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Editing;

namespace Mediation.Web.Elsa.Definitions;

/// <summary>
/// Puts workflows into force (发布流程), when they read, fit the rules and are sound, as files must at start; else everything that
/// is wrong is said, each with the step it is at. Studio proposes; the publishing page, where it is seen what would change and
/// why is asked, publishes.
/// </summary>
internal sealed class WorkflowPublishing(
    WorkflowDrafting drafting, WorkflowsInForce workflows, InForce inForce, TimeProvider real)
{
    /// <summary>Said when a workflow may not come into force; each fault has a sentence of its own.</summary>
    public const string Faulty = "workflow.faulty";

    /// <summary>Keeps what Studio sent as the draft, unless something is wrong with it: then that is said, and nothing kept.</summary>
    public async Task<Answer<Proposal>> ProposeAsync(JsonObject model, Actor actor, CancellationToken ct)
    {
        var manuscript = DraftEditing.Of(model, actor);
        var saved = await drafting.SaveAsync(manuscript, latest =>
        {
            var composed = DraftEditing.Compose(model, manuscript, latest);
            if (!composed.TryGet(out var document) || (latest is { InForce: true } && document == latest.Document))
                return composed;
            var faults = Read(manuscript.DefinitionId, document, (latest?.Version ?? 0) + 1).Faults;
            return faults.Count > 0 ? Answer.Refused<string>(Refusals(faults)) : composed;
        }, ct);
        return saved.TryGet(out var edition) ? new Proposal(edition, edition.InForce) : Answer.Refused<Proposal>(saved.Refusals);
    }

    /// <summary>Says what is wrong with an edition as it is.</summary>
    public Answer<Proposal> Propose(WorkflowEdition edition) =>
        !edition.InForce && Read(edition, edition.Version).Faults is { Count: > 0 } faults
            ? Answer.Refused<Proposal>(Refusals(faults))
            : new Proposal(edition, edition.InForce);

    /// <summary>An edition as the version of that number which it would be.</summary>
    public WorkflowCandidate Read(WorkflowEdition edition, int number) => Read(edition.DefinitionId, edition.Document, number);

    /// <summary>Makes an edition the next version and puts it into force on every node.</summary>
    /// <param name="edition">A draft, or an earlier version to go back to.</param>
    /// <param name="publication">On whose responsibility.</param>
    /// <param name="seen">Id of the newest version that the publisher knows of; null for none.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Answer<WorkflowEdition>> PublishAsync(
        WorkflowEdition edition, Publication publication, string? seen, CancellationToken ct)
    {
        var answer = await drafting.PublishAsync(edition, publication, seen, (number, _) =>
        {
            var candidate = Read(edition, number);
            return candidate.Faults.Count > 0
                ? Answer.Refused<(string, string)>(Refusals(candidate.Faults))
                : (candidate.Text, candidate.Reading.Required.ContentHash);
        }, ct);
        if (!answer.IsRefused)
            await workflows.ChangedAsync(ct);
        return answer;
    }

    private WorkflowCandidate Read(string definitionId, string document, int number)
    {
        var text = Final(definitionId, document, number);
        var reading = WorkflowReader.Read(text + "\n", "studio", Catalog.All);
        return new WorkflowCandidate(number, text, reading, PublishCheck.FaultsOf(reading, text, inForce.Policy));
    }

    private static IReadOnlyList<Refusal> Refusals(IReadOnlyList<string> faults) =>
        [new(Faulty, null, faults.Count), .. faults.Select(fault => new Refusal(Faulty, "fault", fault))];

    // The document of a version says which it is, as an exported file does.
    private string Final(string definitionId, string document, int number)
    {
        var final = JsonNode.Parse(document)!.AsObject();
        final["id"] = $"{definitionId}:{number}";
        final["definitionId"] = definitionId;
        final["createdAt"] = real.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        final["version"] = number;
        final["toolVersion"] = "3.8.0.0";
        final["isReadonly"] = false;
        final["isSystem"] = false;
        final["isLatest"] = true;
        final["isPublished"] = true;
        return DraftEditing.Text(EditorDocument.InOrder(final));
    }
}

/// <summary>An edition that reads, fits and is sound, and may be published (可发布的流程稿).</summary>
/// <param name="Edition">The edition.</param>
/// <param name="Already">True when it is in force already, and nothing needs to be done.</param>
internal sealed record Proposal(WorkflowEdition Edition, bool Already);

/// <summary>A document as the version it would be (待发布版本).</summary>
/// <param name="Number">版本号.</param>
/// <param name="Text">The document of the version.</param>
/// <param name="Reading">The same, read.</param>
/// <param name="Faults">What keeps it from coming into force, in sentences; none when it may.</param>
public sealed record WorkflowCandidate(int Number, string Text, WorkflowReading Reading, IReadOnlyList<string> Faults);
