using Mediation.Scripting.Dates;

namespace Mediation.Scripting.Values;

/// <summary>A Date (日期): milliseconds since 1970 in UTC, NaN when it is none.</summary>
internal sealed class DateValue : ObjectValue
{
    public DateValue(Realm realm, double time)
    {
        realm.Allocate(64);
        Prototype = Prototypes.Date;
        Time = Clip(time);
    }

    public override string ClassName => "Date";

    public double Time { get; private set; }

    public bool IsValid => !double.IsNaN(Time);

    public void Change(Realm realm, double time)
    {
        realm.Mutations++;
        Time = Clip(time);
    }

    /// <summary>As a moment of the host's zone; at the edges of what a <see cref="DateTimeOffset"/> holds, the
    /// edge.</summary>
    public DateTimeOffset InZone(Realm realm)
    {
        var time = (long)Math.Clamp(Time, DateTimeOffset.MinValue.ToUnixTimeMilliseconds() + 864e5,
            DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() - 864e5);
        return TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(time), realm.Host.Zone);
    }

    public string Iso() => DateText.Iso(Time);

    private static double Clip(double time) => Math.Abs(time) <= 8.64e15 ? Math.Truncate(time) + 0.0 : double.NaN;
}
