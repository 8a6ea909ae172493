using System.Globalization;
using System.Security.Claims;
using Mediation.Casework;
using Mediation.Casework.Trials;
using Mediation.Postgres.BackTests;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Refusals;
using Mediation.Web.Screens.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Workbench;

/// <summary>回测: the draft over the past months, beside what is in force; only numbers of cases are shown.</summary>
internal static class BackTestScreen
{
    private const string Route = RulesScreen.Path + "/{name}/back-test";

    /// <summary>Maps looking for whoever may read the policy, running and cancelling for administrators.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var looking = routes.MapGroup("").AddEndpointFilter(async (call, next) =>
            Sight.MayReadPolicy(call.HttpContext.User.Actor()) ? await next(call) : Results.StatusCode(StatusCodes.Status403Forbidden));
        looking.MapGet(Route, (string name, ClaimsPrincipal person, Workbench workbench, BackTestStore store, InForce inForce, Moments moments, CancellationToken ct) =>
            ShowAsync(name, [], person, workbench, store, inForce, moments, ct));

        var changing = routes.MapGroup("").AddEndpointFilter(async (call, next) =>
            Sight.MayEditPolicy(call.HttpContext.User.Actor()) ? await next(call) : Results.StatusCode(StatusCodes.Status403Forbidden));
        changing.MapPost(Route, BeginAsync);
        changing.MapPost(Route + "/{id:guid}/cancel", async (string name, Guid id, BackTestStore store, CancellationToken ct) =>
        {
            await store.StopAsync(id, BackTestState.Cancelled, ct);
            return Results.LocalRedirect(new BenchAddress(name).BackTest);
        });
    }

    private static async Task<IResult> BeginAsync(
        string name, HttpRequest request, ClaimsPrincipal person, BackTesting testing, Workbench workbench, BackTestStore store, InForce inForce,
        Moments moments, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var months = int.TryParse(form["months"], CultureInfo.InvariantCulture, out var number) ? number : 0;
        var begun = await testing.BeginAsync(name, months, person.Actor(), ct);
        return begun.IsRefused
            ? await ShowAsync(name, begun.Refusals, person, workbench, store, inForce, moments, ct)
            : Results.LocalRedirect(new BenchAddress(name).BackTest);
    }

    private static async Task<IResult> ShowAsync(
        string name, IReadOnlyList<Refusal> refusals, ClaimsPrincipal person, Workbench workbench, BackTestStore store, InForce inForce, Moments moments,
        CancellationToken ct)
    {
        if (await WorkbenchScreen.ViewAsync(name, person, workbench, inForce, moments, Looked.Plainly, ct) is not { } table)
            return Results.NotFound();
        var run = await store.LatestAsync(name, ct);
        return new RazorComponentResult<BackTestPage>(new
        {
            View = new BackTestView(table, run, BackTest.CanRun(name), new CodeWords(inForce.Policy), [.. refusals.Select(Sentences.Of)]),
        })
        {
            StatusCode = refusals.Count == 0 ? StatusCodes.Status200OK : Problems.StatusOf(refusals),
        };
    }
}

/// <summary>The latest back-test of a rule set (回测页).</summary>
public sealed record BackTestView(DraftView Table, BackTestRun? Run, bool CanRun, CodeWords Words, IReadOnlyList<string> Refusals)
{
    /// <summary>Whether the draft was changed since.</summary>
    public bool IsOfAnotherDraft => Run is { } run && run.Stamp != Table.Draft.Stamp;

    /// <summary>How far it is, in hundredths.</summary>
    public int Percent => Run is { Total: > 0 } run ? Math.Min(100, (int)(100L * run.Done / run.Total)) : 0;
}
