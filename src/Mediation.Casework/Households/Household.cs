using Mediation.Casework.Actors;
using Mediation.Casework.Places;

namespace Mediation.Casework.Households;

/// <summary>How often a household is looked after (三色).</summary>
public enum Colour
{
    /// <summary>红色重点户: visited every week.</summary>
    Red,

    /// <summary>黄色特殊户: looked after from time to time.</summary>
    Yellow,

    /// <summary>绿色一般户: ordinary service.</summary>
    Green,
}

/// <summary>Why a household needs care (关怀标识), with its ground: without one nobody is entered.</summary>
/// <param name="Flag">One of <see cref="CareFlag.Known"/>.</param>
/// <param name="Ground">What it rests on (事由); personal.</param>
public sealed record CareFlag(string Flag, string Ground)
{
    /// <summary>Every flag there is, as a code.</summary>
    public static IReadOnlyList<string> Known { get; } = ["alone", "elder", "disabled", "ill", "child", "left-behind", "poor"];
}

/// <summary>A household of the register without what only a reading shows (重点户): nothing personal, but that it is there.</summary>
/// <param name="Code">登记号.</param>
/// <param name="Compound">小区代码.</param>
/// <param name="Colour">颜色.</param>
/// <param name="Unit">联系单位.</param>
/// <param name="ReviewOn">复核日期: by then somebody says whether it stays.</param>
/// <param name="KeepUntil">保存期限: after that day it is erased.</param>
/// <param name="Version">版次.</param>
public sealed record Household(string Code, string Compound, Colour Colour, string Unit, DateOnly ReviewOn, DateOnly KeepUntil, long Version);

/// <summary>Who and where a household is, and why it is in the register (户情): personal, each reading is written down.</summary>
/// <param name="Building">楼栋.</param>
/// <param name="Room">房号.</param>
/// <param name="Name">姓名.</param>
/// <param name="Flags">关怀标识.</param>
public sealed record HouseholdIdentity(string Building, string Room, string Name, IReadOnlyList<CareFlag> Flags)
{
    /// <summary>Never a name.</summary>
    public override string ToString() => "household";
}

/// <summary>What is written down when a household is entered (登记).</summary>
public sealed record HouseholdForm
{
    /// <summary>The longest stay in the register, in days (最长保存期).</summary>
    public const int LongestKeep = 3 * 366;

    /// <summary>小区代码.</summary>
    public string Compound { get; init; } = "";

    /// <summary>户情.</summary>
    public HouseholdIdentity Identity { get; init; } = new("", "", "", []);

    /// <summary>颜色; null for none of them.</summary>
    public Colour? Colour { get; init; }

    /// <summary>联系单位.</summary>
    public string Unit { get; init; } = "";

    /// <summary>复核日期.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>保存期限.</summary>
    public DateOnly? KeepUntil { get; init; }

    /// <summary>Every fault at once, each at its field; none when it may be entered.</summary>
    public IReadOnlyList<Refusal> Faults(Town town, DateOnly today) =>
    [
        .. town.Compound(Compound) is null ? [new Refusal("field.not-an-option", "compound", "compound", Compound)] : Array.Empty<Refusal>(),
        .. Said("building", Identity.Building, 20), .. Said("room", Identity.Room, 20), .. Said("householdName", Identity.Name, 40),
        .. Colour is null ? [new Refusal("field.missing", "colour", "careColour")] : Array.Empty<Refusal>(),
        .. Identity.Flags.Count == 0 || Identity.Flags.Any(flag => string.IsNullOrWhiteSpace(flag.Ground))
            ? [new Refusal("household.no-ground", "flags")] : Array.Empty<Refusal>(),
        .. Identity.Flags.Where(flag => !CareFlag.Known.Contains(flag.Flag)).Select(flag => new Refusal("field.not-an-option", "flags", "flags", flag.Flag)),
        .. Identity.Flags.Where(flag => flag.Ground.Length > 200).Select(flag => new Refusal("field.too-long", "flags", "flags", 200, flag.Ground.Length)),
        .. HouseholdDays.Fault(ReviewOn, KeepUntil, today) is { } days ? [days] : Array.Empty<Refusal>(),
    ];

    private static IEnumerable<Refusal> Said(string field, string text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield return new Refusal("field.missing", field, field);
        else if (text.Length > longest)
            yield return new Refusal("field.too-long", field, field, longest, text.Length);
    }
}

/// <summary>The two days of an entry (复核与保存期限).</summary>
public static class HouseholdDays
{
    /// <summary>Why they can't be: one is missing, the review lies not ahead, or the stay ends before it or too late.</summary>
    public static Refusal? Fault(DateOnly? reviewOn, DateOnly? keepUntil, DateOnly today) =>
        reviewOn > today && keepUntil >= reviewOn && keepUntil <= today.AddDays(HouseholdForm.LongestKeep)
            ? null
            : new Refusal("household.days-wrong", "reviewOn");
}

/// <summary>
/// Who may know of a household (重点户知悉范围): who works for the unit that keeps contact, and for the community above it. Nobody else, whatever
/// else they oversee; a unit of another kind, such as a property firm, keeps contact with no household.
/// </summary>
public static class HouseholdSight
{
    /// <summary>Units that may keep contact.</summary>
    public static IEnumerable<Unit> Keepers(Town town) => town.Units.Where(unit => unit.Kind is "grid" or "community");

    /// <summary>Codes of those whose households an actor may know of.</summary>
    public static IReadOnlyList<string> UnitsOf(Actor actor, Town town) =>
    [
        .. Keepers(town).Where(unit => actor.WorksFor(unit.Code)
            || (town.CommunityOver(unit.Code) is { } community && actor.WorksFor(community.Code))).Select(unit => unit.Code),
    ];
}
