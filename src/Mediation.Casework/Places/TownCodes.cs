using Mediation.Casework.Reading;

namespace Mediation.Casework.Places;

/// <summary>
/// Which codes the seed files define and which they refer to, so that each reference finds its target (代码核对).
/// </summary>
internal sealed class TownCodes
{
    public const string Unit = "单位";

    public const string Community = "社区";

    public const string PartyOrganisation = "小区党组织";

    public const string Compound = "小区";

    public const string Grid = "网格";

    public const string Person = "工作人员";

    public const string Matter = "事项";

    public const string Group = "协作机制";

    public const string Schedule = "定期工作";

    public const string Courtyard = "院落";

    public const string Question = "常见问题";

    public const string Language = "语言";

    private readonly HashSet<(string Kind, string Code)> defined = [];

    private readonly List<(string Kind, string Code, DataNode Node)> references = [];

    /// <summary>The code a thing is known by; a second thing with the same code is a fault.</summary>
    public string Define(string kind, DataNode node, string member = "code")
    {
        var code = node.Text(member);
        if (code.Length > 0 && !defined.Add((kind, code)))
            node.Fault($"{kind}代码“{code}”重复。");
        return code;
    }

    /// <summary>A code that something of a kind has to have.</summary>
    public string Refer(string kind, DataNode node, string member) => Refer(kind, node.Text(member), node);

    /// <summary>A code that something of a kind has to have, unless there is none.</summary>
    public string? ReferIfAny(string kind, DataNode node, string member) =>
        node.OptionalText(member) is { } code ? Refer(kind, code, node) : null;

    /// <summary>Codes that things of a kind have to have.</summary>
    public List<string> ReferToAll(string kind, DataNode node, string member) =>
        [.. node.Texts(member).Select(item => Refer(kind, item.Text, item.Node))];

    /// <summary>
    /// Notes a fault for each reference without a target. Where nothing of a kind is defined, its file could not be
    /// read and that is fault enough.
    /// </summary>
    public void Check()
    {
        var kinds = defined.Select(definition => definition.Kind).ToHashSet();
        foreach (var (kind, code, node) in references)
            if (kinds.Contains(kind) && !defined.Contains((kind, code)))
                node.Fault($"没有代码为“{code}”的{kind}。");
    }

    private string Refer(string kind, string code, DataNode node)
    {
        if (code.Length > 0)
            references.Add((kind, code, node));
        return code;
    }
}
