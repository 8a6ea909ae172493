using System.Globalization;
using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Evaluations;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Evaluations;
using Mediation.Web.Api;
using Mediation.Web.Edge;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Mediation.Web.Screens.Evaluations;

/// <summary>居民评: the page behind the code of a matter that was done, and the poster that has the code. A mark and nothing else: no words, no telephone.</summary>
internal static class MatterScreen
{
    private const string Path = EvaluateScreen.Path + "/{number}/{code}";

    private const long LargestForm = 16 * 1024;

    /// <summary>Maps the page, its form, and the poster.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ShowAsync).AllowAnonymous().RequireRateLimiting(EdgeSetup.ResidentsAsking);
        routes.MapPost(Path, TakeAsync).AllowAnonymous().RequireRateLimiting(EdgeSetup.ResidentsSaying)
            .WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        routes.MapGet("/cases/{number}/evaluation-poster", PosterAsync);
    }

    private static async Task<IResult> ShowAsync(
        string number, string code, string? said, MatterCodes matters, EvaluationTokens tokens, Moments moments, InForce inForce, CancellationToken ct) =>
        await ViewAsync(number, code, matters, tokens, moments, inForce, ct) is { } view
            ? Page(view with { Thanked = tokens.Read(said, number) is not null })
            : Results.NotFound();

    private static async Task<IResult> TakeAsync(
        string number, string code, HttpRequest request, Desk desk, MatterCodes matters, EvaluationTokens tokens, Moments moments, InForce inForce,
        CancellationToken ct)
    {
        if (await ViewAsync(number, code, matters, tokens, moments, inForce, ct) is not { } view)
            return Results.NotFound();
        var form = await request.ReadFormAsync(ct);
        var token = form["token"].ToString();
        if (tokens.Read(token, number) is not { } id)
            return Again(view, new Refusal("evaluation.form-old"));
        if (!int.TryParse(form["mark"], NumberStyles.None, CultureInfo.InvariantCulture, out var mark) || mark < 1 || mark > Evaluation.Marks.Count)
            return Again(view, new Refusal("field.missing", "mark", "mark"));
        var taken = await desk.RateMatterAsync(number, id, mark, ct);
        return taken.IsRefused
            ? Again(view with { Asked = taken.Refusals[0].Code != "evaluation.matter-over" && view.Asked }, taken.Refusals[0])
            : Results.LocalRedirect($"{view.Action}?said={Uri.EscapeDataString(token)}");
    }

    private static async Task<IResult> PosterAsync(
        string number, HttpRequest request, ClaimsPrincipal person, MatterCodes matters, Moments moments, InForce inForce, IConfiguration configuration,
        CancellationToken ct)
    {
        var clock = new Clockface(await moments.NowAsync(ct), inForce.Policy.Town.Zone);
        if (await matters.CodeAsync(person.Actor(), number, ct) is not { } code
            || await matters.FindAsync(number, code, clock.Today, ct) is not { } matter)
            return Results.NotFound();
        var address = EvaluateScreen.AddressOf($"{EvaluateScreen.Path}/{number}/{code}", request, configuration);
        return new RazorComponentResult<PosterPage>(new { View = new PosterView(inForce.Policy.Town.Name, matter.Headline, address, clock) });
    }

    private static async Task<MatterView?> ViewAsync(
        string number, string code, MatterCodes matters, EvaluationTokens tokens, Moments moments, InForce inForce, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        var clock = new Clockface(await moments.NowAsync(ct), town.Zone);
        if (await matters.FindAsync(number, code, clock.Today, ct) is not { } matter)
            return null;
        return new MatterView(town.Name, matter, $"{EvaluateScreen.Path}/{number}/{code}", tokens.Mint(number), clock)
        {
            Asked = matter.Asked,
            Lead = town.Unit(matter.Lead ?? ""),
        };
    }

    private static RazorComponentResult<MatterPage> Again(MatterView view, Refusal refusal) =>
        new(new { View = view with { Refusal = Sentences.Of(refusal) } }) { StatusCode = Problems.StatusOf([refusal]) };

    private static RazorComponentResult<MatterPage> Page(MatterView view) => new(new { View = view });
}
