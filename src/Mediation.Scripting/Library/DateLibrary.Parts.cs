using Mediation.Scripting.Dates;
using Mediation.Scripting.Values;
using static Mediation.Scripting.Library.Globals;

namespace Mediation.Scripting.Library;

/// <summary>The parts of a Date: read and set, in UTC and in the place's zone.</summary>
internal static partial class DateLibrary
{
    /// <summary>A part's name, its index among year, month, day, hour, minute, second, millisecond, and how many a
    /// setter may take.</summary>
    private static readonly (string Name, int Index, int Count)[] PartNames =
        [("FullYear", 0, 3), ("Month", 1, 2), ("Date", 2, 1), ("Hours", 3, 4), ("Minutes", 4, 3), ("Seconds", 5, 2),
            ("Milliseconds", 6, 1)];

    private static IEnumerable<(string, Value)> Getters()
    {
        foreach (var (name, index, _) in PartNames)
        {
            yield return Method("get" + name, 0, (realm, self, _) => Get(realm, self, false, index));
            yield return Method("getUTC" + name, 0, (realm, self, _) => Get(realm, self, true, index));
        }
        yield return Method("getDay", 0, (realm, self, _) => Get(realm, self, false, 7));
        yield return Method("getUTCDay", 0, (realm, self, _) => Get(realm, self, true, 7));
        yield return Method("getYear", 0, (realm, self, _) => new(Get(realm, self, false, 0).Number - 1900));
        yield return Method("getTime", 0, (realm, self, _) => new(This(realm, self).Time));
        yield return Method("valueOf", 0, (realm, self, _) => new(This(realm, self).Time));
        yield return Method("getTimezoneOffset", 0, (realm, self, _) =>
            new(This(realm, self) is { IsValid: true } date ? -ZoneTime.Offset(realm.Host.Zone, date.Time) / 60_000
                + 0.0 : double.NaN));
    }

    private static IEnumerable<(string, Value)> Setters()
    {
        foreach (var (name, index, count) in PartNames)
        {
            yield return Method("set" + name, count, (realm, self, arguments) =>
                Set(realm, self, arguments, TimeZoneInfo.Utc == realm.Host.Zone, index, count));
            yield return Method("setUTC" + name, count, (realm, self, arguments) =>
                Set(realm, self, arguments, true, index, count));
        }
        yield return Method("setTime", 1, (realm, self, arguments) =>
        {
            var date = This(realm, self);
            date.Change(realm, Conversions.ToNumber(realm, arguments[0]));
            return new(date.Time);
        });
    }

    private static Value Get(Realm realm, Value self, bool inUtc, int index)
    {
        var date = This(realm, self);
        if (!date.IsValid) return new(double.NaN);
        return new(All(Civil.Of(inUtc ? date.Time : ZoneTime.ToLocal(realm.Host.Zone, date.Time)))[index]);
    }

    private static Value Set(Realm realm, Value self, Arguments arguments, bool inUtc, int index, int count)
    {
        var date = This(realm, self);
        var given = Array.ConvertAll(arguments.From(0), value => Conversions.ToNumber(realm, value));
        if (given.Length == 0) given = [double.NaN];
        if (!date.IsValid && index != 0) return new(double.NaN);

        var time = date.IsValid ? date.Time : 0;
        var parts = All(Civil.Of(inUtc || !date.IsValid ? time : ZoneTime.ToLocal(realm.Host.Zone, time)));
        for (var i = 0; i < count && i < given.Length; i++) parts[index + i] = given[i];
        var changed = Civil.Time(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]);
        date.Change(realm, inUtc ? changed : ZoneTime.ToUtc(realm.Host.Zone, changed));
        return new(date.Time);
    }

    private static double[] All(Civil c) =>
        [c.Year, c.Month, c.Day, c.Hour, c.Minute, c.Second, c.Millisecond, c.Weekday];
}
