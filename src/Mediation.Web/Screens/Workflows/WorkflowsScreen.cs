using System.Security.Claims;
using Mediation.Casework.Actors;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Parts;
using Mediation.Web.Refusals;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Workflows;

/// <summary>流程: which way cases go, drawn and step by step, with its versions and what waits to be published.</summary>
internal static class WorkflowsScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/workflows";

    /// <summary>Maps the list and the page of a workflow.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ListAsync).WithMetadata(new NavigationItem(
            Texts.Workflows_Title, Texts.Workflows_Purpose, "route", 50, Role.Administrator, Role.Supervisor, Role.Auditor));
        routes.MapGet(Path + "/{id}", ShowAsync);
    }

    private static async Task<IResult> ListAsync(
        ClaimsPrincipal person, WorkflowVersions workflows, WorkflowEditions editions, InForce inForce, Moments moments,
        CancellationToken ct)
    {
        var found = await workflows.ReadAsync(person.Actor(), ct);
        if (!found.TryGet(out var versions))
            return Results.StatusCode(Problems.StatusOf(found.Refusals));
        var policy = inForce.Policy;
        return new RazorComponentResult<WorkflowsPage>(new
        {
            View = new WorkflowList(new Clockface(await moments.NowAsync(ct), policy.Town.Zone), versions, policy)
            {
                Drafts = (await editions.ListAsync(ct)).FindAll(edition => edition.IsDraft),
            },
        });
    }

    private static async Task<IResult> ShowAsync(
        string id, HttpRequest request, ClaimsPrincipal person, WorkflowVersions workflows, WorkflowEditions editions, InForce inForce,
        Moments moments, CancellationToken ct)
    {
        var found = await workflows.ReadAsync(person.Actor(), ct);
        if (!found.TryGet(out var versions))
            return Results.StatusCode(Problems.StatusOf(found.Refusals));
        var policy = inForce.Policy;
        var clock = new Clockface(await moments.NowAsync(ct), policy.Town.Zone);
        var own = versions.FindAll(line => line.Version.DefinitionId == id);
        var address = FilterAddress.Read<WorkflowAddress>(request.Query);
        return WorkflowView.Of(own, address, policy, clock) is { } view
            ? new RazorComponentResult<WorkflowPage>(new
            {
                View = view with
                {
                    Movable = Sight.MayOperate(person.Actor()) ? own.FindAll(line => line.RunningCount > 0 && line != view.Line) : [],
                    Draft = await editions.StandingAsync(id, ct),
                    Published = view.Line.Version.InForce && address.Published == view.Definition.Version ? address.Published : null,
                },
            })
            : Results.NotFound();
    }
}
