using System.Globalization;
using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Courtyards;
using Mediation.Casework.Places;
using Mediation.Postgres.Courtyards;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Courtyards;

/// <summary>What the register of a courtyard's seal shows (院落公章页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Courtyard">The courtyard.</param>
/// <param name="Entries">Every use, the latest first.</param>
/// <param name="Uses">Whether the reader may use the seal.</param>
/// <param name="Form">As typed so far.</param>
/// <param name="Refusals">Why something was not done; empty otherwise.</param>
public sealed record SealView(Clockface Clock, Courtyard Courtyard, IReadOnlyList<SealEntry> Entries, bool Uses, SealForm Form, IReadOnlyList<string> Refusals);

/// <summary>What the paper of one use shows (用印文件).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Courtyard">The courtyard.</param>
/// <param name="Committee">What its committee is called.</param>
/// <param name="Entry">The use.</param>
public sealed record SealPaperView(Clockface Clock, Courtyard Courtyard, string Committee, SealEntry Entry);

/// <summary>院落公章: how a courtyard used its seal, a new use, and the paper to be printed with its number where the seal goes.</summary>
internal static class SealScreen
{
    /// <summary>Maps the pages and their forms, under the filter of <see cref="CourtyardsScreen"/>.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(CourtyardsScreen.Path + "/{code}/seal", (string code, ClaimsPrincipal person, SealRegister register, Moments moments, InForce inForce, CancellationToken ct) =>
            PageAsync(code, person.Actor(), new SealForm(Guid.CreateVersion7()), [], register, moments, inForce, ct));
        routes.MapGet(CourtyardsScreen.Path + "/{code}/seal/{number}", PaperAsync);
        routes.MapPost(CourtyardsScreen.Path + "/{code}/seal", UseAsync);
        routes.MapPost(CourtyardsScreen.Path + "/{code}/seal/{number}/void", VoidAsync);
    }

    /// <summary>Where a courtyard's register is.</summary>
    public static string Of(string code) => $"{CourtyardsScreen.Of(code)}/seal";

    private static async Task<IResult> PageAsync(
        string code, Actor actor, SealForm form, IReadOnlyList<Refusal> refusals, SealRegister register, Moments moments, InForce inForce, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        if (await register.ReadAsync(actor, code, ct) is not { } entries)
            return Results.NotFound();
        var courtyard = town.Courtyards.First(each => each.Code == code);
        var view = new SealView(new Clockface(await moments.NowAsync(ct), town.Zone), courtyard, entries, actor.WorksFor(courtyard.Unit), form,
            [.. refusals.Select(Sentences.Of)]);
        return new RazorComponentResult<SealPage>(new { View = view })
        {
            StatusCode = refusals.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }

    private static async Task<IResult> PaperAsync(
        string code, string number, ClaimsPrincipal person, SealRegister register, Moments moments, InForce inForce, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        if ((await register.ReadAsync(person.Actor(), code, ct))?.FirstOrDefault(each => each.Number == number) is not { } entry)
            return Results.NotFound();
        var courtyard = town.Courtyards.First(each => each.Code == code);
        return new RazorComponentResult<SealPaperPage>(new
        {
            View = new SealPaperView(new Clockface(await moments.NowAsync(ct), town.Zone), courtyard, town.Unit(courtyard.Unit)!.Name, entry),
        });
    }

    private static async Task<IResult> UseAsync(
        string code, HttpContext visit, SealRegister register, Moments moments, InForce inForce, CancellationToken ct)
    {
        var (form, actor) = (FormOf(await visit.Request.ReadFormAsync(ct)), visit.User.Actor());
        var used = await register.UseAsync(actor, code, form, await moments.NowAsync(ct), ct);
        return used.TryGet(out var number)
            ? Results.LocalRedirect($"{Of(code)}/{number}")
            : await PageAsync(code, actor, form, used.Refusals, register, moments, inForce, ct);
    }

    private static async Task<IResult> VoidAsync(
        string code, string number, HttpContext visit, SealRegister register, Moments moments, InForce inForce, CancellationToken ct)
    {
        var reason = (await visit.Request.ReadFormAsync(ct))["reason"].ToString();
        var refusal = await register.VoidAsync(visit.User.Actor(), code, number, reason, await moments.NowAsync(ct), ct);
        return refusal is null
            ? Results.LocalRedirect(Of(code))
            : await PageAsync(code, visit.User.Actor(), new SealForm(Guid.CreateVersion7()), [refusal], register, moments, inForce, ct);
    }

    private static SealForm FormOf(IFormCollection form) => new(Guid.TryParse(form["id"], out var id) ? id : Guid.CreateVersion7())
    {
        Document = Enum.TryParse<SealedDocument>(form["document"], out var document) && Enum.IsDefined(document) ? document : null,
        Title = form["sealTitle"].ToString(),
        Text = form["sealText"].ToString(),
        Purpose = form["sealPurpose"].ToString(),
        DecidedOn = DateOnly.TryParseExact(form["decidedOn"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        Meeting = form["sealMeeting"].ToString(),
        Number = form["number"].ToString(),
    };
}
