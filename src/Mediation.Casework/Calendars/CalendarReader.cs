using Mediation.Casework.Reading;

namespace Mediation.Casework.Calendars;

/// <summary>Reads holiday notices and station hours (日历文件), noting every fault at once.</summary>
public static class CalendarReader
{
    /// <summary>The member that holds the hours of make-up working days.</summary>
    public const string MakeUpWorkday = "makeUpWorkday";

    private const int LongestHoliday = 31;

    private static readonly (string Name, DayOfWeek Day)[] Weekdays =
        [.. Enum.GetValues<DayOfWeek>().Select(day => (NameOf(day), day))];

    /// <summary>One year's notice, from a file such as <c>calendars/cn-2026.json</c> (年度节假日安排).</summary>
    public static CalendarYear Year(DataNode node)
    {
        node.Allow("year", "source", "holidays", "makeUpWorkdays");
        var year = node.Number("year");
        var holidays = node.Items("holidays").Select(item => Holiday(item, year)).ToList();

        var makeUpWorkdays = new List<DateOnly>();
        foreach (var (day, place) in node.Days("makeUpWorkdays"))
        {
            if (day.Year != year)
                place.Fault($"{day:yyyy-MM-dd} 不在 {year} 年。");
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                place.Fault($"{day:yyyy-MM-dd} 不是周末，不会是调休上班日。");
            makeUpWorkdays.Add(day);
        }
        return new CalendarYear(year, node.Text("source"), holidays, makeUpWorkdays);
    }

    /// <summary>Opening hours by weekday, and those of make-up working days (服务时间).</summary>
    public static StationHours Hours(DataNode node)
    {
        var weekdays = new Dictionary<DayOfWeek, OpeningHours>();
        foreach (var (name, place) in node.Members())
        {
            if (name == MakeUpWorkday)
                continue;
            if (Weekday(name) is { } day)
                weekdays[day] = Opening(place);
            else
                place.Fault($"不认识的星期“{name}”。");
        }
        var makeUp = node.Child(MakeUpWorkday) is { } child ? Opening(child) : new OpeningHours(default, default);
        return new StationHours(weekdays, makeUp);
    }

    /// <summary>A weekday by its English name in lower case; null when it is none.</summary>
    public static DayOfWeek? Weekday(string name) =>
        Weekdays.Where(weekday => weekday.Name == name).Select(weekday => (DayOfWeek?)weekday.Day).FirstOrDefault();

    private static Holiday Holiday(DataNode node, int year)
    {
        node.Allow("name", "firstOn", "lastOn");
        var holiday = new Holiday(node.Text("name"), node.Day("firstOn"), node.Day("lastOn"));
        if (holiday.LastOn < holiday.FirstOn)
            node.Fault("“lastOn”早于“firstOn”。");
        else if (holiday.LastOn.DayNumber - holiday.FirstOn.DayNumber >= LongestHoliday)
            node.Fault($"假期不会长于 {LongestHoliday} 天。");
        else if (holiday.LastOn.Year != year && holiday.FirstOn.Year != year)
            node.Fault($"假期不在 {year} 年。");
        return holiday;
    }

    private static OpeningHours Opening(DataNode node)
    {
        node.Allow("open", "close");
        var hours = new OpeningHours(node.Time("open"), node.Time("close"));
        if (hours.Close <= hours.Open)
            node.Fault("“close”应当晚于“open”。");
        return hours;
    }

    /// <summary>The English name of a weekday in lower case, as files write it.</summary>
    public static string NameOf(DayOfWeek day) => day.ToString().ToLowerInvariant();
}
