using System.Security.Claims;
using Mediation.Casework.Actors;
using Mediation.Postgres.Calls;
using Mediation.Web.Api;
using Mediation.Web.Identity;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Mediation.Web.Screens.Calls;

/// <summary>呼叫网关: which systems may pass on calls; administrators give them keys and take them away.</summary>
internal static class CallGatewaysScreen
{
    /// <summary>Where it is.</summary>
    public const string Path = "/call-gateways";

    /// <summary>Maps the page and its forms.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var gateways = routes.MapGroup("").RequireAuthorization(nameof(Role.Administrator));
        gateways.MapGet(Path, async (CallReading reading, CancellationToken ct) => Page(await reading.GatewaysAsync([], ct)))
            .WithMetadata(new NavigationItem(Texts.CallGateways_Title, Texts.CallGateways_Purpose, "link", 77, Role.Administrator));
        gateways.MapPost(Path, IssueAsync);
        gateways.MapPost(Path + "/{code}/revoke", RevokeAsync);
    }

    // The key is shown in this answer alone: only its digest is kept.
    private static async Task<IResult> IssueAsync(
        HttpRequest request, ClaimsPrincipal person, CallGateways gateways, CallReading reading, Moments moments, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        var issued = await gateways.IssueAsync(person.Actor(), form["gateway"].ToString().Trim(), form["gatewayName"].ToString(), form["reason"].ToString(),
            await moments.NowAsync(ct), ct);
        var view = await reading.GatewaysAsync(issued.Refusals, ct);
        return Page(issued.TryGet(out var secret) ? view with { Secret = secret } : view);
    }

    private static async Task<IResult> RevokeAsync(
        string code, HttpRequest request, ClaimsPrincipal person, CallGateways gateways, CallReading reading, Moments moments, CancellationToken ct)
    {
        var form = await request.ReadFormAsync(ct);
        return await gateways.RevokeAsync(person.Actor(), code, form["reason"].ToString(), await moments.NowAsync(ct), ct) is { } refusal
            ? Page(await reading.GatewaysAsync([refusal], ct))
            : Results.LocalRedirect(Path);
    }

    private static RazorComponentResult<CallGatewaysPage> Page(CallGatewaysView view) => new(new { View = view })
    {
        StatusCode = view.Refusals.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
    };
}
