using Mediation.Casework.Calendars;
using Mediation.Casework.Cases;
using Mediation.Casework.Categories;
using Mediation.Casework.Facts;
using Mediation.Casework.Facts.Sayings;
using Mediation.Casework.Schedules;

namespace Mediation.Casework.Places;

/// <summary>
/// What is known of a town before anybody complains (本镇底数); read from its seeds and checked as a whole.
/// </summary>
public sealed record Town
{
    private readonly IReadOnlyList<Unit> units = [];

    private readonly Dictionary<string, Unit> unitsByCode = [];

    private readonly IReadOnlyList<Compound> compounds = [];

    private readonly Dictionary<string, Compound> compoundsByCode = [];

    /// <summary>Code of the place (地方代码).</summary>
    public required string Code { get; init; }

    /// <summary>Such as 联珠镇.</summary>
    public required string Name { get; init; }

    /// <summary>What case numbers begin with (案号前缀).</summary>
    public required string CasePrefix { get; init; }

    /// <summary>Its zone (时区).</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>When its stations are open, and the holiday notices known so far (工作日历的内容).</summary>
    public required CalendarContents CalendarContents { get; init; }

    /// <summary>Which version of the calendar that is, from 1 (日历第几版).</summary>
    public int CalendarNumber { get; init; } = 1;

    /// <summary>Counts the changes of what is known of the town, from 1 (底数版次): the higher one is the newer.</summary>
    public long Edition { get; init; } = 1;

    /// <summary>Units, in the order of the file (单位).</summary>
    public required IReadOnlyList<Unit> Units
    {
        get => units;
        init
        {
            units = value;
            unitsByCode = value.ToDictionary(unit => unit.Code);
        }
    }

    /// <summary>Communities (社区).</summary>
    public required IReadOnlyList<Community> Communities { get; init; }

    /// <summary>Compounds (小区).</summary>
    public required IReadOnlyList<Compound> Compounds
    {
        get => compounds;
        init
        {
            compounds = value;
            compoundsByCode = value.ToDictionary(compound => compound.Code);
        }
    }

    /// <summary>Grids (网格).</summary>
    public required IReadOnlyList<Grid> Grids { get; init; }

    /// <summary>Building heads, one for each building (楼栋长).</summary>
    public required IReadOnlyList<BuildingHead> BuildingHeads { get; init; }

    /// <summary>Who works where (工作人员).</summary>
    public required IReadOnlyList<Official> People { get; init; }

    /// <summary>Duty rosters (值班表).</summary>
    public required IReadOnlyList<DutyShift> Shifts { get; init; }

    /// <summary>The category tree (类别表).</summary>
    public required CategoryList Categories { get; init; }

    /// <summary>What the town says otherwise than the files, by category and words (本镇说法).</summary>
    public IReadOnlyList<TownSaying> Sayings { get; init; } = [];

    /// <summary>Who regulates what the law leaves to the place (属地职责分工).</summary>
    public required IReadOnlyList<Regulator> Regulators { get; init; }

    /// <summary>Units that stand together for a kind of matter (协作机制).</summary>
    public IReadOnlyList<UnitGroup> Groups { get; init; } = [];

    /// <summary>Courtyards (院落).</summary>
    public IReadOnlyList<Courtyard> Courtyards { get; init; } = [];

    /// <summary>What people ask again and again (常见问题).</summary>
    public IReadOnlyList<CommonQuestion> Questions { get; init; } = [];

    /// <summary>What people speak besides Chinese (语言).</summary>
    public IReadOnlyList<SpokenLanguage> Languages { get; init; } = [];

    /// <summary>Work that comes again (定期工作).</summary>
    public IReadOnlyList<Schedule> Schedules { get; init; } = [];

    /// <summary>The unit with a code; null when there is none.</summary>
    public Unit? Unit(string code) => unitsByCode.GetValueOrDefault(code);

