using System.Security.Claims;
using Mediation.Casework.Actors;

namespace Mediation.Web.Screens.Layout;

/// <summary>What a screen tells the navigation about itself (导航项); it is metadata of the screen's endpoint.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Purpose">What one does there, in a short sentence.</param>
/// <param name="Icon">A name from <c>Assets/icons.json</c>.</param>
/// <param name="Order">Place in the navigation, ascending.</param>
/// <param name="Roles">Who has it in the navigation; empty for everybody who is signed in, unless <see cref="AlsoFor"/> says who.</param>
internal sealed record NavigationItem(string Title, string Purpose, string Icon, int Order, params IReadOnlyList<Role> Roles)
{
    /// <summary>Who has it besides, by what they are in which unit.</summary>
    public Func<ClaimsPrincipal, bool>? AlsoFor { get; init; }

    /// <summary>Whether a person has it in the navigation.</summary>
    public bool IsFor(ClaimsPrincipal person) =>
        (Roles.Count == 0 && AlsoFor is null) || Roles.Any(role => person.IsInRole(role.ToString())) || AlsoFor?.Invoke(person) == true;
}
