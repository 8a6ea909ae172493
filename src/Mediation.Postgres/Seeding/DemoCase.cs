using System.Text.Json;
using System.Text.Json.Serialization;
using Mediation.Casework.Acceptance;
using Mediation.Casework.Calendars;

namespace Mediation.Postgres.Seeding;

/// <summary>
/// When something happens in the demo town (演示时点): on the n-th working day before today, at a time of the place.
/// Counted in working days so that the same deadlines stand red, amber and green on whatever day the demo starts.
/// </summary>
/// <param name="Day">-1 is the last working day before today; never 0 or more, for what is played has happened.</param>
/// <param name="Time">Local time of the place.</param>
public sealed record DemoMoment(int Day, TimeOnly Time)
{
    /// <summary>The day it falls on, seen from today.</summary>
    public DateOnly On(WorkCalendar calendar, DateOnly today) =>
        Enumerable.Range(0, -Day).Aggregate(today, (day, _) => calendar.PreviousWorkingDay(day));

    /// <summary>The moment, seen from today.</summary>
    public DateTimeOffset At(WorkCalendar calendar, DateOnly today) =>
        calendar.StartOf(On(calendar, today)) + Time.ToTimeSpan();
}

/// <summary>An act of a demo case (演示动作).</summary>
/// <param name="At">When.</param>
/// <param name="By">Which demo account.</param>
/// <param name="Act">Code of the act.</param>
/// <param name="Data">
/// The filled form. A value may point: <c>@case:name</c> is the number of another demo case, <c>@clock:kind</c> the
/// clock of that kind, <c>@day:+7</c> the day a week after the act's own, <c>@party:respondent</c> the last party of a side,
/// <c>@account:name</c> a demo account, <c>@instalment:1</c> the first instalment of the agreement.
/// </param>
public sealed record DemoAct(
    DemoMoment At, string By, string Act, IReadOnlyDictionary<string, JsonElement>? Data = null);

/// <summary>
/// A case of the demo town (演示案件): the form as the window filled it, and what became of it. Its people are invented.
/// </summary>
/// <param name="Name">Names it within the file, and in the keys that keep it from being played twice.</param>
/// <param name="At">When it was accepted.</param>
/// <param name="By">Which demo account accepted it.</param>
/// <param name="Form">The form; <c>mergeInto</c> may point as data may.</param>
/// <param name="Acts">What was done then, in order.</param>
public sealed record DemoCase(string Name, DemoMoment At, string By, ComplaintForm Form, IReadOnlyList<DemoAct> Acts)
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new DemoMomentReader() },
    };

    /// <summary>Reads <c>seeds/cases.json</c>.</summary>
    /// <exception cref="JsonException">The file is broken; the exception has the JSON path.</exception>
    public static IReadOnlyList<DemoCase> Read(string json)
    {
        var cases = JsonSerializer.Deserialize<List<DemoCase>>(json, Reading) ?? [];
        foreach (var (index, one) in cases.Index())
        {
            var moments = one.Acts.Select(a => a.At).Prepend(one.At).ToList();
            if (moments.Zip(moments.Skip(1)).Any(m => Order(m.Second).CompareTo(Order(m.First)) < 0))
                throw new JsonException("A case's acts stand in the order of time.", $"$[{index}].acts", null, null);
        }
        return cases.DistinctBy(c => c.Name).Count() == cases.Count
            ? cases
            : throw new JsonException("Two cases have the same name.", "$", null, null);
    }

    private static (int, TimeOnly) Order(DemoMoment moment) => (moment.Day, moment.Time);
}

/// <summary>Reads moments as the file writes them: <c>"-3 09:30"</c>. 时点写法</summary>
internal sealed class DemoMomentReader : JsonConverter<DemoMoment>
{
    public override DemoMoment Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parts = reader.GetString()?.Split(' ') ?? [];
        return parts.Length == 2
            && int.TryParse(parts[0], out var day) && day is < 0 and > -200
            && TimeOnly.TryParseExact(parts[1], "HH:mm", out var time)
            ? new DemoMoment(day, time)
            : throw new JsonException("A moment is written as \"-3 09:30\": working days before today, and the time.");
    }

    public override void Write(Utf8JsonWriter writer, DemoMoment value, JsonSerializerOptions options) =>
        writer.WriteStringValue($"{value.Day} {value.Time:HH:mm}");
}
