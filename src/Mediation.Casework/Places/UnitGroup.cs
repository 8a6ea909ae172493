using Mediation.Casework.Reading;

namespace Mediation.Casework.Places;

/// <summary>Units that stand together for one kind of matter (协作机制), so that all of them are called at once.</summary>
/// <param name="Code">Code, in kebab case.</param>
/// <param name="Members">Its units, those that lead first; one at least.</param>
public sealed record UnitGroup(string Code, IReadOnlyList<GroupMember> Members)
{
    /// <summary>What people call it: as the one that leads says.</summary>
    public string Name => Members[0].Group;

    /// <summary>Codes of its units that have a voice; none where the group only comes together.</summary>
    public IEnumerable<string> Voters => Members.Where(each => each.Votes).Select(each => each.Unit);

    /// <summary>Codes of its units.</summary>
    public IEnumerable<string> Units => Members.Select(each => each.Unit);

    internal static List<UnitGroup> Read(DataNode root, TownCodes codes)
    {
        root.Allow("note", "groups");
        return [.. root.Items("groups").Select(node => Of(node, codes))];
    }

    private static UnitGroup Of(DataNode node, TownCodes codes)
    {
        node.Allow("code", "name", "members");
        var name = node.Text("name");
        var members = node.Items("members").Select(member =>
        {
            member.Allow("unit", "leads", "votes", "ground");
            return new GroupMember(codes.Refer(TownCodes.Unit, member, "unit"), name, member.Flag("leads"), member.Flag("votes"), member.Text("ground"));
        });
        return new UnitGroup(codes.Define(TownCodes.Group, node), [.. members.OrderByDescending(each => each.Leads)]);
    }
}

/// <summary>A unit in a group (成员单位).</summary>
/// <param name="Unit">Unit code.</param>
/// <param name="Group">What it calls the group.</param>
/// <param name="Leads">Whether it leads (牵头).</param>
/// <param name="Votes">Whether it has a voice when the group resolves something (有表决权).</param>
/// <param name="Ground">On what it has a part in it (依据).</param>
public sealed record GroupMember(string Unit, string Group, bool Leads, bool Votes, string Ground);
