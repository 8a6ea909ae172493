using System.Security.Claims;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Places;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Keeping;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Registers;

/// <summary>The page of one category (类别页): what becomes of it by the rules in force, who speaks of it, and what residents say.</summary>
internal static class CategoryScreen
{
    private const string Path = RegistersScreen.Path + "/category";

    /// <summary>Maps the page and its form.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path + "/{code}", ShowAsync);
        routes.MapPost(Path + "/{code}/sayings", SaveAsync);
    }

    /// <summary>Where it is.</summary>
    public static string Of(string code) => $"{Path}/{Uri.EscapeDataString(code)}";

    private static Task<IResult> ShowAsync(
        string code, bool? done, ClaimsPrincipal person, SayingKeeping keeping, InForce inForce, Moments moments, CancellationToken ct) =>
        PageAsync(code, person.Actor(), keeping, inForce, moments, view => view with { Done = done is true }, ct);

    private static async Task<IResult> SaveAsync(
        string code, HttpRequest request, ClaimsPrincipal person, SayingKeeping keeping, TownInForce town, InForce inForce, Moments moments,
        CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var (text, stamp, reason) = (form["text"].ToString(), form["stamp"].ToString(), form["reason"].ToString());
        var saved = await keeping.SaveAsync(person.Actor(), code, text, stamp, reason, ct);
        if (saved.IsRefused)
            return saved.Refusals[0].Forbidden ? RegistersScreen.Refused(saved.Refusals) : await PageAsync(
                code, person.Actor(), keeping, inForce, moments, view => view.Refused(keeping, text, reason, saved.Refusals[0]), ct);
        // From here on it is done, whether or not the browser waits.
        await town.ChangedAsync(CancellationToken.None);
        return Results.LocalRedirect($"{Of(code)}?done=true#sayings");
    }

    private static async Task<IResult> PageAsync(
        string code, Actor actor, SayingKeeping keeping, InForce inForce, Moments moments, Func<CategoryView, CategoryView> more, CancellationToken ct)
    {
        var read = await keeping.ReadAsync(actor, code, ct);
        if (!read.TryGet(out var sayings))
            return RegistersScreen.Refused(read.Refusals);
        var view = more(CategoryView.Of(sayings, code, inForce.Policy, await moments.NowAsync(ct), actor));
        return new RazorComponentResult<CategoryPage>(new { View = view })
        {
            StatusCode = view.Refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }
}
