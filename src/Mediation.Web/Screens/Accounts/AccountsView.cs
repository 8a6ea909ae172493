using Mediation.Casework.Actors;
using Mediation.Casework.Places;
using Mediation.Postgres.Accounts;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Accounts;

/// <summary>What the page of all accounts shows (账号页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">What units are called.</param>
/// <param name="Today">The day it is.</param>
/// <param name="Lines">All of them.</param>
/// <param name="MayEdit">Whether the reader is an administrator.</param>
/// <param name="Refusal">Why a new one was not made; null when it was.</param>
public sealed record AccountsView(
    Clockface Clock, Town Town, DateOnly Today, IReadOnlyList<AccountLine> Lines, bool MayEdit, string? Refusal);

/// <summary>What the page of one account shows (账号维护页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="Town">What units are called.</param>
/// <param name="Today">The day it is.</param>
/// <param name="Line">The account.</param>
/// <param name="Others">Those who may do its work.</param>
/// <param name="Work">Open work of its units.</param>
/// <param name="Done">Whether something was just done.</param>
/// <param name="Refusal">Why something was not done; null when it was.</param>
public sealed record AccountView(
    Clockface Clock, Town Town, DateOnly Today, AccountLine Line, IReadOnlyList<AccountLine> Others, IReadOnlyList<HeldWork> Work, bool Done,
    string? Refusal)
{
    /// <summary>The one-time password that was just made; shown this once.</summary>
    public string? Password { get; init; }
}

/// <summary>Posts in words (任职用语).</summary>
internal static class PostWords
{
    /// <summary>Roles that an account may be given.</summary>
    public static IReadOnlyList<Role> Roles { get; } =
        [Role.Clerk, Role.Handler, Role.Head, Role.Supervisor, Role.Administrator, Role.Auditor];

    /// <summary>受理台 登记受理员; without a unit 全镇 督办员.</summary>
    public static string Of(Membership held, Town town) =>
        $"{(held.Unit is { } unit ? town.Unit(unit)?.Name ?? unit : Texts.Accounts_WholeTown)} {Of(held.Role)}";

    /// <summary>What a role is called.</summary>
    public static string Of(Role role) => Words.Of("role", role.ToString());
}
