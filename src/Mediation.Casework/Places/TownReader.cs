using Mediation.Casework.Calendars;
using Mediation.Casework.Categories;
using Mediation.Casework.Reading;
using Mediation.Casework.Schedules;

namespace Mediation.Casework.Places;

/// <summary>
/// Reads a town from the texts of its seed files (底数文件) and checks that they fit together. Every fault is noted, each
/// with file and JSON path; there is a town only when there are none.
/// </summary>
public sealed class TownReader
{
    private readonly IReadOnlyDictionary<string, string> files;

    private readonly List<PolicyFault> faults = [];

    private TownReader(IReadOnlyDictionary<string, string> files) => this.files = files;

    /// <summary>Read a town.</summary>
    /// <param name="files">
    /// Text by the name below <c>seeds/</c>: the files of a town and one under <c>calendars/</c> for each year
    /// whose notice is known. Other files are somebody else's and ignored.
    /// </param>
    /// <param name="findZone">The zone with an IANA name, null when there is none.</param>
    /// <param name="found">What is wrong with them; empty when there is a town.</param>
    public static Town? Read(
        IReadOnlyDictionary<string, string> files,
        Func<string, TimeZoneInfo?> findZone,
        out IReadOnlyList<PolicyFault> found)
    {
        var reader = new TownReader(files);
        var town = reader.Read(findZone);
        found = reader.faults;
        return town;
    }

    private Town? Read(Func<string, TimeZoneInfo?> findZone)
    {
        var place = Root("place.json");
        var grid = Root("grid.json");
        var years = files.Keys
            .Where(name => name.StartsWith("calendars/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => CalendarReader.Year(Root(name)))
            .ToList();
        var codes = new TownCodes();
        var zone = Zone(place, findZone);
        var hours = place.Child("hours") is { } child ? CalendarReader.Hours(child) : Closed;
        var units = UnitFiles.Units(Root("units.json"), codes);
        var communities = CompoundFiles.Communities(Root("communities.json"), codes);
        var compounds = CompoundFiles.Compounds(Root("compounds.json"), codes);
        var people = UnitFiles.People(Root("people.json"), codes);
        var grids = CompoundFiles.Grids(grid, codes);
        var heads = CompoundFiles.BuildingHeads(grid, compounds);
        var shifts = UnitFiles.Shifts(Root("rosters.json"), codes);
        var regulators = Regulator.Read(Root("regulators.json"), codes);
        var groups = UnitGroup.Read(Root("groups.json"), codes);
        var courtyards = Courtyard.Read(Root("courtyards.json"), codes, compounds);
        var questions = CommonQuestion.Read(Root("questions.json"), codes);
        var languages = SpokenLanguage.Read(Root("languages.json"), codes);
        var categories = Categories();
        var schedules = ScheduleFile.Read(Root("schedules.json"), codes, categories);
        codes.Check();
        CheckYears(years);

        return faults.Count > 0 ? null : new Town
        {
            Code = place.Text("code"),
            Name = place.Text("name"),
            CasePrefix = place.Text("casePrefix"),
            Zone = zone,
            CalendarContents = new CalendarContents(hours, years),
            Units = units,
            Communities = communities,
            Compounds = compounds,
            People = people,
            Grids = grids,
            BuildingHeads = heads,
            Shifts = shifts,
            Regulators = regulators,
            Groups = groups,
            Courtyards = courtyards,
            Questions = questions,
            Languages = languages,
            Schedules = schedules,
            Categories = categories,
        };
    }

    private CategoryList Categories()
    {
        const string name = "categories.json";
        if (!files.TryGetValue(name, out var text))
            faults.Add(new PolicyFault(name, "$", "缺少这个文件。"));
        var read = CategoryList.Of(name, text ?? "{}");
        if (text is not null)
            faults.AddRange(read.Faults);
        return read;
    }

    private void CheckYears(IReadOnlyList<CalendarYear> years)
    {
        foreach (var clash in CalendarYears.Clashes(years))
            faults.Add(new PolicyFault("calendars/", "$", clash));
    }

    private static StationHours Closed => new(new Dictionary<DayOfWeek, OpeningHours>(), new(default, default));

    private static TimeZoneInfo Zone(DataNode place, Func<string, TimeZoneInfo?> findZone)
    {
        place.Allow("code", "name", "casePrefix", "zone", "note", "hours");
        var name = place.Text("zone");
        if (findZone(name) is { } zone)
            return zone;
        if (name.Length > 0)
            place.Fault($"不认识的时区“{name}”。");
        return TimeZoneInfo.Utc;
    }

    /// <summary>A file's root. One that can't be read is a fault, and an empty object to those who read on.</summary>
    private DataNode Root(string name)
    {
        if (!files.TryGetValue(name, out var text))
            faults.Add(new PolicyFault(name, "$", "缺少这个文件。"));
        else if (DataNode.Parse(name, text, faults) is { } root)
            return root;
        return DataNode.Parse(name, "{}", [])!;
    }
}
