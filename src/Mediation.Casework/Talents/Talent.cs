using Mediation.Casework.Actors;
using Mediation.Casework.Places;

namespace Mediation.Casework.Talents;

/// <summary>Somebody who is willing to help, without what only a reading shows (人才): a code, skills and when.</summary>
/// <param name="Code">登记号.</param>
/// <param name="Unit">Which unit keeps contact (联系单位): code.</param>
/// <param name="Skills">Some of <see cref="TalentSkills.Of"/> (特长).</param>
/// <param name="Availability">When they have time, in their own words (什么时候有空).</param>
/// <param name="KeepUntil">保存期限: after that day the entry is erased.</param>
/// <param name="Version">版次.</param>
public sealed record Talent(string Code, string Unit, IReadOnlyList<string> Skills, string Availability, DateOnly KeepUntil, long Version);

/// <summary>Who somebody is and how to reach them (人才身份): personal, each reading is written down.</summary>
/// <param name="Name">姓名.</param>
/// <param name="Phone">电话.</param>
public sealed record TalentIdentity(string Name, string Phone)
{
    /// <summary>Never a name.</summary>
    public override string ToString() => "talent";
}

/// <summary>What people can do (特长).</summary>
public static class TalentSkills
{
    /// <summary>Every skill there is: fixed codes of the contract.</summary>
    public static IReadOnlyList<string> Known { get; } = ["法律", "调解", "水电维修", "土建", "园艺", "医护", "教育", "财务", "文艺组织", "民族语言"];

    /// <summary>Every skill that may be chosen in a town: those, and what people speak there.</summary>
    public static IReadOnlyList<string> Of(Town town) => [.. Known, .. town.Languages.Select(language => language.Name).Except(Known)];
}

/// <summary>
/// Who may know of somebody in the pool (知悉范围): who works for the branch, grid or community that keeps contact, and for the community above it.
/// </summary>
public static class TalentSight
{
    /// <summary>Units that may keep contact.</summary>
    public static IEnumerable<Unit> Keepers(Town town) => town.Units.Where(unit => unit.Kind is "party" or "grid" or "community");

    /// <summary>Codes of those whose people an actor may know of.</summary>
    public static IReadOnlyList<string> UnitsOf(Actor actor, Town town) =>
    [
        .. Keepers(town).Where(unit => actor.WorksFor(unit.Code)
            || (town.CommunityOver(unit.Code) is { } community && actor.WorksFor(community.Code))).Select(unit => unit.Code),
    ];
}