    /// <summary>The units above one, the nearest first, up to the town (上级单位); none for a unit that isn't in the tree.</summary>
    public IEnumerable<Unit> Above(string code)
    {
        var unit = Unit(code);
        for (var level = 0; level < Units.Count && unit?.Parent is { } parent && Unit(parent) is { } above; level++)
        {
            yield return above;
            unit = above;
        }
    }

    /// <summary>The units below one, near and far, in the town's order (下级单位).</summary>
    public IEnumerable<Unit> Below(string code) => Units.Where(unit => Above(unit.Code).Any(above => above.Code == code));

    /// <summary>The nearest community above a unit; null where there is none (所属社区).</summary>
    public Unit? CommunityOver(string code) => Above(code).FirstOrDefault(unit => unit.Kind == "community");

    /// <summary>The compound with a code; null when there is none.</summary>
    public Compound? Compound(string code) => compoundsByCode.GetValueOrDefault(code);

    /// <summary>The courtyard that a recognised place lies in, by its building; null for none, and where no building was said (所在院落).</summary>
    public Courtyard? CourtyardOf(PlaceMatch place) => place.Building is { } building
        ? Courtyards.FirstOrDefault(each => each.Compound == place.Compound.Code && each.Buildings.Contains(building))
        : null;

    /// <summary>
    /// The unit in charge of a compound's property service (物业服务单位): the firm that it names, where that is a unit of its own, else the unit that stands for all
    /// firms; where no firm serves it the residents' own group, or else the community. Null for no compound of the town.
    /// </summary>
    public Unit? ServingUnit(string? compound)
    {
        if (compound is null || Compound(compound) is not { } place)
            return null;
        var kind = place.PropertyFirm is not null ? "property" : place.OwnersBody == Places.Compound.OwnGroup ? "owners" : "community";
        return Units.FirstOrDefault(unit => unit.Kind == kind && unit.Name == place.PropertyFirm) ?? Units.FirstOrDefault(unit => unit.Kind == kind);
    }

    /// <summary>The shifts that are going on at a moment (正在值班), in the roster's order.</summary>
    public IEnumerable<DutyShift> OnDuty(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, Zone).DateTime;
        return Shifts.Where(shift => shift.Covers(local));
    }

    /// <summary>What rules may know of a place at a moment (地点事实); of one that wasn't recognised only who regulates what and who is on duty.</summary>
    /// <param name="place">The place, as recognised.</param>
    /// <param name="at">The moment.</param>
    /// <param name="calendar">When the stations are open.</param>
    public PlaceFacts FactsOf(PlaceMatch? place, DateTimeOffset at, WorkCalendar calendar)
    {
        var known = new PlaceFacts
        {
            Regulators = Regulators.ToDictionary(regulator => regulator.Matter, regulator => regulator.Unit),
            OnDuty = [.. OnDuty(at).Select(shift => shift.Unit).Distinct()],
            AfterHours = !calendar.IsOpenAt(at),
        };
        if (place is null)
            return known;
        var courtyard = CourtyardOf(place);
        return known with
        {
            Compound = place.Compound.Code,
            Community = place.Compound.Community,
            ServiceMode = place.Compound.Service.Code(),
            HasPropertyFirm = place.Compound.PropertyFirm is not null,
            Serving = ServingUnit(place.Compound.Code)?.Code ?? PlaceFacts.Firm,
            OwnersBody = place.Compound.OwnersBody,
            Courtyard = courtyard?.Code,
            Committee = courtyard?.Sits(calendar.DayOf(at)) is true ? courtyard.Unit : null,
            Deciding = place.Compound.OwnersBody is null ? PlaceFacts.CommunityUnit : PlaceFacts.Owners,
        };
    }

    /// <summary>The work calendar made of the notices and hours (工作日历).</summary>
    public WorkCalendar Calendar() => CalendarContents.Calendar(Code, CalendarNumber, Zone);
}
