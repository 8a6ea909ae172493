using System.Text.Encodings.Web;
using System.Text.Json;
using Mediation.Casework.Reading;

namespace Mediation.Casework.Calendars;

/// <summary>
/// What one version of a work calendar says (日历内容): the stations' hours and every year's notice. Kept as one JSON document in
/// the shape of the seed files; the same contents always give the same text, so that documents can be compared.
/// </summary>
/// <param name="Hours">服务时间.</param>
/// <param name="Years">年度安排, the earliest first, each year once.</param>
public sealed record CalendarContents(StationHours Hours, IReadOnlyList<CalendarYear> Years)
{
    private static readonly JsonWriterOptions Legible =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a document; null, with every fault, when something is wrong with it.</summary>
    public static CalendarContents? Read(string document, ICollection<PolicyFault> faults)
    {
        var found = new List<PolicyFault>();
        if (DataNode.Parse("calendar", document, found) is { } root)
        {
            root.Allow("hours", "years");
            var hours = root.Child("hours") is { } child ? CalendarReader.Hours(child) : null;
            var years = root.Items("years").Select(CalendarReader.Year).ToList();
            found.AddRange(CalendarYears.Clashes(years).Select(clash => new PolicyFault("calendar", "$.years", clash)));
            if (found.Count == 0)
                return new CalendarContents(hours!, years);
        }
        foreach (var fault in found)
            faults.Add(fault);
        return null;
    }

    /// <summary>A document that this program wrote; anything else is a defect.</summary>
    public static CalendarContents Of(string document)
    {
        var faults = new List<PolicyFault>();
        return Read(document, faults) ?? throw new InvalidOperationException($"The stored calendar does not read: {faults[0]}");
    }

    /// <summary>The document of these contents.</summary>
    public string Write()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Legible))
        {
            json.WriteStartObject();
            WriteHours(json);
            json.WriteStartArray("years");
            foreach (var year in Years.OrderBy(year => year.Year))
                Write(json, year);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>These contents with another notice for its year.</summary>
    public CalendarContents With(CalendarYear notice) => this with
    {
        Years = [.. Years.Where(year => year.Year != notice.Year).Append(notice).OrderBy(year => year.Year)],
    };

    /// <summary>The notice of a year; null when none is known.</summary>
    public CalendarYear? NoticeOf(int year) => Years.FirstOrDefault(notice => notice.Year == year);

    /// <summary>
    /// The year whose notice has to be brought in: this one, or from November on the coming one; null when it is there.
    /// </summary>
    public int? MissingYear(DateOnly today) =>
        NoticeOf(today.Year) is null ? today.Year
        : today.Month >= 11 && NoticeOf(today.Year + 1) is null ? today.Year + 1
        : null;

    /// <summary>The calendar that these contents make (工作日历).</summary>
    /// <param name="place">Code of the place.</param>
    /// <param name="number">第几版.</param>
    /// <param name="zone">Of the place.</param>
    public WorkCalendar Calendar(string place, int number, TimeZoneInfo zone) =>
        new($"{place}-{number}", zone, Years, Hours) { Number = number };

    private void WriteHours(Utf8JsonWriter json)
    {
        json.WriteStartObject("hours");
        foreach (var (day, open) in Hours.Weekdays.OrderBy(day => ((int)day.Key + 6) % 7))
            Write(json, CalendarReader.NameOf(day), open);
        Write(json, CalendarReader.MakeUpWorkday, Hours.MakeUpWorkday);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, OpeningHours open)
    {
        json.WriteStartObject(name);
        json.WriteString("open", $"{open.Open:HH:mm}");
        json.WriteString("close", $"{open.Close:HH:mm}");
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CalendarYear year)
    {
        json.WriteStartObject();
        json.WriteNumber("year", year.Year);
        json.WriteString("source", year.Source);
        json.WriteStartArray("holidays");
        foreach (var holiday in year.Holidays.OrderBy(holiday => holiday.FirstOn))
        {
            json.WriteStartObject();
            json.WriteString("name", holiday.Name);
            json.WriteString("firstOn", $"{holiday.FirstOn:yyyy-MM-dd}");
            json.WriteString("lastOn", $"{holiday.LastOn:yyyy-MM-dd}");
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("makeUpWorkdays");
        foreach (var day in year.MakeUpWorkdays.Order())
            json.WriteStringValue($"{day:yyyy-MM-dd}");
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
