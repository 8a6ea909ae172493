using System.Security.Claims;
using Mediation.Casework;
using Mediation.Postgres.Desk;
using Mediation.Web.Elsa.Definitions;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Screens.Layout;
using Mediation.Web.Screens.Workflows;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Publishing;

/// <summary>
/// 发布流程: what a draft would change, or going back to an earlier version, before it is done; then the reason, and done. Whoever
/// may read the policy looks, administrators act.
/// </summary>
internal static class PublishScreen
{
    /// <summary>Most characters of a reason.</summary>
    public const int LongestReason = 500;

    /// <summary>Maps the page and its form.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(WorkflowsScreen.Path + "/{id}/publish", ShowAsync);
        routes.MapPost(WorkflowsScreen.Path + "/{id}/publish", DecideAsync);
    }

    /// <summary>The page for a draft, or for going back to a version.</summary>
    public static string AddressOf(string definitionId, int? version = null) =>
        FilterAddress.Write($"{WorkflowsScreen.Path}/{Uri.EscapeDataString(definitionId)}/publish", new PublishAddress(version));

    private static async Task<IResult> ShowAsync(
        string id, HttpRequest request, ClaimsPrincipal person, PublishReading reading, CancellationToken ct)
    {
        var actor = person.Actor();
        if (!Sight.MayReadPolicy(actor))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var view = await reading.ReadAsync(id, FilterAddress.Read<PublishAddress>(request.Query), actor, ct);
        return view is null ? Results.NotFound() : new RazorComponentResult<PublishPage>(new { View = view });
    }

    private static async Task<IResult> DecideAsync(
        string id, HttpRequest request, ClaimsPrincipal person, PublishReading reading, PublishDecision decision, CancellationToken ct)
    {
        var actor = person.Actor();
        if (!DefinitionAnswers.MayEdit(actor))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var form = await request.ReadFormAsync(ct);
        var address = new PublishAddress(int.TryParse(form["version"], out var number) ? number : null);
        var decided = await decision.TakeAsync(id, address.Version, PublishForm.Of(form), actor, ct);
        if (decided.TryGet(out var next))
            return request.HttpContext.SeeOther(next);
        // What was to be published may be gone, for it was published: then the workflow's page says how it stands.
        return await reading.ReadAsync(id, address, actor, ct) is { } view
            ? new RazorComponentResult<PublishPage>(new { View = view with { Why = form["why"].ToString(), Refusals = Told(decided.Refusals) } })
            {
                StatusCode = Problems.StatusOf(decided.Refusals),
            }
            : request.HttpContext.SeeOther(new WorkflowAddress().Of(id));
    }

    private static IReadOnlyList<string> Told(IReadOnlyList<Refusal> refusals) => refusals[0].Code == WorkflowPublishing.Faulty
        ? [Sentences.Of(refusals[0])]
        : [.. refusals.Select(Sentences.Of)];
}

/// <summary>What the page is about (发布网址).</summary>
/// <param name="Version">The version to go back to; null for the draft.</param>
public sealed record PublishAddress(int? Version = null);
