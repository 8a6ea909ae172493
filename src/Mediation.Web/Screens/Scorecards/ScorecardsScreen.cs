using System.Security.Claims;
using Mediation.Casework.Scorecards;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Scorecards;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Screens.Case;
using Mediation.Web.Screens.Evaluations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Scorecards;

/// <summary>The cases behind the figures of a scorecard (考核明细): for whoever sees the scorecard, as far as they may see the cases.</summary>
internal static class ScorecardsScreen
{
    /// <summary>Maps the list.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/cases/{number}/scorecard/{figure}", ShowAsync);

    /// <summary>Where the cases behind a figure are.</summary>
    public static string Of(string number, string figure) => $"{CaseAddress.Of(number)}/scorecard/{figure}";

    /// <summary>Where the marks are that residents gave the firm in the period.</summary>
    public static string MarksOf(Score score) =>
        $"{EvaluationsScreen.Path}/{Uri.EscapeDataString(score.Unit)}?from={score.Figures.From:yyyy-MM-dd}&to={score.Figures.Until:yyyy-MM-dd}";

    private static async Task<IResult> ShowAsync(
        string number, string figure, ClaimsPrincipal person, CaseRecords records, ServiceRecords services, InForce inForce, Moments moments, CancellationToken ct)
    {
        var actor = person.Actor();
        if (!ServiceRecords.Listed.Contains(figure)
            || await records.FindAsync(actor, number, ct) is not { File: { Intake.Compound: { } compound, Scorecard.Score: { } score } })
            return Results.NotFound();
        var clock = new Clockface(await moments.NowAsync(ct), inForce.Policy.Town.Zone);
        var cases = await services.ListAsync(actor, compound, score, figure, clock.Now, ct);
        return new RazorComponentResult<ServiceCasesPage>(new { View = new ServiceCasesView(clock, TownNames.Of(inForce.Policy), number, score, figure, cases) });
    }
}

/// <summary>What the list of cases behind a figure shows (考核明细).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Names">The town's names.</param>
/// <param name="Number">The scorecard's case.</param>
/// <param name="Score">Its score.</param>
/// <param name="Figure">Which figure.</param>
/// <param name="Cases">The cases that the reader may see.</param>
public sealed record ServiceCasesView(Clockface Clock, TownNames Names, string Number, Score Score, string Figure, IReadOnlyList<ServiceCase> Cases)
{
    /// <summary>Whether it lists what was given to the firm instead of what was complained of.</summary>
    public bool OfShares => Figure == ServiceRecords.Listed[1];
}
