using Mediation.Casework.Reading;

namespace Mediation.Casework.Places;

/// <summary>Who regulates a matter in this town where the law leaves it to the place (属地职责分工).</summary>
/// <param name="Matter">The matter, in kebab case, such as <c>construction-noise</c> (事项).</param>
/// <param name="Name">What people call it (事项名称).</param>
/// <param name="Unit">Code of the unit (主管单位).</param>
/// <param name="Ground">Why it is theirs (依据).</param>
public sealed record Regulator(string Matter, string Name, string Unit, string Ground)
{
    internal static List<Regulator> Read(DataNode root, TownCodes codes)
    {
        root.Allow("note", "regulators");
        return [.. root.Items("regulators").Select(node => Of(node, codes))];
    }

    private static Regulator Of(DataNode node, TownCodes codes)
    {
        node.Allow("matter", "name", "unit", "ground");
        return new Regulator(
            codes.Define(TownCodes.Matter, node, "matter"),
            node.Text("name"),
            codes.Refer(TownCodes.Unit, node, "unit"),
            node.Text("ground"));
    }
}
