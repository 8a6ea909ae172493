using Mediation.Casework.Disclosures;
using Mediation.Postgres.Books;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Disclosures;
using Mediation.Postgres.Ideas;
using Mediation.Postgres.Owners;
using Mediation.Postgres.Scorecards;
using Mediation.Web.Api;
using Mediation.Web.Edge;
using Mediation.Web.Parts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Disclosures;

/// <summary>公示栏: what hangs out, votes of owners, and disclosed books, for anybody who passes. No login, no scripts, nobody's name.</summary>
internal static class DisclosuresScreen
{
    /// <summary>Where it hangs.</summary>
    public const string Path = "/disclosures";

    /// <summary>Where scores of property firms hang.</summary>
    public const string Scores = Path + "/scores";

    /// <summary>Where collections of ideas hang.</summary>
    public const string Ideas = Path + "/ideas";

    /// <summary>Maps the pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var board = routes.MapGroup("").AllowAnonymous().RequireRateLimiting(EdgeSetup.ResidentsAsking);
        board.MapGet(Path, ShowAsync);
        board.MapGet(Path + "/books/{compound}", BooksAsync);
        board.MapGet(Scores, ScoresAsync);
        board.MapGet(Ideas, IdeasAsync);
        board.MapGet(Path + "/votes/{number}", VoteAsync);
        board.MapGet(Path + "/dues/{number}", DueAsync);
    }

    /// <summary>Where the books of a compound hang; a period of them, or the latest.</summary>
    public static string OfBooks(string compound, int? period = null) => $"{Path}/books/{Uri.EscapeDataString(compound)}{(period is { } number ? $"?period={number}" : "")}";

    /// <summary>Where a vote hangs.</summary>
    public static string OfVote(string number) => $"{Path}/votes/{Uri.EscapeDataString(number)}";

    /// <summary>Where a due hangs.</summary>
    public static string OfDue(string number) => $"{Path}/dues/{Uri.EscapeDataString(number)}";

    private static async Task<RazorComponentResult<DisclosuresPage>> ShowAsync(
        string? compound, PublicDisclosures disclosures, VoteList votes, DueList dues, BookList books, PublicScorecards scores, IdeaCollections ideas,
        Moments moments, InForce inForce, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        var clock = new Clockface(await moments.NowAsync(ct), inForce.Policy.Calendar.Zone);
        var chosen = town.Compounds.FirstOrDefault(each => each.Code == compound);
        return new(new
        {
            View = new DisclosuresView(town, clock, chosen, await disclosures.ReadAsync(clock.Now, clock.Today, chosen?.Code, ct))
            {
                Votes = await votes.ReadAsync(chosen?.Code, clock.Now.AddDays(-Disclosure.LongestDays), ct),
                Dues = [.. (await dues.ReadAsync(chosen?.Code, ct)).Select(each => each.Due)],
                Scores = await scores.AnyAsync(ct),
                Ideas = (await ideas.ReadAsync(chosen?.Code, ct)).Count > 0,
                Books = [.. (await books.DisclosedAsync(ct)).Where(code => chosen is null || code == chosen.Code)],
            },
        });
    }

    private static async Task<RazorComponentResult<PublicScoresPage>> ScoresAsync(PublicScorecards scores, Moments moments, InForce inForce, CancellationToken ct) => new(new
    {
        View = new PublicScoresView(inForce.Policy.Town, TownNames.Of(inForce.Policy), new Clockface(await moments.NowAsync(ct), inForce.Policy.Calendar.Zone),
            await scores.ReadAsync(ct)),
    });

    private static async Task<RazorComponentResult<PublicIdeasPage>> IdeasAsync(IdeaCollections ideas, Moments moments, InForce inForce, CancellationToken ct) => new(new
    {
        View = new PublicIdeasView(inForce.Policy.Town, new Clockface(await moments.NowAsync(ct), inForce.Policy.Calendar.Zone), await ideas.ReadAsync(null, ct)),
    });

    private static async Task<IResult> VoteAsync(string number, VoteList votes, Moments moments, InForce inForce, CancellationToken ct) =>
        await votes.FindAsync(number, ct) is var (vote, tally)
            ? new RazorComponentResult<PublicVotePage>(new
            {
                View = new PublicVoteView(inForce.Policy.Town, new Clockface(await moments.NowAsync(ct), inForce.Policy.Calendar.Zone), vote, tally),
            })
            : Results.NotFound();

    private static async Task<IResult> DueAsync(string number, DueList dues, Moments moments, InForce inForce, CancellationToken ct) =>
        await dues.FindAsync(number, ct) is var (due, tally)
            ? new RazorComponentResult<PublicDuePage>(new
            {
                View = new PublicDueView(inForce.Policy.Town, new Clockface(await moments.NowAsync(ct), inForce.Policy.Calendar.Zone), due, tally),
            })
            : Results.NotFound();

    private static async Task<IResult> BooksAsync(string compound, int? period, BookList list, Moments moments, InForce inForce, CancellationToken ct)
    {
        if (inForce.Policy.Town.Compound(compound) is not { } found)
            return Results.NotFound();
        var books = await list.PublicAsync(compound, ct);
        var shown = books.Find(period);
        return shown is null
            ? Results.NotFound()
            : new RazorComponentResult<PublicBooksPage>(new
            {
                View = new PublicBooksView(inForce.Policy.Town, new Clockface(await moments.NowAsync(ct), inForce.Policy.Calendar.Zone), found, books, shown),
            });
    }
}
