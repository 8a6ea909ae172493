using Mediation.Scripting.Dates;
using Mediation.Scripting.Values;
using static Mediation.Scripting.Library.Globals;

namespace Mediation.Scripting.Library;

/// <summary>Date, in UTC and in the host's zone. Now is the host's moment.</summary>
internal static partial class DateLibrary
{
    public static NativeFunction Build() =>
        Type("Date", 7, Prototypes.Date, (realm, _, _) => new(Full(Now(realm), realm.Host.Zone)), Make,
            [.. Getters(), .. Setters(), .. Texts()])
        .With("UTC", 7, (realm, _, arguments) => new(Clipped(Parts(realm, arguments))))
        .With("now", 0, (realm, _, _) => new(Now(realm)))
        .With("parse", 1, (realm, _, arguments) =>
            new(DateParser.Read(Conversions.ToText(realm, arguments[0]), realm.Host.Zone)));

    private static IEnumerable<(string, Value)> Texts() =>
    [
        Method("toDateString", 0, (realm, self, _) =>
            Text(realm, self, (time, zone) => DateText.Date(ZoneTime.ToLocal(zone, time)))),
        Method("toISOString", 0, (realm, self, _) => This(realm, self) is { IsValid: true } date
            ? new(date.Iso()) : throw Errors.Range(realm, "Invalid time value")),
        Method("toJSON", 1, (realm, self, _) => This(realm, self) is { IsValid: true } date ? new(date.Iso())
            : Value.Null),
        Method("toLocaleDateString", 0, (realm, self, _) =>
            Text(realm, self, (time, zone) => DateText.ChineseDate(ZoneTime.ToLocal(zone, time)))),
        Method("toLocaleString", 0, (realm, self, _) => Text(realm, self, (time, zone) =>
            DateText.ChineseDate(ZoneTime.ToLocal(zone, time)) + " " + DateText.ClockOf(ZoneTime.ToLocal(zone, time)))),
        Method("toLocaleTimeString", 0, (realm, self, _) =>
            Text(realm, self, (time, zone) => DateText.ClockOf(ZoneTime.ToLocal(zone, time)))),
        Method("toString", 0, (realm, self, _) => Text(realm, self, Full)),
        Method("toTimeString", 0, (realm, self, _) => Text(realm, self, DateText.Time)),
        Method("toUTCString", 0, (realm, self, _) => Text(realm, self, (time, _) => DateText.Utc(time)))
    ];

    private static DateValue This(Realm realm, Value self) =>
        self.As<DateValue>() ?? throw Errors.Type(realm, "this is not a Date object.");

    private static double Now(Realm realm) => realm.Host.Now.ToUnixTimeMilliseconds();

    private static string Full(double time, TimeZoneInfo zone) =>
        DateText.Date(ZoneTime.ToLocal(zone, time)) + " " + DateText.Time(time, zone);

    private static Value Text(Realm realm, Value self, Func<double, TimeZoneInfo, string> write) =>
        This(realm, self) is { IsValid: true, Time: var time } ? new(write(time, realm.Host.Zone))
            : new("Invalid Date");

    private static double Clipped(double time) => Math.Abs(time) <= 8.64e15 ? time : double.NaN;

    private static Value Make(Realm realm, Value self, Arguments arguments)
    {
        var time = arguments.Count switch
        {
            0 => Now(realm),
            1 when arguments[0].Object is DateValue date => date.Time,
            1 when Conversions.ToPrimitive(realm, arguments[0], Hint.Default) is var value => value.IsText
                ? DateParser.Read(value.Text, realm.Host.Zone) : Conversions.ToNumber(realm, value),
            _ => ZoneTime.ToUtc(realm.Host.Zone, Clipped(Parts(realm, arguments)))
        };
        return new(new DateValue(realm, time));
    }

    /// <summary>Year, month, day, hour, minute, second, millisecond; years of two figures are of the last
    /// century.</summary>
    private static double Parts(Realm realm, Arguments arguments)
    {
        var parts = Array.ConvertAll(arguments.From(0), value => Conversions.ToNumber(realm, value));
        var year = Part(0, double.NaN);
        if (Math.Truncate(year) is >= 0 and <= 99) year = 1900 + Math.Truncate(year);
        return Civil.Time(year, Part(1, 0), Part(2, 1), Part(3, 0), Part(4, 0), Part(5, 0), Part(6, 0));

        double Part(int index, double otherwise) => index < parts.Length ? parts[index] : otherwise;
    }
}
