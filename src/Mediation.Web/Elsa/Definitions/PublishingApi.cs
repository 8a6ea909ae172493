using System.Security.Claims;
using Mediation.Casework;
using Mediation.Postgres.Definitions;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;
using Mediation.Web.Screens.Publishing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Elsa.Definitions;

/// <summary>
/// Asking to publish, and taking out of force (编辑器发布接口). Studio's buttons lead to the publishing page, which the header names.
/// </summary>
internal static class PublishingApi
{
    /// <summary>The header with the page where what was asked for is done.</summary>
    public const string NextPage = "Mediation-Next-Page";

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/workflow-definitions/{definitionId}/publish", ProposeAsync);
        routes.MapPost("/workflow-definitions/{definitionId}/retract", RetractAsync);
        routes.MapPost("/bulk-actions/publish/workflow-definitions/by-definition-ids", ProposeOneAsync);
        routes.MapPost("/bulk-actions/retract/workflow-definitions/by-definition-ids", RetractManyAsync);
    }

    /// <summary>The proposal as Studio reads a save, with the page where it is published.</summary>
    public static IResult Proposed(Answer<Proposal> answer, ClaimsPrincipal person, HttpResponse response)
    {
        if (!answer.TryGet(out var proposal))
            return Refused(answer.Refusals);
        if (!proposal.Already)
            response.Headers[NextPage] = PublishScreen.AddressOf(proposal.Edition.DefinitionId);
        return DraftsApi.Saved(proposal.Edition, person.Actor(), proposal.Already);
    }

    /// <summary>Why it may not come into force: the faults, or the one reason.</summary>
    private static ProblemHttpResult Refused(IReadOnlyList<Refusal> refusals) => refusals[0].Code == WorkflowPublishing.Faulty
        ? StudioWire.Refused(refusals[0], [Sentences.Of(refusals[0]), .. refusals.Skip(1).Select(fault => $"{fault.Arguments[0]}")])
        : StudioWire.Refused(refusals);

    private static async Task<IResult> ProposeAsync(
        string definitionId, HttpResponse response, ClaimsPrincipal person, WorkflowEditions editions, WorkflowPublishing publishing,
        CancellationToken ct) =>
        await editions.LatestAsync(definitionId, ct) is { } latest
            ? Proposed(publishing.Propose(latest), person, response)
            : Results.NotFound();

    private static async Task<IResult> RetractAsync(
        string definitionId, ClaimsPrincipal person, WorkflowEditions editions, WorkflowRetracting retracting, CancellationToken ct)
    {
        if (await retracting.BarAsync(definitionId, ct) is { } bar)
            return StudioWire.Refused([bar]);
        await retracting.RetractAsync(definitionId, person.Actor().Id, ct);
        return await editions.LatestAsync(definitionId, ct) is { } latest
            ? StudioWire.Ok(DefinitionAnswers.Of(latest, person.Actor()))
            : Results.NotFound();
    }

    // Each has its own reason, so they are published one at a time.
    private static async Task<IResult> ProposeOneAsync(
        DraftsApi.ManyDefinitions body, HttpResponse response, WorkflowEditions editions, WorkflowPublishing publishing, CancellationToken ct)
    {
        if (body.DefinitionIds is not [var id])
            return StudioWire.Refused([new("workflow.publish-singly")]);
        string[] none = [], one = [id];
        if (await editions.LatestAsync(id, ct) is not { } latest)
            return StudioWire.Ok(new { published = none, alreadyPublished = none, notFound = one, updatedConsumers = none });
        var answer = publishing.Propose(latest);
        if (!answer.TryGet(out var proposal))
            return Refused(answer.Refusals);
        if (!proposal.Already)
            response.Headers[NextPage] = PublishScreen.AddressOf(id);
        return StudioWire.Ok(new { published = none, alreadyPublished = proposal.Already ? one : none, notFound = none, updatedConsumers = none });
    }

    private static async Task<IResult> RetractManyAsync(
        DraftsApi.ManyDefinitions body, ClaimsPrincipal person, WorkflowRetracting retracting, CancellationToken ct)
    {
        foreach (var id in body.DefinitionIds)
            if (await retracting.BarAsync(id, ct) is { } bar)
                return StudioWire.Refused([bar]);
        foreach (var id in body.DefinitionIds)
            await retracting.RetractAsync(id, person.Actor().Id, ct);
        return StudioWire.Ok(new { retracted = body.DefinitionIds, alreadyRetracted = Array.Empty<string>(), notFound = Array.Empty<string>() });
    }
}
