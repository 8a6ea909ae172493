using Mediation.Casework.Reading;

namespace Mediation.Casework.Categories;

/// <summary>The category tree of a place (类别表), read from <c>seeds/categories.json</c>.</summary>
public sealed class CategoryList
{
    private readonly Dictionary<string, Category> byCode;

    private CategoryList(Dictionary<string, Category> byCode, IReadOnlyList<PolicyFault> faults)
    {
        this.byCode = byCode;
        Faults = faults;
    }

    /// <summary>The legal tracks, as they are written everywhere (法定途径).</summary>
    public static IReadOnlyList<string> Tracks { get; } = ["人民调解", "行政执法", "公安", "信访", "仲裁诉讼", "公用抢险", "民生服务"];

    /// <summary>The request types, as they are written everywhere (诉求类型).</summary>
    public static IReadOnlyList<string> RequestTypes { get; } = ["咨询", "求助", "投诉", "举报", "建议", "表扬", "检举"];

    /// <summary>All leaves, in the file's order.</summary>
    public IReadOnlyList<Category> All => [.. byCode.Values];

    /// <summary>Every mistake in the file.</summary>
    public IReadOnlyList<PolicyFault> Faults { get; }

    /// <summary>The leaf of a code; null when there is none.</summary>
    public Category? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>
    /// What a code is called (类别叫法): a leaf by its name, a branch by the groups in it (婚姻家庭、邻里纠纷、房屋宅基地等); null for what is no code
    /// of the tree.
    /// </summary>
    public string? NameOf(string code)
    {
        if (code is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z', ..])
            return null;
        if (Find(code) is { } leaf)
            return leaf.Name;
        string[] groups = [.. byCode.Values.Where(c => c.Code.StartsWith(code, StringComparison.Ordinal))
            .Select(c => c.Name.Split('/')[0]).Distinct()];
        return groups.Length == 0 ? null : string.Join('、', groups.Take(3)) + (groups.Length > 3 ? "等" : "");
    }

    /// <summary>Reads the tree's file (读取类别表).</summary>
    public static CategoryList Read(string path) => Of(Path.GetFileName(path), File.ReadAllText(path));

    /// <summary>The tree of a file's text.</summary>
    public static CategoryList Of(string file, string text)
    {
        var faults = new List<PolicyFault>();
        var byCode = new Dictionary<string, Category>(StringComparer.Ordinal);
        var root = DataNode.Parse(file, text, faults);
        root?.Allow("note", "categories");
        foreach (var node in root?.Items("categories") ?? [])
        {
            var category = ReadCategory(node);
            if (!byCode.TryAdd(category.Code, category)) node.Fault($"类别代码“{category.Code}”重复。");
        }

        if (root is not null && byCode.Count == 0) root.Fault("没有任何类别。");
        return new CategoryList(byCode, faults);
    }

    private static Category ReadCategory(DataNode node)
    {
        node.Allow("code", "name", "requestTypes", "track", "sensitivity", "communityMayLead", "mediation",
            "mediationReason", "priority", "justiceCode", "hotlineCode");
        var category = new Category
        {
            Code = node.Text("code"),
            Name = node.Text("name"),
            RequestTypes = [.. node.Texts("requestTypes").Select(type => type.Text)],
            Track = node.Text("track"),
            Sensitivity = node.Number("sensitivity"),
            CommunityMayLead = node.Flag("communityMayLead"),
            Mediation = node.Text("mediation"),
            MediationReason = node.OptionalText("mediationReason"),
            Priority = node.Text("priority"),
            JusticeCode = node.OptionalText("justiceCode"),
            HotlineCode = node.OptionalText("hotlineCode"),
        };
        foreach (var fault in FaultsOf(category)) node.Fault(fault);
        return category;
    }

    private static IEnumerable<string> FaultsOf(Category category)
    {
        if (!IsCode(category.Code)) yield return $"类别代码“{category.Code}”应当形如 MF02-03。";
        if (category.RequestTypes.Count == 0 || category.RequestTypes.Except(RequestTypes).Any())
            yield return $"诉求类型应当取自：{string.Join("、", RequestTypes)}。";
        if (!Tracks.Contains(category.Track)) yield return $"法定途径“{category.Track}”应当取自：{string.Join("、", Tracks)}。";
        if (category.Sensitivity is < 0 or > 3) yield return "敏感度应当是 0 到 3。";
        if (category.Mediation is not ("allowed" or "conditional" or "forbidden"))
            yield return "能否调解应当是 allowed、conditional 或 forbidden。";
        if (category.Mediation == "allowed" != category.MediationReason is null)
            yield return "允许调解的不写原因，其余必须写原因。";
        if (category.Priority is not ("P0" or "P1" or "P2" or "P3")) yield return "紧急程度应当是 P0 到 P3。";
    }

    private static bool IsCode(string code) => code.Length == 7 && code[4] == '-'
        && char.IsAsciiLetterUpper(code[0]) && char.IsAsciiLetterUpper(code[1])
        && char.IsAsciiDigit(code[2]) && char.IsAsciiDigit(code[3]) && char.IsAsciiDigit(code[5]) && char.IsAsciiDigit(code[6]);
}
