using Mediation.Casework.Actors;
using Mediation.Casework.Calendars;
using Mediation.Casework.Reading;

namespace Mediation.Casework.Places;

/// <summary>Reads units, people and duty rosters (单位、人员、值班文件).</summary>
internal static class UnitFiles
{
    public static List<Unit> Units(DataNode root, TownCodes codes)
    {
        root.Allow("units");
        List<Unit> units = [.. root.Items("units").Select(node => UnitOf(node, codes))];
        foreach (var unit in UnitTree.InCircles(units.Select(unit => (unit.Code, unit.Parent))))
            root.Fault(UnitTree.Circle(unit));
        return units;
    }

    public static List<Official> People(DataNode root, TownCodes codes)
    {
        root.Allow("people");
        return [.. root.Items("people").Select(node => OfficialOf(node, codes))];
    }

    public static List<DutyShift> Shifts(DataNode root, TownCodes codes)
    {
        root.Allow("shifts");
        return [.. root.Items("shifts").Select(node => ShiftOf(node, codes))];
    }

    private static Unit UnitOf(DataNode node, TownCodes codes)
    {
        node.Allow("code", "name", "kind", "parent", "duty");
        return new Unit(
            codes.Define(TownCodes.Unit, node),
            node.Text("name"),
            node.Text("kind"),
            codes.ReferIfAny(TownCodes.Unit, node, "parent"))
        {
            Duty = node.OptionalText("duty"),
        };
    }

    private static Official OfficialOf(DataNode node, TownCodes codes)
    {
        node.Allow("code", "name", "unit", "title", "roles", "community", "languages");
        var roles = new List<Role>();
        foreach (var (text, place) in node.Texts("roles"))
        {
            if (Enum.TryParse<Role>(text, ignoreCase: true, out var role) && !char.IsAsciiDigit(text[0]))
                roles.Add(role);
            else
                place.Fault($"不认识的角色“{text}”。");
        }
        return new Official(
            codes.Define(TownCodes.Person, node),
            node.Text("name"),
            codes.ReferIfAny(TownCodes.Unit, node, "unit"),
            node.Text("title"),
            roles,
            codes.ReferIfAny(TownCodes.Community, node, "community"))
        {
            Languages = [.. node.Texts("languages").Select(each => each.Text)],
        };
    }

    private static DutyShift ShiftOf(DataNode node, TownCodes codes)
    {
        node.Allow("unit", "name", "weekday", "from", "to", "people");
        var weekday = CalendarReader.Weekday(node.Text("weekday"));
        if (weekday is null)
            node.Fault("“weekday”应当是 monday 至 sunday。");
        return new DutyShift(
            codes.Refer(TownCodes.Unit, node, "unit"),
            node.Text("name"),
            weekday ?? default,
            node.Time("from"),
            node.Time("to"),
            codes.ReferToAll(TownCodes.Person, node, "people"));
    }
}
