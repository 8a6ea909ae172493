using System.Security.Claims;
using Mediation.Casework;
using Mediation.Postgres.Definitions;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;

namespace Mediation.Web.Elsa.Definitions;

/// <summary>Publishing and taking out of force from the list (编辑器发布接口).</summary>
internal static class PublishingApi
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/workflow-definitions/{definitionId}/publish", PublishAsync);
        routes.MapPost("/workflow-definitions/{definitionId}/retract", RetractAsync);
        routes.MapPost("/bulk-actions/publish/workflow-definitions/by-definition-ids", PublishManyAsync);
        routes.MapPost("/bulk-actions/retract/workflow-definitions/by-definition-ids", RetractManyAsync);
    }

    /// <summary>Why it may not come into force: the faults, or the one reason.</summary>
    public static IResult Refused(IReadOnlyList<Refusal> refusals) => refusals[0].Code == WorkflowPublishing.Faulty
        ? StudioWire.Refused(refusals[0], [Sentences.Of(refusals[0]), .. refusals.Skip(1).Select(fault => $"{fault.Arguments[0]}")])
        : StudioWire.Refused(refusals);

    private static async Task<IResult> PublishAsync(
        string definitionId, ClaimsPrincipal person, WorkflowEditions editions, WorkflowPublishing publishing, CancellationToken ct)
    {
        if (await editions.LatestAsync(definitionId, ct) is not { } latest)
            return Results.NotFound();
        var published = await publishing.PublishAsync(latest, person.Actor(), ct);
        return published.TryGet(out var done)
            ? StudioWire.Ok(new
            {
                workflowDefinition = DefinitionAnswers.Of(done.Edition, person.Actor()),
                alreadyPublished = done.Already,
                consumingWorkflowCount = 0,
            })
            : Refused(published.Refusals);
    }

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

    private static async Task<IResult> PublishManyAsync(
        DraftsApi.ManyDefinitions body, ClaimsPrincipal person, WorkflowEditions editions, WorkflowPublishing publishing, CancellationToken ct)
    {
        var (published, already, missing) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var id in body.DefinitionIds)
        {
            if (await editions.LatestAsync(id, ct) is not { } latest)
            {
                missing.Add(id);
                continue;
            }
            var answer = await publishing.PublishAsync(latest, person.Actor(), ct);
            if (!answer.TryGet(out var done))
                return Refused(answer.Refusals);
            (done.Already ? already : published).Add(id);
        }
        return StudioWire.Ok(new { published, alreadyPublished = already, notFound = missing, updatedConsumers = Array.Empty<string>() });
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
