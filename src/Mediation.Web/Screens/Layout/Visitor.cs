using System.Security.Claims;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Layout;

/// <summary>The signed-in person as the frame shows them (当前用户).</summary>
/// <param name="Name">Display name.</param>
/// <param name="Unit">The unit they work for, if any.</param>
public sealed record Visitor(string Name, string? Unit)
{
    /// <summary>Reads the person from the session; null when nobody is signed in.</summary>
    public static Visitor? Of(ClaimsPrincipal person) => person.Identity is { IsAuthenticated: true }
        ? new(person.FindFirstValue(ClaimTypes.GivenName) ?? Texts.Frame_Somebody, person.FindFirstValue("unit-name"))
        : null;

    /// <summary>One character for the round mark.</summary>
    public string Mark => Name[..1];
}
