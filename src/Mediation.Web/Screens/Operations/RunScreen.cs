using System.Security.Claims;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;
using Mediation.Web.Screens.Acts;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Operations;

/// <summary>The workflows of one case, for the administrator: where they stand, what failed, and what can be done (案件流程).</summary>
internal static class RunScreen
{
    private const string Path = OperationsScreen.Path + "/runs";

    /// <summary>Maps the page and its forms.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path + "/{number}", ShowAsync);
        routes.MapPost(Path + "/{number}", ActAsync);
    }

    /// <summary>The page of a case.</summary>
    public static string AddressOf(string number) => $"{Path}/{Uri.EscapeDataString(number)}";

    private static async Task<IResult> ShowAsync(
        string number, string? done, ClaimsPrincipal person, RunRecords runs, CancellationToken ct)
    {
        var found = await runs.FindAsync(person.Actor(), number, ct);
        if (!found.TryGet(out var record))
            return Results.StatusCode(Problems.StatusOf(found.Refusals));
        return record is null ? Results.NotFound() : Page(new RunView(record) { Done = done });
    }

    private static async Task<IResult> ActAsync(
        string number, HttpContext visit, Desk desk, RunRecords runs, InForce inForce, CancellationToken ct)
    {
        var actor = visit.User.Actor();
        if (!Sight.MayOperate(actor))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        var sent = PostedAct.Read(await visit.Request.ReadFormAsync(ct), inForce.Policy.Town.Zone);
        var answer = await sent.HandAsync(desk, number, actor, ct);
        if (!answer.IsRefused)
            return visit.SeeOther(sent.ReturnUrl ?? $"{AddressOf(number)}?done={Uri.EscapeDataString(sent.Body.Act)}");
        return (await runs.FindAsync(actor, number, ct)).TryGet(out var record) && record is not null
            ? Page(new RunView(record) { Sent = sent, Reasons = answer.Refusals }, Problems.StatusOf(answer.Refusals))
            : Results.NotFound();
    }

    private static RazorComponentResult<RunPage> Page(RunView view, int status = StatusCodes.Status200OK) =>
        new(new { View = view }) { StatusCode = status };
}
