using System.Net.Mime;
using System.Security.Claims;
using System.Text;
using System.Text.Json.Nodes;
using Mediation.Postgres.Definitions;
using Mediation.Web.Identity;

namespace Mediation.Web.Elsa.Definitions;

/// <summary>Reading workflows, their drafts and versions, as Studio asks for them (编辑器流程查阅接口).</summary>
internal static class DefinitionsApi
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var definitions = routes.MapGroup("/workflow-definitions");
        definitions.MapGet("", ListAsync);
        definitions.MapGet("/by-id/{id}", FindAsync);
        definitions.MapGet("/by-definition-id/{definitionId}", FindByDefinitionAsync);
        definitions.MapGet("/validation/is-name-unique", IsNameUniqueAsync);
        definitions.MapGet("/{definitionId}/export", ExportAsync);
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] EditionQuery query, ClaimsPrincipal person, WorkflowEditions editions, CancellationToken ct)
    {
        var actor = person.Actor();
        var found = query.Of(await editions.ListAsync(ct));
        return StudioWire.Ok(new JsonObject
        {
            ["items"] = new JsonArray([.. query.PageOf(found).Select(edition => DefinitionAnswers.LineOf(edition, actor))]),
            ["totalCount"] = found.Count,
            ["links"] = DefinitionAnswers.Links(actor, "bulk-publish"),
        });
    }

    private static async Task<IResult> FindAsync(string id, ClaimsPrincipal person, WorkflowEditions editions, CancellationToken ct) =>
        await editions.FindAsync(id, ct) is { } edition
            ? StudioWire.Ok(DefinitionAnswers.Of(edition, person.Actor()))
            : Results.NotFound();

    private static async Task<IResult> FindByDefinitionAsync(
        string definitionId, string? versionOptions, ClaimsPrincipal person, WorkflowEditions editions, CancellationToken ct) =>
        await MeantAsync(editions, definitionId, versionOptions, ct) is { } edition
            ? StudioWire.Ok(DefinitionAnswers.Of(edition, person.Actor()))
            : Results.NotFound();

    private static async Task<IResult> IsNameUniqueAsync(
        string? name, string? definitionId, WorkflowEditions editions, CancellationToken ct) =>
        StudioWire.Ok(new
        {
            isUnique = (await editions.ListAsync(ct)).All(edition => edition.DefinitionId == definitionId || edition.Name != name?.Trim()),
        });

    /// <summary>The file as it would lie in <c>workflows/</c>.</summary>
    private static async Task<IResult> ExportAsync(
        string definitionId, string? versionOptions, WorkflowEditions editions, CancellationToken ct) =>
        await MeantAsync(editions, definitionId, versionOptions, ct) is { } edition
            ? Results.File(Encoding.UTF8.GetBytes(edition.Document + "\n"), MediaTypeNames.Application.Json,
                $"{Uri.EscapeDataString(definitionId)}.json")
            : Results.NotFound();

    private static async Task<WorkflowEdition?> MeantAsync(
        WorkflowEditions editions, string definitionId, string? options, CancellationToken ct)
    {
        var own = (await editions.ListAsync(ct)).FindAll(edition => edition.DefinitionId == definitionId);
        return own.Find(edition => EditionQuery.IsMeant(edition, options)) is { } meant ? await editions.FindAsync(meant.Id, ct) : null;
    }
}
