using System.Security.Claims;
using Mediation.Casework.Actors;

namespace Mediation.Web.Identity;

/// <summary>Who a session or token belongs to. 当前账号</summary>
internal sealed record AccountAnswer(string UserName, string DisplayName, IReadOnlyList<Membership> Memberships);

/// <summary><c>GET /api/account</c>: the caller, as the server sees them now. 当前账号接口</summary>
internal static class AccountEndpoint
{
    /// <summary>Maps it, for everybody with a session or a token.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/account", (ClaimsPrincipal person) =>
    {
        var actor = person.Actor();
        return TypedResults.Ok(new AccountAnswer(person.Identity!.Name!, actor.Name, actor.Memberships));
    });
}
