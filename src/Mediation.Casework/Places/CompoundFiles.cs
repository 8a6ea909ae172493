using Mediation.Casework.Cases;
using Mediation.Casework.Reading;

namespace Mediation.Casework.Places;

/// <summary>Reads communities, compounds, grids and building heads (社区、小区、网格、楼栋长文件).</summary>
internal static class CompoundFiles
{
    private static readonly string[] OwnersBodies = ["业委会", "物管会", Compound.OwnGroup];

    public static List<Community> Communities(DataNode root, TownCodes codes)
    {
        root.Allow("communities");
        return [.. root.Items("communities").Select(node => CommunityOf(node, codes))];
    }

    public static List<Compound> Compounds(DataNode root, TownCodes codes)
    {
        root.Allow("compounds");
        var names = new HashSet<string>();
        var compounds = new List<Compound>();
        foreach (var node in root.Items("compounds"))
        {
            var compound = CompoundOf(node, codes);
            if (!names.Add(compound.Name))
                node.Fault($"小区名称“{compound.Name}”重复。");
            compounds.Add(compound);
        }
        return compounds;
    }

    public static List<Grid> Grids(DataNode root, TownCodes codes)
    {
        root.Allow("grids", "buildingHeads");
        return [.. root.Items("grids").Select(node => GridOf(node, codes))];
    }

    public static List<BuildingHead> BuildingHeads(DataNode root, IReadOnlyList<Compound> compounds)
    {
        var buildings = compounds.GroupBy(compound => compound.Code)
            .ToDictionary(same => same.Key, same => same.First().Buildings);
        var headed = new HashSet<(string, int)>();
        var heads = new List<BuildingHead>();
        foreach (var node in root.Items("buildingHeads"))
        {
            node.Allow("compound", "building", "name", "partyMember", "background");
            var head = new BuildingHead(node.Text("compound"), node.Number("building"), node.Text("name"),
                node.Flag("partyMember"), node.Text("background"));
            var last = buildings.GetValueOrDefault(head.Compound);
            if (buildings.Count > 0 && (head.Building < 1 || head.Building > last))
                node.Fault($"没有小区“{head.Compound}”{head.Building}栋。");
            if (!headed.Add((head.Compound, head.Building)))
                node.Fault($"小区“{head.Compound}”{head.Building}栋的楼栋长不止一人。");
            heads.Add(head);
        }
        return heads;
    }

    private static Community CommunityOf(DataNode node, TownCodes codes)
    {
        node.Allow("code", "name", "office", "partyOrganisations");
        var organisations = node.Items("partyOrganisations").Select(item =>
        {
            item.Allow("code", "name", "compounds");
            return new PartyOrganisation(
                codes.Define(TownCodes.PartyOrganisation, item),
                item.Text("name"),
                codes.ReferToAll(TownCodes.Compound, item, "compounds"));
        }).ToList();
        var code = codes.Define(TownCodes.Community, node);
        return new Community(code, node.Text("name"), node.Text("office"), organisations);
    }

    private static Compound CompoundOf(DataNode node, TownCodes codes)
    {
        node.Allow("code", "name", "community", "street", "kind", "service", "propertyFirm", "convention", "ownersBody",
            "buildings", "households", "aliases");
        var compound = new Compound
        {
            Code = codes.Define(TownCodes.Compound, node),
            Name = node.Text("name"),
            Community = codes.Refer(TownCodes.Community, node, "community"),
            Street = node.Text("street"),
            Kind = node.Text("kind"),
            Service = ServiceOf(node),
            PropertyFirm = node.OptionalText("propertyFirm"),
            Convention = node.OptionalText("convention"),
            OwnersBody = node.OptionalText("ownersBody"),
            Buildings = node.Number("buildings"),
            Households = node.Number("households"),
            Aliases = [.. node.Texts("aliases").Select(alias => alias.Text)],
        };
        if (compound is { Service: ServiceMode.ProfessionalFirm, PropertyFirm: null } or { Service: ServiceMode.SelfGoverned, PropertyFirm: not null })
            node.Fault("“propertyFirm”应当在市场运作的小区填写，业主自治的小区不填。");
        if (compound.OwnersBody is { } body && !OwnersBodies.Contains(body))
            node.Fault("“ownersBody”应当是 业委会、物管会 或 自管小组；没有就不写。");
        if (compound.Buildings is < 1 or > 200)
            node.Fault("“buildings”应当在 1 到 200 之间。");
        return compound;
    }

    private static ServiceMode ServiceOf(DataNode node)
    {
        var modes = Enum.GetValues<ServiceMode>();
        var at = Array.FindIndex(modes, mode => mode.Code() == node.Text("service"));
        if (at < 0)
            node.Fault($"“service”应当是 {string.Join('、', modes.Select(mode => mode.Code()))} 之一。");
        return at < 0 ? default : modes[at];
    }

    private static Grid GridOf(DataNode node, TownCodes codes)
    {
        node.Allow("code", "name", "community", "worker", "compounds");
        return new Grid(
            codes.Define(TownCodes.Grid, node),
            node.Text("name"),
            codes.Refer(TownCodes.Community, node, "community"),
            codes.Refer(TownCodes.Person, node, "worker"),
            codes.ReferToAll(TownCodes.Compound, node, "compounds"));
    }
}
