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
        routes.MapPost("/workflow-definitions/{definitionId}/revert/{version}", RevertAsync);
        routes.MapDelete("/workflow-definitions/{definitionId}", (string definitionId, DraftDeleting drafts, CancellationToken ct) =>
            drafts.DeleteAsync(edition => edition.DefinitionId == definitionId, ct));
        routes.MapDelete("/workflow-definition-versions/{id}", (string id, DraftDeleting drafts, CancellationToken ct) =>
            drafts.DeleteAsync(edition => edition.Id == id, ct));
        routes.MapPost("/bulk-actions/delete/workflow-definitions/by-id", (ManyIds many, DraftDeleting drafts, CancellationToken ct) =>
            drafts.DeleteAsync(edition => many.Ids.Contains(edition.Id), ct));
        routes.MapPost("/bulk-actions/delete/workflow-definitions/by-definition-id",
            (ManyDefinitions many, DraftDeleting drafts, CancellationToken ct) =>
                drafts.DeleteAsync(edition => many.DefinitionIds.Contains(edition.DefinitionId), ct));
    }

    private static async Task<IResult> SaveAsync(
        HttpRequest request, HttpResponse response, ClaimsPrincipal person, DraftEditing editing, WorkflowPublishing publishing,
        CancellationToken ct)
    {
        var body = await StudioWire.ReadAsync(request, ct);
        if (body?["model"] is not JsonObject model)
            return StudioWire.Refused([new("request.malformed")]);
        var actor = person.Actor();
        if (body["publish"] is JsonValue said && said.TryGetValue<bool>(out var publish) && publish)
            return PublishingApi.Proposed(await publishing.ProposeAsync(model, actor, ct), person, response);
        var saved = await editing.SaveAsync(model, actor, ct);
        return saved.TryGet(out var edition) ? Saved(edition, actor, already: false) : StudioWire.Refused(saved.Refusals);
    }

    private static async Task<IResult> ImportAsync(HttpRequest request, ClaimsPrincipal person, DraftEditing editing, CancellationToken ct)
    {
        if (await StudioWire.ReadAsync(request, ct) is not { } model)
            return StudioWire.Refused([new("request.malformed")]);
        var saved = await editing.ImportAsync(model, person.Actor(), ct);
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

    /// <summary>What a save gives back.</summary>
    public static IResult Saved(WorkflowEdition edition, Actor actor, bool already) => StudioWire.Ok(new
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
