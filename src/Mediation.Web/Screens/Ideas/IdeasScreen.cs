using System.Security.Claims;
using System.Text.Json;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Ideas;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Ideas;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Ideas;

/// <summary>
/// 征集金点子: collections of ideas, for the window, building heads and the partners of the compounds, and supervisors; to everybody else there is no such page. What
/// residents see of it hangs out (公示栏).
/// </summary>
internal static class IdeasScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/ideas";

    /// <summary>Maps the pages and their forms.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var inForce = routes.ServiceProvider.GetRequiredService<InForce>();
        bool May(ClaimsPrincipal someone) => IdeaSight.MayLook(someone.Actor(), inForce.Policy.Town);
        bool Notes(ClaimsPrincipal someone) => IdeaSight.MayNote(someone.Actor(), inForce.Policy.Town);
        bool Leads(ClaimsPrincipal someone) => IdeaSight.LeadersOf(someone.Actor(), inForce.Policy.Town).Count > 0;
        var pages = Open(routes, May);
        pages.MapGet(Path, ListAsync).WithMetadata(new NavigationItem(Texts.Ideas_Title, Texts.Ideas_Purpose, "list-check", 39) { AlsoFor = May });
        pages.MapGet(Path + "/{number}", (string number, string? done, ClaimsPrincipal person, IdeaReading reading, CancellationToken ct) =>
            PageAsync(number, person.Actor(), reading, done, new IdeaNote(), [], ct));
        Open(routes, Notes).MapPost(Path + "/{number}", GiveAsync);
        var forms = Open(routes, Leads);
        forms.MapGet(Path + "/new", async (ClaimsPrincipal person, IdeaReading reading, CancellationToken ct) =>
            Entry(await reading.EntryAsync(person.Actor(), new IdeaCollectionForm(Guid.CreateVersion7()), [], ct)));
        forms.MapPost(Path + "/new", BeginAsync);
    }

    /// <summary>Where a collection is.</summary>
    public static string Of(string number) => $"{Path}/{Uri.EscapeDataString(number)}";

    private static RouteGroupBuilder Open(IEndpointRouteBuilder routes, Func<ClaimsPrincipal, bool> to)
    {
        var group = routes.MapGroup("");
        group.AddEndpointFilter(async (visit, next) => to(visit.HttpContext.User) ? await next(visit) : Results.NotFound());
        return group;
    }

    private static async Task<RazorComponentResult<IdeasPage>> ListAsync(ClaimsPrincipal person, IdeaReading reading, CancellationToken ct) =>
        new(new { View = await reading.ListAsync(person.Actor(), ct) });

    private static async Task<IResult> BeginAsync(
        HttpRequest request, ClaimsPrincipal person, IdeaCollections collections, IdeaReading reading, Moments moments, CancellationToken ct)
    {
        var (form, actor) = (IdeaForms.CollectionOf(await request.ReadFormAsync(ct)), person.Actor());
        var begun = await collections.BeginAsync(actor, form, await moments.NowAsync(ct), ct);
        return begun.TryGet(out var number)
            ? Results.LocalRedirect(Of(number))
            : Entry(await reading.EntryAsync(actor, form, begun.Refusals, ct));
    }

    private static async Task<IResult> GiveAsync(
        string number, HttpRequest request, ClaimsPrincipal person, Desk desk, IdeaCollections collections, IdeaReading reading, Moments moments, CancellationToken ct)
    {
        var (form, actor) = (await request.ReadFormAsync(ct), person.Actor());
        var (id, note) = (IdeaForms.IdOf(form), IdeaForms.NoteOf(number, form));
        var given = await desk.GiveIdeaAsync(actor, note, await collections.FindAsync(number, ct), await moments.NowAsync(ct),
            RequestKeys.Of($"idea-{id:n}", actor, note), noted => new StoredAnswer(StatusCodes.Status201Created, Wire.Bytes(noted)), ct);
        if (!given.TryGet(out var stored))
            return await PageAsync(number, actor, reading, null, note, given.Refusals, ct);
        return Results.LocalRedirect($"{Of(number)}?done={JsonSerializer.Deserialize<Noted>(stored.Body, Wire.Options)!.Number}");
    }

    private static async Task<IResult> PageAsync(
        string number, Actor actor, IdeaReading reading, string? done, IdeaNote note, IReadOnlyList<Refusal> refusals, CancellationToken ct) =>
        await reading.FindAsync(actor, number, done, note, refusals, ct) is { } view
            ? new RazorComponentResult<IdeaCollectionPage>(new { View = view }) { StatusCode = refusals.Count == 0 ? StatusCodes.Status200OK : Problems.StatusOf(refusals) }
            : Results.NotFound();

    private static RazorComponentResult<IdeaEntryPage> Entry(IdeaEntryView view) => new(new { View = view })
    {
        StatusCode = view.Refusals.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
    };
}

/// <summary>What the pages of collections show (征集金点子取数).</summary>
internal sealed class IdeaReading(IdeaCollections collections, Receipts receipts, CaseRecords records, InForce inForce, Moments moments)
{
    /// <summary>All of them with their numbers.</summary>
    public async Task<IdeasView> ListAsync(Actor actor, CancellationToken ct) =>
        new(await ClockAsync(ct), inForce.Policy.Town, await collections.ReadAsync(null, ct), IdeaSight.LeadersOf(actor, inForce.Policy.Town).Count > 0);

    /// <summary>The form of a new one.</summary>
    public async Task<IdeaEntryView> EntryAsync(Actor actor, IdeaCollectionForm form, IReadOnlyList<Refusal> refusals, CancellationToken ct) =>
        new(await ClockAsync(ct), inForce.Policy.Town, IdeaSight.LeadersOf(actor, inForce.Policy.Town), form, [.. refusals.Select(Sentences.Of).Distinct()]);

    /// <summary>One with the ideas that the reader may see; null when there is none.</summary>
    /// <param name="actor">The reader.</param>
    /// <param name="number">Its number.</param>
    /// <param name="done">Number of what was just written down; null for nothing.</param>
    /// <param name="note">As typed so far.</param>
    /// <param name="refusals">Why it was not written down.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IdeaCollectionView?> FindAsync(
        Actor actor, string number, string? done, IdeaNote note, IReadOnlyList<Refusal> refusals, CancellationToken ct)
    {
        if (await collections.FindAsync(number, ct) is not { } collection)
            return null;
        var clock = await ClockAsync(ct);
        return new(clock, inForce.Policy.Town, collection, await collections.LinesAsync(actor, number, ct), Guid.CreateVersion7(), note,
            [.. refusals.Select(Sentences.Of).Distinct()])
        {
            Takes = collection.Takes(clock.Today) && IdeaSight.MayNote(actor, inForce.Policy.Town),
            Done = done is null ? null : await DoneAsync(actor, done, ct),
        };
    }

    // Whoever wrote it down hands the code over; a danger isn't an idea, and says so.
    private async Task<GivenIdea?> DoneAsync(Actor actor, string number, CancellationToken ct) =>
        await receipts.CodeAsync(actor, number, ct) is { } code && await records.FindAsync(actor, number, ct) is { } record
            ? new(number, code, record.File.Idea is not null)
            : null;

    private async Task<Clockface> ClockAsync(CancellationToken ct) => new(await moments.NowAsync(ct), inForce.Policy.Town.Zone);
}
