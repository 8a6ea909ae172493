using System.Globalization;
using Mediation.Casework.Places;

namespace Mediation.Web.Resources;

/// <summary>Who is on duty, in words (值班用语).</summary>
internal static class DutyWords
{
    /// <summary>The shifts of some units that are going on at a moment, one sentence each: 综合行政执法大队夜间巡查：李强，到 23:00.</summary>
    public static IEnumerable<string> Of(Town town, DateTimeOffset at, IReadOnlyCollection<string> units) =>
        from shift in town.OnDuty(at)
        where units.Contains(shift.Unit)
        select Texts.Duty_Now.With(
            town.Unit(shift.Unit)?.Name ?? shift.Unit, shift.Name, People(town, shift), shift.To.ToString("HH:mm", CultureInfo.InvariantCulture));

    /// <summary>The names of those on a shift.</summary>
    public static string People(Town town, DutyShift shift) =>
        string.Join('、', shift.People.Select(code => town.People.FirstOrDefault(person => person.Code == code)?.Name ?? code));
}
