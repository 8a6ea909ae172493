using Mediation.Casework.Actors;

namespace Mediation.Postgres.Accounts;

/// <summary>An account as administrators see it (账号一览).</summary>
/// <param name="Id">标识.</param>
/// <param name="UserName">登录名.</param>
/// <param name="DisplayName">显示名称.</param>
/// <param name="Memberships">What the person may do where; what they do for others is not among it.</param>
/// <param name="Disabled">Whether nobody can sign in with it any more (停用).</param>
/// <param name="Absences">Absences that are not over, the first one first.</param>
public sealed record AccountLine(
    Guid Id, string UserName, string DisplayName, IReadOnlyList<Membership> Memberships, bool Disabled, IReadOnlyList<Absence> Absences);

/// <summary>Somebody is away, and somebody else does their work (外出代理): for these days the deputy may do what the absent person may.</summary>
/// <param name="Id">标识.</param>
/// <param name="Account">Who is away.</param>
/// <param name="Deputy">Who does their work.</param>
/// <param name="DeputyName">As they are called.</param>
/// <param name="FirstOn">The first day.</param>
/// <param name="LastOn">The last day.</param>
public sealed record Absence(Guid Id, Guid Account, Guid Deputy, string DeputyName, DateOnly FirstOn, DateOnly LastOn);

/// <summary>Open work of a unit that somebody works for (在办事项).</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="OpenCount">How many open work items it has.</param>
/// <param name="OthersCount">How many others can sign in and work for it.</param>
public sealed record HeldWork(string Unit, int OpenCount, int OthersCount)
{
    /// <summary>Whether nobody would be left to do it.</summary>
    public bool IsOrphanedWithout => OpenCount > 0 && OthersCount == 0;
}
