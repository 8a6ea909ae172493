using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Start;

/// <summary>首页: where a person can go.</summary>
internal static class StartScreen
{
    /// <summary>Maps the page.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", () => new RazorComponentResult<StartPage>());
}
