using System.Globalization;
using Mediation.Casework.Categories;
using Mediation.Casework.Places;
using Mediation.Casework.Reading;

namespace Mediation.Casework.Schedules;

/// <summary>Reads <c>schedules.json</c> (定期工作底数). A faulty row is noted with its place.</summary>
internal static class ScheduleFile
{
    private const string Dates = "yyyy-MM-dd";

    public static List<Schedule> Read(DataNode root, TownCodes codes, CategoryList categories)
    {
        root.Allow("note", "schedules");
        return [.. root.Items("schedules").Select(node => Of(node, codes, categories))];
    }

    private static Schedule Of(DataNode node, TownCodes codes, CategoryList categories)
    {
        node.Allow("code", "name", "cycle", "weekdays", "nth", "day", "month", "at", "restDay", "from", "until", "place", "target", "unit",
            "category", "text", "suspended");
        var category = node.Text("category");
        if (category.Length > 0 && categories.Find(category) is not { IsOwnWork: true })
            node.Fault($"“{category}”不是{CategoryList.OwnWork}的类别。");
        var recurrence = new Recurrence(Word<Cycle>(node, "cycle"))
        {
            Weekdays = [.. node.Texts("weekdays").Select(day => Parse<DayOfWeek>(day.Node, day.Text))],
            Nth = node.OptionalNumber("nth"),
            Day = node.OptionalNumber("day"),
            Month = node.OptionalNumber("month"),
        };
        var schedule = new Schedule(codes.Define(TownCodes.Schedule, node), node.Text("name"), recurrence, Time(node))
        {
            RestDay = Word<RestDay>(node, "restDay"),
            From = Date(node, node.Text("from")),
            Until = node.OptionalText("until") is { } until ? Date(node, until) : null,
            Place = node.OptionalText("place"),
            Target = node.OptionalText("target") is { } target ? Parse<Target>(node, target) : Target.One,
            Unit = codes.Refer(TownCodes.Unit, node, "unit"),
            Category = category,
            Text = node.Text("text"),
            Suspended = node.OptionalFlag("suspended"),
        };
        if (ScheduleChecks.FaultOf(schedule) is { } fault)
            node.Fault(fault);
        return schedule;
    }

    private static T Word<T>(DataNode node, string member)
        where T : struct, Enum => Parse<T>(node, node.Text(member));

    private static T Parse<T>(DataNode node, string word)
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var found))
            return found;
        if (word.Length > 0)
            node.Fault($"不认识“{word}”。");
        return default;
    }

    private static TimeOnly Time(DataNode node)
    {
        var text = node.Text("at");
        if (!TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && text.Length > 0)
            node.Fault($"“{text}”应当是时刻，如 09:00。");
        return time;
    }

    private static DateOnly Date(DataNode node, string text)
    {
        if (!DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && text.Length > 0)
            node.Fault($"“{text}”应当是日期，如 2026-01-01。");
        return date;
    }
}
