using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json.Nodes;
using Mediation.Casework.Actors;
using Mediation.Postgres.Definitions;
using Mediation.Web.Identity;

namespace Mediation.Web.Elsa.Definitions;

/// <summary>Creating, saving, bringing in, going back to and throwing away drafts (编辑器草稿接口).</summary>
internal static class DraftsApi
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/workflow-definitions", SaveAsync);
        routes.MapPost("/workflow-definitions/import", ImportAsync);
        routes.MapPost("/workflow-definitions/{definitionId}/revert/{version:int}", RevertAsync);
        routes.MapDelete("/workflow-definitions/{definitionId}", (string definitionId, WorkflowEditions editions, WorkflowDrafting drafting, CancellationToken ct) =>
            DeleteAsync(all => all.FindAll(e => e.DefinitionId == definitionId), editions, drafting, ct));
        routes.MapDelete("/workflow-definition-versions/{id}", (string id, WorkflowEditions editions, WorkflowDrafting drafting, CancellationToken ct) =>
            DeleteAsync(all => all.FindAll(e => e.Id == id), editions, drafting, ct));
        routes.MapPost("/bulk-actions/delete/workflow-definitions/by-id", (ManyIds body, WorkflowEditions editions, WorkflowDrafting drafting, CancellationToken ct) =>
            DeleteAsync(all => all.FindAll(e => body.Ids.Contains(e.Id)), editions, drafting, ct));
        routes.MapPost("/bulk-actions/delete/workflow-definitions/by-definition-id", (ManyDefinitions body, WorkflowEditions editions, WorkflowDrafting drafting, CancellationToken ct) =>
            DeleteAsync(all => all.FindAll(e => body.DefinitionIds.Contains(e.DefinitionId)), editions, drafting, ct));
    }

    private static async Task<IResult> SaveAsync(
        HttpRequest request, ClaimsPrincipal person, DraftEditing editing, WorkflowPublishing publishing, CancellationToken ct)
    {
        var body = await StudioWire.ReadAsync(request, ct);
        if (body?["model"] is not JsonObject model)
            return StudioWire.Refused([new("request.malformed")]);
        var actor = person.Actor();
        if (body["publish"]?.GetValue<bool>() == true)
        {
            var published = await publishing.PublishAsync(model, actor, ct);
            return published.TryGet(out var done) ? Saved(done.Edition, actor, done.Already) : PublishingApi.Refused(published.Refusals);
        }
        var saved = await editing.SaveAsync(model, actor, over: false, ct);
        return saved.TryGet(out var edition) ? Saved(edition, actor, already: false) : StudioWire.Refused(saved.Refusals);
    }

    private static async Task<IResult> ImportAsync(HttpRequest request, ClaimsPrincipal person, DraftEditing editing, CancellationToken ct)
    {
        if (await StudioWire.ReadAsync(request, ct) is not { } model)
            return StudioWire.Refused([new("request.malformed")]);
        var saved = await editing.SaveAsync(model, person.Actor(), over: true, ct);
        return saved.TryGet(out var edition)
            ? StudioWire.Ok(DefinitionAnswers.Of(edition, person.Actor()))
            : StudioWire.Refused(saved.Refusals);
    }

    private static async Task<IResult> RevertAsync(
        string definitionId, int version, ClaimsPrincipal person, WorkflowEditions editions, DraftEditing editing, CancellationToken ct)
    {
        var earlier = (await editions.ListAsync(ct)).Find(e => e.DefinitionId == definitionId && e.Version == version);
        if (earlier is null || await editions.FindAsync(earlier.Id, ct) is not { } whole)
            return Results.NotFound();
        var reverted = await editing.RevertAsync(whole, person.Actor(), ct);
        return reverted.TryGet(out var draft)
            ? StudioWire.Ok(DefinitionAnswers.LineOf(draft, person.Actor()))
            : StudioWire.Refused(reverted.Refusals);
    }

    // Only drafts can go: cases and their journals name the versions they went by. All or nothing.
    private static async Task<IResult> DeleteAsync(
        Func<ImmutableList<WorkflowEdition>, IReadOnlyCollection<WorkflowEdition>> choose,
        WorkflowEditions editions, WorkflowDrafting drafting, CancellationToken ct)
    {
        var chosen = choose(await editions.ListAsync(ct));
        if (chosen.FirstOrDefault(e => !e.IsDraft) is { } kept)
            return StudioWire.Refused([new("workflow.version-kept", null, kept.Name, kept.Version)]);
        foreach (var draft in chosen)
            await drafting.DiscardAsync(draft.DefinitionId, ct);
        return StudioWire.Ok(new { deleted = chosen.Count });
    }

    private static IResult Saved(WorkflowEdition edition, Actor actor, bool already) => StudioWire.Ok(new
    {
        workflowDefinition = DefinitionAnswers.Of(edition, actor),
        alreadyPublished = already,
        consumingWorkflowCount = 0,
    });

    /// <summary>Several versions.</summary>
    internal sealed record ManyIds(string[] Ids);

    /// <summary>Several workflows.</summary>
    internal sealed record ManyDefinitions(string[] DefinitionIds);
}
