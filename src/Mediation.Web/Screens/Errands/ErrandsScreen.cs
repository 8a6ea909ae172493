using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Categories;
using Mediation.Casework.Errands;
using Mediation.Casework.Lists;
using Mediation.Casework.Places;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Lists;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Case;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Errands;

/// <summary>What the list of services shows (代办清单页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Names">What codes are called.</param>
/// <param name="Town">Compounds.</param>
/// <param name="Lines">What isn't over.</param>
public sealed record ErrandsView(Clockface Clock, CategoryList Names, Town Town, IReadOnlyList<ErrandLine> Lines);

/// <summary>What the form of a new service shows (代办登记表).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">Compounds.</param>
/// <param name="Kinds">What can be done.</param>
/// <param name="Units">Who may do it, for the reader.</param>
/// <param name="Id">Minted with the page: the same form is one service.</param>
/// <param name="Note">As typed so far.</param>
/// <param name="MeetAt">The appointment as typed.</param>
/// <param name="Refusals">Why it was not written down.</param>
public sealed record ErrandEntryView(
    Clockface Clock, Town Town, IReadOnlyList<Category> Kinds, IReadOnlyList<Unit> Units, Guid Id, ErrandNote Note, string MeetAt, IReadOnlyList<string> Refusals);

/// <summary>代办服务: what partners do for people who can't go themselves. To everybody else there is no such page.</summary>
internal static class ErrandsScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/errands";

    /// <summary>Maps the pages and the form.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var inForce = routes.ServiceProvider.GetRequiredService<InForce>();
        bool May(ClaimsPrincipal someone) => ListPartners.Of(someone.Actor(), inForce.Policy.Town).Count > 0;
        var pages = routes.MapGroup("").AddEndpointFilter(async (visit, next) => May(visit.HttpContext.User) ? await next(visit) : Results.NotFound());
        pages.MapGet(Path, ListAsync).WithMetadata(new NavigationItem(Texts.Errands_Title, Texts.Errands_Purpose, "list-check", 37) { AlsoFor = May });
        pages.MapGet(Path + "/new", async (ClaimsPrincipal person, InForce works, Moments moments, CancellationToken ct) =>
            Entry(await EntryAsync(person.Actor(), Guid.CreateVersion7(), new ErrandNote(), "", [], works, moments, ct)));
        pages.MapPost(Path + "/new", RunAsync);
    }

    private static async Task<IResult> RunAsync(HttpRequest request, ClaimsPrincipal person, Desk desk, InForce inForce, Moments moments, CancellationToken ct)
    {
        var (form, actor) = (await request.ReadFormAsync(ct), person.Actor());
        var id = Guid.TryParse(form["id"], out var minted) ? minted : Guid.CreateVersion7();
        var (meet, at) = (form["visitAt"].ToString(), MomentOf(form["visitAt"], inForce.Policy.Town.Zone));
        var note = new ErrandNote
        {
            Kind = form["errandKind"].ToString(),
            Unit = form["unit"].ToString(),
            Compound = form["compound"].ToString(),
            Building = form["building"].ToString().Trim(),
            Text = form["text"].ToString().Trim(),
            PersonName = form["personName"].ToString().Trim(),
            Phone = form["phone"].ToString().Trim(),
            MeetAt = at,
        };
        var taken = meet.Length > 0 && at is null
            ? new Refusal("field.malformed", "visitAt", "visitAt")
            : await desk.RunErrandAsync(actor, note, RequestKeys.Of($"errand-{id:n}", actor, note),
                noted => new StoredAnswer(StatusCodes.Status201Created, Wire.Bytes(noted)), ct);
        return taken.TryGet(out var stored)
            ? Results.LocalRedirect(CaseAddress.Of(JsonSerializer.Deserialize<Noted>(stored.Body, Wire.Options)!.Number))
            : Entry(await EntryAsync(actor, id, note, meet, taken.Refusals, inForce, moments, ct));
    }

    private static async Task<RazorComponentResult<ErrandsPage>> ListAsync(
        ClaimsPrincipal person, OpenErrands errands, InForce inForce, Moments moments, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        return new(new
        {
            View = new ErrandsView(new Clockface(await moments.NowAsync(ct), town.Zone), inForce.Policy.Rules.Categories, town, await errands.ReadAsync(person.Actor(), ct)),
        });
    }

    private static async Task<ErrandEntryView> EntryAsync(
        Actor actor, Guid id, ErrandNote note, string meet, IReadOnlyList<Refusal> refusals, InForce inForce, Moments moments, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        return new(new Clockface(await moments.NowAsync(ct), town.Zone), town, [.. ErrandNote.Kinds(inForce.Policy.Rules)], ListPartners.Of(actor, town), id, note, meet,
            [.. refusals.Select(Sentences.Of).Distinct()]);
    }

    private static RazorComponentResult<ErrandEntryPage> Entry(ErrandEntryView view) => new(new { View = view })
    {
        StatusCode = view.Refusals.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
    };

    // As the browser sends it: the town's own time.
    private static DateTimeOffset? MomentOf(string? text, TimeZoneInfo zone) =>
        DateTime.TryParseExact(text, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, zone.GetUtcOffset(local))
            : null;
}
