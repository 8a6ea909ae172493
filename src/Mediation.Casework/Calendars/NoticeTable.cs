using System.Globalization;
using System.Text.RegularExpressions;
using Mediation.Casework.Reading;

namespace Mediation.Casework.Calendars;

/// <summary>
/// Reads a year's notice from a small table (放假安排表): one line for each holiday, <c>放假, 名称, 第一天, 最后一天</c>, and one for each
/// weekend day that is worked, <c>上班, , 日期</c>. Days as 2027-01-01, 2027/1/1, 2027年1月1日 or 1月1日.
/// </summary>
public static partial class NoticeTable
{
    /// <summary>The longest table that is read, in lines.</summary>
    public const int MostLines = 200;

    private const int LongestHoliday = 31;

    private static readonly string[] Off = ["放假", "节假日", "休息"];

    private static readonly string[] Worked = ["上班", "调休", "调休上班", "补班"];

    /// <summary>Reads a table.</summary>
    /// <param name="year">The year the notice is for.</param>
    /// <param name="source">The notice, as it is cited.</param>
    /// <param name="text">The table.</param>
    /// <param name="others">Notices of other years, with which it must fit together.</param>
    /// <param name="faults">Every fault, by line.</param>
    /// <returns>The notice; null when there is a fault.</returns>
    public static CalendarYear? Read(
        int year, string source, string text, IReadOnlyList<CalendarYear> others, ICollection<LineFault> faults)
    {
        var found = new List<LineFault>();
        var rows = Table.Read(text.Replace('，', ','), found);
        var holidays = new List<(int Line, Holiday Holiday)>();
        var worked = new List<(int Line, DateOnly Day)>();
        foreach (var row in rows.Take(MostLines))
        {
            if (Off.Contains(row.Cell(0)))
                ReadHoliday(row, year, holidays, found);
            else if (Worked.Contains(row.Cell(0)))
                ReadWorked(row, year, worked, found);
            else if (row != rows[0] || DayOf(row.Cell(2), year) is not null)
                found.Add(new LineFault(row.Line, $"第一格应当是“放假”或“上班”，这里是“{row.Cell(0)}”。"));
        }
        if (rows.Count > MostLines)
            found.Add(new LineFault(rows[MostLines].Line, $"一年的安排不会超过 {MostLines} 行。"));
        if (holidays.Count == 0 && found.Count == 0)
            found.Add(new LineFault(0, "表中没有一个放假安排。"));
        if (string.IsNullOrWhiteSpace(source))
            found.Add(new LineFault(0, "请写明依据的通知，如文号和日期。"));
        CheckTogether(year, holidays, worked, others, found);

        foreach (var fault in found.OrderBy(fault => fault.Line))
            faults.Add(fault);
        return found.Count > 0
            ? null
            : new CalendarYear(year, source.Trim(), [.. holidays.Select(h => h.Holiday).OrderBy(h => h.FirstOn)],
                [.. worked.Select(w => w.Day).Order()]);
    }

    /// <summary>A notice as the table that gives it again.</summary>
    public static string Write(CalendarYear notice) => string.Join('\n',
    [
        .. notice.Holidays.Select(holiday => $"放假,{holiday.Name},{holiday.FirstOn:yyyy-MM-dd},{holiday.LastOn:yyyy-MM-dd}"),
        .. notice.MakeUpWorkdays.Select(day => $"上班,,{day:yyyy-MM-dd}"),
    ]);

    private static void ReadHoliday(TableRow row, int year, List<(int, Holiday)> holidays, List<LineFault> faults)
    {
        if (Day(row, 2, year, faults) is not { } first)
            return;
        var last = row.Cell(3).Length == 0 ? first : Day(row, 3, year, faults);
        if (last is not { } until)
            return;
        if (row.Cell(1).Length is 0 or > 20)
            faults.Add(new LineFault(row.Line, "第二格应当是节日名称，不超过二十个字。"));
        else if (until < first)
            faults.Add(new LineFault(row.Line, $"最后一天 {until:yyyy-MM-dd} 早于第一天 {first:yyyy-MM-dd}。"));
        else if (until.DayNumber - first.DayNumber >= LongestHoliday)
            faults.Add(new LineFault(row.Line, $"假期不会长于 {LongestHoliday} 天。"));
        else if (first.Year != year && until.Year != year)
            faults.Add(new LineFault(row.Line, $"{first:yyyy-MM-dd} 不在 {year} 年。"));
        else
            holidays.Add((row.Line, new Holiday(row.Cell(1), first, until)));
    }

    private static void ReadWorked(TableRow row, int year, List<(int, DateOnly)> worked, List<LineFault> faults)
    {
        if (Day(row, 2, year, faults) is not { } day)
            return;
        if (row.Cell(3).Length > 0 && DayOf(row.Cell(3), year) != day)
            faults.Add(new LineFault(row.Line, "调休上班一行写一天。"));
        else if (day.Year != year)
            faults.Add(new LineFault(row.Line, $"{day:yyyy-MM-dd} 不在 {year} 年。"));
        else if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            faults.Add(new LineFault(row.Line, $"{day:yyyy-MM-dd} 不是周末，不会是调休上班日。"));
        else
            worked.Add((row.Line, day));
    }

    // A clash is said at the later of the two lines; with another year's notice, at the line of this one.
    private static void CheckTogether(int year, List<(int Line, Holiday Holiday)> holidays, List<(int Line, DateOnly Day)> worked,
        IReadOnlyList<CalendarYear> others, List<LineFault> faults)
    {
        var known = others.Where(other => other.Year != year).ToList();
        foreach (var (line, holiday) in holidays)
        {
            known = [.. known, new CalendarYear(0, "", [holiday], [])];
            Note(line);
        }
        foreach (var (line, day) in worked)
        {
            known = [.. known, new CalendarYear(0, "", [], [day])];
            Note(line);
        }

        void Note(int line)
        {
            var clashes = CalendarYears.Clashes([.. known.Select((each, at) => each with { Year = at })]);
            if (clashes.Count == 0)
                return;
            faults.AddRange(clashes.Select(clash => new LineFault(line, clash)));
            known = known[..^1];
        }
    }

    private static DateOnly? Day(TableRow row, int column, int year, List<LineFault> faults)
    {
        if (DayOf(row.Cell(column), year) is { } day)
            return day;
        faults.Add(new LineFault(row.Line, $"“{row.Cell(column)}”不是日期；请写成 {year}-01-01 或 1月1日。"));
        return null;
    }

    private static DateOnly? DayOf(string text, int year)
    {
        if (Written().Match(text) is not { Success: true } match)
            return null;
        var written = match.Groups["year"].Value is { Length: > 0 } some ? some : $"{year:0000}";
        var iso = $"{written}-{match.Groups["month"].Value.PadLeft(2, '0')}-{match.Groups["day"].Value.PadLeft(2, '0')}";
        return DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    [GeneratedRegex(@"^(?:(?<year>[0-9]{4})[-/.年])?(?<month>[0-9]{1,2})[-/.月](?<day>[0-9]{1,2})日?$")]
    private static partial Regex Written();
}
