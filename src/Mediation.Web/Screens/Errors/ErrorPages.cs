using System.Diagnostics;
using Mediation.Web.Database;
using Mediation.Web.Refusals;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Errors;

/// <summary>
/// Pages for people instead of bare status codes (出错页). Machines (<c>/api</c>, <c>/elsa</c>, <c>/health</c>) get
/// problem documents elsewhere; here only what a browser shows is handled.
/// </summary>
internal static class ErrorPages
{
    private const string Path = "/trouble";

    /// <summary>Catches defects and empty error answers of pages. Call before routing.</summary>
    public static void UseErrorPages(this IApplicationBuilder app) =>
        app.UseWhen(visit => !MachinePaths.Include(visit.Request.Path), pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = Path,
                StatusCodeSelector = defect =>
                    defect is BadHttpRequestException refused ? refused.StatusCode : Outage.Is(defect) ? 503 : 500,
            });
            pages.UseStatusCodePagesWithReExecute(Path);
        });

    /// <summary>Maps the page itself.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.Map(Path, Show).AllowAnonymous().DisableAntiforgery();

    private static RazorComponentResult<TroublePage> Show(HttpContext visit)
    {
        var status = visit.Response.StatusCode is >= 400 and var failed ? failed : 404;
        var reference = status >= 500 ? Activity.Current?.TraceId.ToString() ?? visit.TraceIdentifier : null;
        var failedPath = visit.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        return new(new { Trouble = new Trouble(status, reference), Again = failedPath }) { StatusCode = status };
    }
}
