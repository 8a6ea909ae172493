using System.Globalization;
using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Owners;
using Mediation.Casework.Reading;
using Mediation.Postgres.Owners;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;
using Mediation.Web.Screens.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Mediation.Web.Screens.Owners;

/// <summary>The forms of rolls and votes (业主名册和表决表单).</summary>
internal static class OwnersForms
{
    private delegate Task<Refusal?> Doing(VoteKeeping keeping, IFormCollection form, Actor actor, string number, DateTimeOffset now, CancellationToken ct);

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(OwnersScreen.Path + "/{compound}/roll", ImportAsync)
            .WithMetadata(new RequestSizeLimitAttribute(TableUpload.MostBytes + 64 * 1024));
        routes.MapPost(OwnersScreen.Path + "/{compound}/read", ReadAsync);
        routes.MapPost(OwnersScreen.Path + "/{compound}/votes", CallAsync);
        MapDoing(routes, "ballots", (keeping, form, actor, number, now, ct) =>
            keeping.EnterAsync(actor, number, form["building"].ToString(), form["room"].ToString(), BallotOf(form), now, ct));
        MapDoing(routes, "corrections", (keeping, form, actor, number, now, ct) =>
            keeping.CorrectAsync(actor, number, NumberOf(form["place"]), NumberOf(form["seen"]), BallotOf(form), form["reason"].ToString(), now, ct));
        MapDoing(routes, "withdraw", (keeping, form, actor, number, now, ct) => keeping.WithdrawAsync(actor, number, form["reason"].ToString(), now, ct));
    }

    private static void MapDoing(IEndpointRouteBuilder routes, string what, Doing doing) =>
        routes.MapPost($"{OwnersScreen.Path}/{{compound}}/votes/{{number}}/{what}", async (
            string compound, string number, HttpRequest request, ClaimsPrincipal person, VoteKeeping keeping, OwnersReading reading, CancellationToken ct) =>
        {
            var form = await request.ReadFormAsync(ct);
            var refusal = await doing(keeping, form, person.Actor(), number, await reading.NowAsync(ct), ct);
            return refusal is null
                ? Results.LocalRedirect($"{OwnersScreen.Of(compound)}/votes/{Uri.EscapeDataString(number)}?done=true")
                : await OwnersScreen.VoteAsync(compound, number, person.Actor(), reading, view => view with
                {
                    Refusals = [Sentences.Of(refusal)],
                    Typed = (form["building"].ToString(), form["room"].ToString(), BallotOf(form)),
                    Correcting = view.Rooms.FirstOrDefault(room => room.Place == NumberOf(form["place"])),
                }, ct);
        });

    private static async Task<IResult> ImportAsync(
        string compound, HttpRequest request, ClaimsPrincipal person, RollKeeping keeping, OwnersReading reading, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var faults = new List<LineFault>();
        var rows = RollText.Read(await TableUpload.ReadAsync(form, "roll", faults, ct), faults);
        if (faults.Count > 0)
            return await OwnersScreen.RollAsync(compound, person.Actor(), reading, view => view with { Faults = [.. faults.OrderBy(fault => fault.Line)] }, ct);
        var imported = await keeping.ImportAsync(person.Actor(), compound, rows, form["reason"].ToString(), await reading.NowAsync(ct), ct);
        return imported.IsRefused
            ? await OwnersScreen.RollAsync(compound, person.Actor(), reading, view => view with { Refusals = Said(imported.Refusals) }, ct)
            : Results.LocalRedirect($"{OwnersScreen.Of(compound)}?done=true");
    }

    // Names are said once, in this answer, after the reading was written down.
    private static async Task<IResult> ReadAsync(
        string compound, HttpContext visit, RollKeeping keeping, OwnersReading reading, CancellationToken ct)
    {
        var form = await visit.Request.ReadFormAsync(ct);
        var actor = visit.User.Actor();
        var read = await keeping.ReadAsync(actor, compound, form["building"].ToString(), form["purpose"].ToString(), await reading.NowAsync(ct), ct);
        visit.Response.Headers.CacheControl = "no-store";
        return await OwnersScreen.RollAsync(compound, actor, reading, view => read.TryGet(out var rows)
            ? view with { Read = rows }
            : view with { Refusals = Said(read.Refusals) }, ct);
    }

    private static async Task<IResult> CallAsync(
        string compound, HttpRequest request, ClaimsPrincipal person, VoteKeeping keeping, OwnersReading reading, CancellationToken ct)
    {
        var posted = await request.ReadFormAsync(ct);
        var key = Guid.TryParse(posted["key"], CultureInfo.InvariantCulture, out var sent) ? sent : Guid.CreateVersion7();
        var form = new VoteForm
        {
            Compound = compound,
            Matter = MemberOf<VoteMatter>(posted["matter"]),
            Headline = posted["headline"].ToString(),
            Text = posted["text"].ToString(),
            Unit = posted["unit"].ToString(),
            OpensAt = MomentOf(posted["opensAt"], reading.Zone),
            ClosesAt = MomentOf(posted["closesAt"], reading.Zone),
            Case = posted["case"].ToString(),
        };
        var called = await keeping.CallAsync(person.Actor(), key, form, await reading.NowAsync(ct), ct);
        return called.TryGet(out var number)
            ? Results.LocalRedirect($"{OwnersScreen.Of(compound)}/votes/{number}?done=true")
            : OwnersScreen.Call(await reading.CallAsync(person.Actor(), form, called.Refusals, ct) is { } view ? view with { Key = key } : null);
    }

    private static Ballot BallotOf(IFormCollection form) =>
        new(MemberOf<BallotChoice>(form["choice"]), form["mandate"].ToString().Trim() is { Length: > 0 } mandate ? mandate : null);

    private static IReadOnlyList<string> Said(IReadOnlyList<Refusal> refusals) => [.. refusals.Select(Sentences.Of)];

    private static int NumberOf(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static T? MemberOf<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var member) && Enum.IsDefined(member) ? member : null;

    private static DateTimeOffset? MomentOf(string? text, TimeZoneInfo zone) =>
        DateTime.TryParseExact(text, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, zone.GetUtcOffset(local))
            : null;
}
