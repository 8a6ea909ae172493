using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Owners;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Owners;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Owners;

/// <summary>
/// 业主表决: rolls of owners and their votes, for the owners' body and the community. To everybody else there is no such page; what everybody reads
/// of a vote hangs with the disclosures.
/// </summary>
internal static class OwnersScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/owners";

    /// <summary>Maps the pages and their forms.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var inForce = routes.ServiceProvider.GetRequiredService<InForce>();
        bool May(ClaimsPrincipal someone) => OwnersSight.UnitsOf(someone.Actor(), inForce.Policy.Town).Count > 0;
        var owners = routes.MapGroup("").AddEndpointFilter(async (visit, next) => May(visit.HttpContext.User) ? await next(visit) : Results.NotFound());
        owners.MapGet(Path, async (OwnersReading reading, CancellationToken ct) =>
            new RazorComponentResult<OwnersPage>(new { View = await reading.ListAsync(ct) }))
            .WithMetadata(new NavigationItem(Texts.Owners_Title, Texts.Owners_Purpose, "users", 33) { AlsoFor = May });
        owners.MapGet(Path + "/{compound}", (string compound, string? done, ClaimsPrincipal person, OwnersReading reading, CancellationToken ct) =>
            RollAsync(compound, person.Actor(), reading, view => view with { Done = DoneOf(done) }, ct));
        owners.MapGet(Path + "/{compound}/votes", async (string compound, ClaimsPrincipal person, OwnersReading reading, CancellationToken ct) =>
            Call(await reading.CallAsync(person.Actor(), new VoteForm { Compound = compound }, [], ct)));
        owners.MapGet(Path + "/{compound}/votes/{number}", (
            string compound, string number, string? done, int? place, ClaimsPrincipal person, OwnersReading reading, CancellationToken ct) =>
            VoteAsync(compound, number, person.Actor(), reading, view => view with
            {
                Done = DoneOf(done),
                Correcting = view.Rooms.FirstOrDefault(room => room.Place == place && room.Ballot is not null),
            }, ct));
        OwnersForms.Map(owners);
        DuesScreen.Map(owners);
    }

    /// <summary>Where the owners of a compound are.</summary>
    public static string Of(string compound) => $"{Path}/{Uri.EscapeDataString(compound)}";

    /// <summary>Where a vote is.</summary>
    public static string Of(OwnersVote vote) => $"{Of(vote.Compound)}/votes/{vote.Number}";

    /// <summary>The page of a compound's owners.</summary>
    public static async Task<IResult> RollAsync(
        string compound, Actor actor, OwnersReading reading, Func<RollView, RollView> more, CancellationToken ct) =>
        await reading.RollAsync(actor, compound, ct) is { } found && more(found) is var view
            ? new RazorComponentResult<RollPage>(new { View = view }) { StatusCode = StatusOf(view.Refusals.Count + view.Faults.Count) }
            : Results.NotFound();

    /// <summary>The form of a new vote; not found where there is no such compound.</summary>
    public static IResult Call(VoteCallView? view) => view is null
        ? Results.NotFound()
        : new RazorComponentResult<VoteCallPage>(new { View = view }) { StatusCode = StatusOf(view.Refusals.Count) };

    /// <summary>The page of a vote.</summary>
    public static async Task<IResult> VoteAsync(
        string compound, string number, Actor actor, OwnersReading reading, Func<VoteView, VoteView> more, CancellationToken ct) =>
        await reading.VoteAsync(actor, number, ct) is { } found && found.Compound.Code == compound && more(found) is var view
            ? new RazorComponentResult<VotePage>(new { View = view }) { StatusCode = StatusOf(view.Refusals.Count) }
            : Results.NotFound();

    private static string? DoneOf(string? done) => done is null ? null : Texts.Owners_Done;

    private static int StatusOf(int faults) => faults == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
}

/// <summary>What the pages of owners show (业主表决取数).</summary>
internal sealed class OwnersReading(RollKeeping rolls, VoteList votes, DueList dues, InForce inForce, Moments moments)
{
    private static readonly TimeSpan Shown = TimeSpan.FromDays(2 * 366);

    /// <summary>The product's moment.</summary>
    public Task<DateTimeOffset> NowAsync(CancellationToken ct) => moments.NowAsync(ct);

    /// <summary>The zone of the place.</summary>
    public TimeZoneInfo Zone => inForce.Policy.Town.Zone;

    /// <summary>The list.</summary>
    public async Task<OwnersView> ListAsync(CancellationToken ct)
    {
        var clock = await ClockAsync(ct);
        return new OwnersView(clock, inForce.Policy.Town, await votes.ReadAsync(null, clock.Now - Shown, ct), await dues.ReadAsync(null, ct));
    }

    /// <summary>A compound's owners; null where there is none.</summary>
    public async Task<RollView?> RollAsync(Actor actor, string compound, CancellationToken ct)
    {
        if (await rolls.SummaryAsync(actor, compound, ct) is not var (buildings, log))
            return null;
        var clock = await ClockAsync(ct);
        return new RollView(clock, inForce.Policy.Town.Compound(compound)!, buildings, log, await votes.ReadAsync(compound, clock.Now - Shown, ct))
        {
            Dues = await dues.ReadAsync(compound, ct),
        };
    }

    /// <summary>The form of a new vote; null where there is no such compound.</summary>
    public async Task<VoteCallView?> CallAsync(Actor actor, VoteForm form, IReadOnlyList<Refusal> refusals, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        if (town.Compound(form.Compound) is not { } compound)
            return null;
        var units = OwnersSight.UnitsOf(actor, town).Select(code => town.Unit(code)!).ToList();
        var waiting = await votes.WaitingAsync(actor, compound.Code, ct);
        return new VoteCallView(await ClockAsync(ct), compound, units, waiting, form, [.. refusals.Select(Sentences.Of)]);
    }

    /// <summary>A vote; null where there is none.</summary>
    public async Task<VoteView?> VoteAsync(Actor actor, string number, CancellationToken ct) =>
        await votes.FindAsync(number, ct) is var (vote, tally) && inForce.Policy.Town.Compound(vote.Compound) is { } compound
            ? new VoteView(await ClockAsync(ct), compound, vote, tally, await votes.RoomsAsync(actor, number, ct)) { DueOpen = await dues.OnVoteAsync(number, ct) }
            : null;

    private async Task<Clockface> ClockAsync(CancellationToken ct) => new(await moments.NowAsync(ct), inForce.Policy.Town.Zone);
}
