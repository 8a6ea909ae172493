using System.Security.Claims;
using Mediation.Casework.Places;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Outbox;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Operations;

/// <summary>What the page of messages that were given up shows (死信页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Letters">The oldest of them.</param>
/// <param name="Town">The names of those they were for.</param>
/// <param name="Again">How many wait for delivery again since the last press; null when nothing was pressed.</param>
public sealed record DeadLettersView(Clockface Clock, IReadOnlyList<DeadLetter> Letters, Town Town, int? Again);

/// <summary>死信: messages that could not be delivered, to be sent again.</summary>
internal static class DeadLettersScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = OperationsScreen.Path + "/dead-letters";

    private const int Most = 100;

    /// <summary>Maps the page and its form.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync);
        routes.MapPost(Path, RetryAsync);
    }

    private static async Task<IResult> ShowAsync(
        int? again, ClaimsPrincipal person, DeadLetters letters, InForce inForce, Moments moments, CancellationToken ct)
    {
        var found = await letters.ReadAsync(person.Actor(), Most, ct);
        if (!found.TryGet(out var dead))
            return Results.StatusCode(Problems.StatusOf(found.Refusals));
        var town = inForce.Policy.Town;
        var clock = new Clockface(await moments.NowAsync(ct), town.Zone);
        return new RazorComponentResult<DeadLettersPage>(new { View = new DeadLettersView(clock, dead, town, again) });
    }

    private static async Task<IResult> RetryAsync(
        HttpRequest request, ClaimsPrincipal person, DeadLetters letters, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        Guid[] ids = [.. form["id"].Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Take(Most)];
        var answer = await letters.RetryAsync(person.Actor(), ids, ct);
        return answer.TryGet(out var again)
            ? Results.LocalRedirect($"{Path}?again={again}")
            : Results.StatusCode(Problems.StatusOf(answer.Refusals));
    }
}
