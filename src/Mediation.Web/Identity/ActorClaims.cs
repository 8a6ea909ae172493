using System.Security.Claims;
using Mediation.Casework.Actors;

namespace Mediation.Web.Identity;

/// <summary>The signed-in person as the domain sees them, and back. 操作人</summary>
internal static class ActorClaims
{
    /// <summary>Holds the name of the unit that the page's frame shows.</summary>
    public const string UnitName = "unit-name";

    private const string Membership = "membership";

    /// <summary>Who is acting; asking without a session is a defect.</summary>
    public static Actor Actor(this ClaimsPrincipal person) => new(
        Guid.Parse(person.FindFirstValue(ClaimTypes.NameIdentifier)
            ?? throw new InvalidOperationException("Nobody is signed in.")),
        person.FindFirstValue(ClaimTypes.GivenName) ?? "",
        [.. person.FindAll(Membership).Select(claim => Read(claim.Value))]);

    /// <summary>The claims that say the same as the actor.</summary>
    public static IEnumerable<Claim> Of(Actor actor) =>
    [
        new(ClaimTypes.NameIdentifier, actor.Id.ToString()),
        new(ClaimTypes.GivenName, actor.Name),
        .. actor.Memberships.Select(held => new Claim(Membership, $"{held.Unit}/{held.Role}")),
        .. actor.Memberships.DistinctBy(held => held.Role).Select(held => new Claim(ClaimTypes.Role, $"{held.Role}")),
    ];

    private static Membership Read(string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        return new(slash == 0 ? null : value[..slash], Enum.Parse<Role>(value[(slash + 1)..]));
    }
}
