using System.Globalization;
using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Books;
using Mediation.Casework.Owners;
using Mediation.Postgres.Books;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Owners;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Owners;

/// <summary>众筹: what households pay by a resolution, household by household for those who keep it; what everybody reads of it hangs with the disclosures.</summary>
internal static class DuesScreen
{
    private delegate Task<Refusal?> Doing(DuesReading dues, IFormCollection form, Actor actor, string compound, string number, DateTimeOffset now, CancellationToken ct);

    /// <summary>Maps the page and its forms, for those who may see owners.</summary>
    public static void Map(IEndpointRouteBuilder owners)
    {
        owners.MapGet(OwnersScreen.Path + "/{compound}/dues/{number}", (
            string compound, string number, string? done, ClaimsPrincipal person, DuesReading reading, CancellationToken ct) =>
            PageAsync(compound, number, person.Actor(), reading, view => view with { Done = done is null ? null : Texts.Owners_Done }, ct));
        owners.MapPost(OwnersScreen.Path + "/{compound}/votes/{number}/dues", OpenAsync);
        MapDoing(owners, "lines", (dues, form, actor, _, number, now, ct) => dues.Keeping.EnterAsync(actor, number, KeyOf(form), LineOf(form), now, ct));
        MapDoing(owners, "reversals", (dues, form, actor, _, number, now, ct) => dues.Keeping.ReverseAsync(actor, number,
            int.TryParse(form["line"], NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : 0, form["reason"].ToString(), now, ct));
        MapDoing(owners, "books", (dues, _, actor, compound, number, now, ct) =>
            dues.Books.TakeInAsync(actor, compound, number, Texts.Dues_TakenIn.With(number), now, ct));
        MapDoing(owners, "end", (dues, form, actor, _, number, _, ct) => dues.Keeping.EndAsync(actor, number, form["reason"].ToString(), ct));
    }

    /// <summary>Where a due is.</summary>
    public static string Of(OwnersDue due) => $"{OwnersScreen.Of(due.Compound)}/dues/{due.Number}";

    private static void MapDoing(IEndpointRouteBuilder owners, string what, Doing doing) =>
        owners.MapPost($"{OwnersScreen.Path}/{{compound}}/dues/{{number}}/{what}", async (
            string compound, string number, HttpRequest request, ClaimsPrincipal person, DuesReading reading, CancellationToken ct) =>
        {
            var form = await request.ReadFormAsync(ct);
            var refusal = await doing(reading, form, person.Actor(), compound, number, await reading.NowAsync(ct), ct);
            return refusal is null
                ? Results.LocalRedirect($"{OwnersScreen.Of(compound)}/dues/{Uri.EscapeDataString(number)}?done=true")
                : await PageAsync(compound, number, person.Actor(), reading, view => view with
                {
                    Refusals = [Sentences.Of(refusal)],
                    Typed = what == "lines" ? LineOf(form) : view.Typed,
                    Key = what == "lines" ? KeyOf(form) : view.Key,
                }, ct);
        });

    private static async Task<IResult> OpenAsync(
        string compound, string number, HttpRequest request, ClaimsPrincipal person, DuesReading dues, OwnersReading reading, CancellationToken ct)
    {
        var posted = await request.ReadFormAsync(ct);
        var form = new DueForm(posted["headline"].ToString(), posted["amount"].ToString().Trim(), DayOf(posted["from"]), DayOf(posted["until"]));
        var opened = await dues.Keeping.OpenAsync(person.Actor(), KeyOf(posted), number, form, await reading.NowAsync(ct), ct);
        return opened.TryGet(out var due)
            ? Results.LocalRedirect($"{OwnersScreen.Of(compound)}/dues/{due}?done=true")
            : await OwnersScreen.VoteAsync(compound, number, person.Actor(), reading,
                view => view with { Refusals = [.. opened.Refusals.Select(Sentences.Of)], Due = form }, ct);
    }

    private static async Task<IResult> PageAsync(
        string compound, string number, Actor actor, DuesReading reading, Func<DueView, DueView> more, CancellationToken ct) =>
        await reading.PageAsync(actor, compound, number, ct) is { } found && more(found) is var view
            ? new RazorComponentResult<DuePage>(new { View = view })
            {
                StatusCode = view.Refusals.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            }
            : Results.NotFound();

    private static DueLineForm LineOf(IFormCollection form) => new(form["building"].ToString(), form["room"].ToString(), form["waives"] == "true",
        form["amount"].ToString().Trim(), DayOf(form["day"]), form["reason"].ToString());

    private static Guid KeyOf(IFormCollection form) => Guid.TryParse(form["key"], CultureInfo.InvariantCulture, out var key) ? key : Guid.CreateVersion7();

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>What the page of a due shows, and what it is kept with (众筹取数).</summary>
internal sealed class DuesReading(DueKeeping keeping, DueList list, BookKeeping books, InForce inForce, Moments moments)
{
    /// <summary>Changes dues.</summary>
    public DueKeeping Keeping => keeping;

    /// <summary>The books that they are taken into.</summary>
    public BookKeeping Books => books;

    /// <summary>The product's moment.</summary>
    public Task<DateTimeOffset> NowAsync(CancellationToken ct) => moments.NowAsync(ct);

    /// <summary>A due of a compound; null where there is none.</summary>
    public async Task<DueView?> PageAsync(Actor actor, string compound, string number, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        return await list.RecordAsync(actor, number, ct) is { } record && record.Due.Compound == compound && town.Compound(compound) is { } place
            ? new DueView(new Clockface(await moments.NowAsync(ct), town.Zone), place, record, BookSight.KeeperOf(actor, town) is not null)
            : null;
    }
}

/// <summary>What the page of a due shows (众筹页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Compound">小区.</param>
/// <param name="Record">The due with its lines.</param>
/// <param name="KeepsBooks">Whether the reader may take it into the books.</param>
public sealed record DueView(Clockface Clock, Casework.Places.Compound Compound, DueRecord Record, bool KeepsBooks)
{
    /// <summary>Sent with a payment, so that it is entered once however often it is sent.</summary>
    public Guid Key { get; init; } = Guid.CreateVersion7();

    /// <summary>A payment as typed that was refused; before, a whole one of today.</summary>
    public DueLineForm Typed { get; init; } = new("", "", false, $"{Record.Due.Fen / 100m:0.00}", Clock.Today, "");

    /// <summary>Why something was not done.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>What was done; null when nothing was.</summary>
    public string? Done { get; init; }
}
