using System.Security.Claims;
using Mediation.Casework.Actors;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Operations;

/// <summary>运行: whether the machine does its work, for the administrator.</summary>
internal static class OperationsScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/operations";

    /// <summary>Maps the page.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, ShowAsync).WithMetadata(
        new NavigationItem(Texts.Operations_Title, Texts.Operations_Purpose, "settings", 80, Role.Administrator));

    private static async Task<IResult> ShowAsync(ClaimsPrincipal person, OperationsReading reading, CancellationToken ct)
    {
        var found = await reading.ReadAsync(person.Actor(), ct);
        return found.TryGet(out var view)
            ? new RazorComponentResult<OperationsPage>(new { View = view })
            : Results.StatusCode(Problems.StatusOf(found.Refusals));
    }
}
