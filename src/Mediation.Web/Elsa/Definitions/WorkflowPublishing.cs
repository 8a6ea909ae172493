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
/// Puts a workflow into force from the editor (发布流程), when it reads, fits the rules and is sound, as files must at start; else
/// everything that is wrong is said, each with the step it is at.
/// </summary>
internal sealed class WorkflowPublishing(WorkflowDrafting drafting, WorkflowsInForce workflows, InForce inForce, TimeProvider real)
{
    /// <summary>Said when a workflow may not come into force; each fault has a sentence of its own.</summary>
    public const string Faulty = "workflow.faulty";

    /// <summary>Publishes what Studio sent.</summary>
    public Task<Answer<Published>> PublishAsync(JsonObject model, Actor actor, CancellationToken ct)
    {
        var manuscript = DraftEditing.Of(model, actor);
        return PublishAsync(manuscript, latest => DraftEditing.Compose(model, manuscript, latest), ct);
    }

    /// <summary>Publishes an edition as it is.</summary>
    public Task<Answer<Published>> PublishAsync(WorkflowEdition edition, Actor actor, CancellationToken ct) =>
        PublishAsync(new Manuscript(edition.DefinitionId, edition.Name, edition.Stamp, actor.Id), _ => edition.Document, ct);

    private async Task<Answer<Published>> PublishAsync(
        Manuscript manuscript, Func<WorkflowEdition?, Answer<string>> compose, CancellationToken ct)
    {
        var already = false;
        var answer = await drafting.PublishAsync(manuscript, (latest, number, id) =>
        {
            var composed = compose(latest);
            if (!composed.TryGet(out var document))
                return Answer.Refused<(string, string)?>(composed.Refusals);
            if (latest is { InForce: true } && document == latest.Document)
            {
                already = true;
                return Answer.Of<(string, string)?>(null);
            }
            var text = Final(document, number, id);
            var reading = WorkflowReader.Read(text + "\n", "studio", Catalog.All);
            var faults = PublishCheck.FaultsOf(reading, text, inForce.Policy);
            return faults.Count > 0
                ? Answer.Refused<(string, string)?>([new(Faulty, null, faults.Count), .. faults.Select(fault => new Refusal(Faulty, "fault", fault))])
                : Answer.Of<(string, string)?>((text, reading.Required.ContentHash));
        }, ct);
        if (!answer.TryGet(out var edition))
            return Answer.Refused<Published>(answer.Refusals);
        if (!already)
            await workflows.ChangedAsync(ct);
        return new Published(edition, already);
    }

    // The document of a version says which it is, as an exported file does.
    private string Final(string document, int number, string id)
    {
        var final = JsonNode.Parse(document)!.AsObject();
        final["id"] = id;
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

/// <summary>What publishing gave (发布结果).</summary>
/// <param name="Edition">The version in force.</param>
/// <param name="Already">True when it was in force before, and nothing was done.</param>
internal sealed record Published(WorkflowEdition Edition, bool Already);
