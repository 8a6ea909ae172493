using Mediation.Casework.Reading;

namespace Mediation.Casework.Places;

/// <summary>A courtyard: some buildings of a compound whose residents settle their own daily matters (院落).</summary>
/// <param name="Code">Stable, such as <c>GH</c>.</param>
/// <param name="Name">Unique in the town, such as 桂花院.</param>
/// <param name="Compound">Code of its compound.</param>
/// <param name="Buildings">Numbers of its buildings; no building is in two courtyards (楼栋).</param>
/// <param name="Unit">The unit that its committee acts as, of this courtyard alone (院落自治委员会).</param>
public sealed record Courtyard(string Code, string Name, string Compound, IReadOnlyList<int> Buildings, string Unit)
{
    /// <summary>With fewer members a committee doesn't sit (本镇政策).</summary>
    public const int LeastMembers = 3;

    /// <summary>The terms of its committee's members, past and coming ones too (任期).</summary>
    public IReadOnlyList<CommitteeTerm> Terms { get; init; } = [];

    /// <summary>Whether its committee sits on a day (在任).</summary>
    public bool Sits(DateOnly day) => Terms.Count(term => term.Covers(day)) >= LeastMembers;

    /// <summary>The last day on which a committee that sits will do so, where that is within some days; null otherwise (即将届满).</summary>
    public DateOnly? LastDay(DateOnly today, int within)
    {
        if (!Sits(today))
            return null;
        for (var day = today; day < today.AddDays(within); day = day.AddDays(1))
            if (!Sits(day.AddDays(1)))
                return day;
        return null;
    }

    internal static List<Courtyard> Read(DataNode root, TownCodes codes, IReadOnlyList<Compound> compounds)
    {
        root.Allow("note", "courtyards");
        var taken = new HashSet<(string, int)>();
        var read = new List<Courtyard>();
        foreach (var node in root.Items("courtyards"))
        {
            node.Allow("code", "name", "compound", "buildings", "unit");
            var compound = codes.Refer(TownCodes.Compound, node, "compound");
            List<int> buildings = [.. node.Texts("buildings").Select(each => int.TryParse(each.Text, out var number) ? number : 0)];
            var last = compounds.FirstOrDefault(each => each.Code == compound)?.Buildings ?? int.MaxValue;
            foreach (var number in buildings.Where(number => number < 1 || number > last))
                node.Fault($"没有小区“{compound}”{number}栋。");
            foreach (var number in buildings.Where(number => !taken.Add((compound, number))))
                node.Fault($"小区“{compound}”{number}栋不止属于一个院落。");
            read.Add(new(codes.Define(TownCodes.Courtyard, node), node.Text("name"), compound, buildings, codes.Refer(TownCodes.Unit, node, "unit")));
        }
        foreach (var shared in read.GroupBy(each => each.Unit).Where(same => same.Count() > 1))
            root.Fault($"单位“{shared.Key}”不止是一个院落的自治委员会。");
        return read;
    }
}

/// <summary>The term of somebody in a courtyard's committee; who it is stays in the register (任期).</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day, whichever way it ends.</param>
public sealed record CommitteeTerm(DateOnly From, DateOnly Until)
{
    /// <summary>Whether a day is in it.</summary>
    public bool Covers(DateOnly day) => From <= day && day <= Until;
}
