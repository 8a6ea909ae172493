using System.Globalization;
using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Books;
using Mediation.Postgres.Attachments;
using Mediation.Postgres.Books;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Mediation.Web.Screens.Books;

/// <summary>
/// 小区账目: kept by the property firm and the owners' body, read by the community and by who oversees. To everybody else there is no such page;
/// what was disclosed hangs with the disclosures.
/// </summary>
internal static class BooksScreen
{
    /// <summary>Where they are.</summary>
    public const string Path = "/books";

    private delegate Task<Refusal?> Doing(BookKeeping keeping, IFormCollection form, Actor actor, string compound, DateTimeOffset now, CancellationToken ct);

    /// <summary>Maps the pages and their forms.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var inForce = routes.ServiceProvider.GetRequiredService<InForce>();
        bool May(ClaimsPrincipal someone) => BookSight.MayRead(someone.Actor(), inForce.Policy.Town);
        var books = routes.MapGroup("").AddEndpointFilter(async (visit, next) => May(visit.HttpContext.User) ? await next(visit) : Results.NotFound());
        books.MapGet(Path, async (ClaimsPrincipal person, BooksReading reading, CancellationToken ct) =>
            new RazorComponentResult<BooksPage>(new { View = await reading.ListAsync(person.Actor(), ct) }))
            .WithMetadata(new NavigationItem(Texts.Books_Title, Texts.Books_Purpose, "book", 34) { AlsoFor = May });
        books.MapGet(Path + "/{compound}", (string compound, string? done, ClaimsPrincipal person, BooksReading reading, CancellationToken ct) =>
            PageAsync(compound, person.Actor(), reading, view => view with { Done = done is null ? null : Texts.Books_Done }, ct));
        books.MapGet(Path + "/{compound}/vouchers/{line}", VoucherAsync);
        books.MapPost(Path + "/{compound}/entries", EnterAsync).WithMetadata(new RequestSizeLimitAttribute(AttachmentsApi.LargestRequest));
        MapDoing(books, "reversals", (keeping, form, actor, compound, now, ct) => keeping.ReverseAsync(actor, compound,
            int.TryParse(form["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, form["reason"].ToString(), now, ct));
        MapDoing(books, "disclosures", (keeping, form, actor, compound, now, ct) => keeping.DiscloseAsync(actor, compound, DayOf(form["until"]), now, ct));
    }

    /// <summary>Where the books of a compound are.</summary>
    public static string Of(string compound) => $"{Path}/{Uri.EscapeDataString(compound)}";

    private static void MapDoing(IEndpointRouteBuilder routes, string what, Doing doing) =>
        routes.MapPost($"{Path}/{{compound}}/{what}", async (
            string compound, HttpRequest request, ClaimsPrincipal person, BookKeeping keeping, BooksReading reading, CancellationToken ct) =>
        {
            var form = await request.ReadFormAsync(ct);
            var refusal = await doing(keeping, form, person.Actor(), compound, await reading.NowAsync(ct), ct);
            return await AnsweredAsync(compound, person.Actor(), reading, refusal, view => view, ct);
        });

    private static async Task<IResult> EnterAsync(
        string compound, HttpRequest request, ClaimsPrincipal person, BookKeeping keeping, BooksReading reading, CancellationToken ct)
    {
        var posted = await request.ReadFormAsync(ct);
        var key = Guid.TryParse(posted["key"], CultureInfo.InvariantCulture, out var sent) ? sent : Guid.CreateVersion7();
        var form = new BookForm(DayOf(posted["day"]), Enum.TryParse<BookKind>(posted["kind"], out var kind) && Enum.IsDefined(kind) ? kind : null,
            posted["amount"].ToString().Trim(), posted["what"].ToString());
        var voucher = await VoucherOf(posted.Files, ct);
        var refusal = voucher.TryGet(out var clean)
            ? await keeping.EnterAsync(person.Actor(), compound, key, form, clean, await reading.NowAsync(ct), ct)
            : voucher.Refusals[0];
        return await AnsweredAsync(compound, person.Actor(), reading, refusal, view => view with { Form = form, Key = key }, ct);
    }

    // No file is as good as a clean one.
    private static async Task<Answer<CleanFile?>> VoucherOf(IFormFileCollection files, CancellationToken ct)
    {
        if (files.GetFile("voucher") is not { Length: > 0 } file)
            return (CleanFile?)null;
        using var content = new MemoryStream();
        await file.CopyToAsync(content, ct);
        var cleaned = CleanFile.Of(file.FileName, content.ToArray());
        return cleaned.TryGet(out var clean) ? clean : cleaned.Refusals[0];
    }

    private static async Task<IResult> AnsweredAsync(
        string compound, Actor actor, BooksReading reading, Refusal? refusal, Func<BookView, BookView> typed, CancellationToken ct) =>
        refusal is null ? Results.LocalRedirect($"{Of(compound)}?done=true")
        : refusal.Forbidden ? Results.StatusCode(StatusCodes.Status403Forbidden)
        : await PageAsync(compound, actor, reading, view => typed(view) with { Refusals = [Sentences.Of(refusal)] }, ct);

    private static async Task<IResult> PageAsync(string compound, Actor actor, BooksReading reading, Func<BookView, BookView> more, CancellationToken ct) =>
        await reading.FindAsync(actor, compound, ct) is { } found && more(found) is var view
            ? new RazorComponentResult<BookPage>(new { View = view })
            {
                StatusCode = view.Refusals.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            }
            : Results.NotFound();

    // Always saved, never shown in the browser: nothing that people send in may run here.
    private static async Task<IResult> VoucherAsync(string compound, string line, ClaimsPrincipal person, BookList books, CancellationToken ct) =>
        int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && await books.VoucherAsync(person.Actor(), compound, number, ct) is var (name, type, content) ? Results.File(content, type, name) : Results.NotFound();

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>What the pages of books show (账目取数).</summary>
internal sealed class BooksReading(BookList books, InForce inForce, Moments moments)
{
    /// <summary>The product's moment.</summary>
    public Task<DateTimeOffset> NowAsync(CancellationToken ct) => moments.NowAsync(ct);

    /// <summary>The list.</summary>
    public async Task<BooksView> ListAsync(Actor actor, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        return new BooksView(new Clockface(await moments.NowAsync(ct), town.Zone), town, await books.BalancesAsync(actor, ct), BookSight.KeeperOf(actor, town) is not null);
    }

    /// <summary>The books of a compound; null where there is none by the code.</summary>
    public async Task<BookView?> FindAsync(Actor actor, string compound, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        return await books.ReadAsync(actor, compound, ct) is { } found
            ? new BookView(new Clockface(await moments.NowAsync(ct), town.Zone), town.Compound(compound)!, found, BookSight.KeeperOf(actor, town) is not null)
            : null;
    }
}
