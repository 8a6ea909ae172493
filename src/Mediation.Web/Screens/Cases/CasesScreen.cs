using System.Security.Claims;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Cases;

/// <summary>案件: every case the viewer may see, newest first, found by number, words, stage, unit or category.</summary>
internal static class CasesScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/cases";

    private const int Rows = 50;

    /// <summary>Maps the page.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, ShowAsync).WithMetadata(new NavigationItem(
        Texts.Cases_Title, Texts.Cases_Purpose, "briefcase", 30, Role.Clerk, Role.Dispatcher, Role.Supervisor, Role.Auditor));

    private static async Task<RazorComponentResult<CasesPage>> ShowAsync(
        HttpRequest request, ClaimsPrincipal person, CaseList cases, InForce inForce, Moments moments, CancellationToken ct)
    {
        var address = FilterAddress.Read<CasesAddress>(request.Query);
        var policy = inForce.Policy;
        var now = await moments.NowAsync(ct);
        var filter = new CaseFilter(address.Stage, address.Unit, address.Category, address.Overdue is true, address.Q?.Trim());
        var page = await cases.ReadAsync(person.Actor(), filter, now, Cursor.Parse(address.After), Rows, ct);
        return new(new { View = new CasesView(address, new Clockface(now, policy.Town.Zone), TownNames.Of(policy), page, policy) });
    }
}
