using System.Globalization;
using System.Security.Claims;
using Mediation.Casework.Trials;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Screens.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Workbench;

/// <summary>版本对照: any two versions of a rule set, rule by rule, for whoever may read the policy.</summary>
internal static class RuleCompareScreen
{
    /// <summary>Maps the page.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(RulesScreen.Path + "/{name}/compare", ShowAsync);

    private static async Task<IResult> ShowAsync(
        string name, HttpRequest request, ClaimsPrincipal person, RuleVersions rules, InForce inForce, Moments moments, CancellationToken ct)
    {
        var found = await rules.FindAsync(person.Actor(), name, ct);
        if (!found.TryGet(out var versions))
            return Results.StatusCode(Problems.StatusOf(found.Refusals));
        if (Chosen("from") is not { } from || Chosen("to") is not { } to)
            return Results.NotFound();
        var policy = inForce.Policy;
        var (before, after) = (RuleSetView.SetOf(from, policy), RuleSetView.SetOf(to, policy));
        return new RazorComponentResult<RuleComparePage>(new
        {
            View = new RuleCompareView(
                new BenchAddress(name), new Clockface(await moments.NowAsync(ct), policy.Town.Zone), new RuleWords(policy), from, to,
                RuleDifference.Between(before, after), RuleDifference.IsBeside(before, after),
                RuleSetView.RowsOf(versions, number => (new RuleAddress(number)).Of(name))),
        });

        RuleVersion? Chosen(string which) => int.TryParse(request.Query[which], CultureInfo.InvariantCulture, out var number)
            ? versions.FirstOrDefault(version => version.Number == number)
            : null;
    }
}

/// <summary>Two versions side by side (版本对照页).</summary>
/// <param name="Address">Where the parts of the workbench are.</param>
/// <param name="Clock">The product's clock.</param>
/// <param name="Words">What people call codes.</param>
/// <param name="From">The one.</param>
/// <param name="To">The other.</param>
/// <param name="Differences">Rule by rule.</param>
/// <param name="Beside">Whether something beside the rules differs.</param>
/// <param name="Versions">Every version, to choose from.</param>
public sealed record RuleCompareView(
    BenchAddress Address, Clockface Clock, RuleWords Words, RuleVersion From, RuleVersion To, IReadOnlyList<RuleDifference> Differences, bool Beside,
    IReadOnlyList<VersionRow> Versions);
