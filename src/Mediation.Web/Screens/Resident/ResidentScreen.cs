using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Edge;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Screens.Acts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Mediation.Web.Screens.Resident;

/// <summary>群众查询: the page behind the code on a receipt. No login; whoever holds the receipt may read it and rate.</summary>
internal static class ResidentScreen
{
    private const string Path = "/r/{code}";

    private const long LargestForm = 32 * 1024;

    /// <summary>Maps the page. A code that opens nothing gets a page that says what to look at.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync).AllowAnonymous().RequireRateLimiting(EdgeSetup.ResidentsAsking);
        routes.MapPost(Path, RateAsync).AllowAnonymous().RequireRateLimiting(EdgeSetup.ResidentsSaying)
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm));
    }

    private static async Task<IResult> ShowAsync(
        string code, bool? said, ResidentView matters, Moments moments, InForce inForce, CancellationToken ct)
    {
        if (await matters.FindAsync(code, ct) is not { } matter)
            return Unknown(inForce);
        var view = ProgressView.Of(matter, inForce.Policy, await ClockAsync(moments, inForce, ct));
        return Page(view with
        {
            Rating = matter.Asked ? RatingView.Of(code) : null,
            Thanked = said is true && matter.Stage is CaseStage.Closing,
        });
    }

    // The code is the right to act: nobody who doesn't hold it can make a browser send it. A second press finds nothing asked.
    private static async Task<IResult> RateAsync(
        string code, HttpRequest request, ResidentView matters, Desk desk, Moments moments, InForce inForce, CancellationToken ct)
    {
        if (await matters.FindAsync(code, ct) is not { } matter)
            return Unknown(inForce);
        var sent = PostedAct.Read(await request.ReadFormAsync(ct), inForce.Policy.Town.Zone);
        if (matter.Asked && sent.Body.Act == "rate")
        {
            var answer = await sent.HandAsync(desk, matter.Number, Actor.Resident(matter.Number), ct);
            if (answer.IsRefused && answer.Refusals[0].Code != "rate.not-now")
            {
                var view = ProgressView.Of(matter, inForce.Policy, await ClockAsync(moments, inForce, ct));
                return Page(view with { Rating = RatingView.Refused(code, sent, answer.Refusals) }, Problems.StatusOf(answer.Refusals));
            }
        }
        return Results.LocalRedirect($"/r/{Uri.EscapeDataString(code)}?said=true");
    }

    private static async Task<Clockface> ClockAsync(Moments moments, InForce inForce, CancellationToken ct) =>
        new(await moments.NowAsync(ct), inForce.Policy.Calendar.Zone);

    private static RazorComponentResult<ResidentPage> Page(ProgressView view, int status = StatusCodes.Status200OK) =>
        new(new { View = view }) { StatusCode = status };

    private static RazorComponentResult<UnknownCodePage> Unknown(InForce inForce) =>
        new(new { Town = inForce.Policy.Town.Name }) { StatusCode = StatusCodes.Status404NotFound };
}
