using System.Globalization;
using Mediation.Casework.Reading;

namespace Mediation.Casework.Categories;

/// <summary>
/// The category tree of a place (类别表): kept in the database, and begun from <c>seeds/categories.json</c>. Branches come in their own order,
/// leaves by their codes.
/// </summary>
public sealed class CategoryList
{
    private readonly Dictionary<string, Category> byCode;

    private CategoryList(IEnumerable<Category> categories, IReadOnlyList<PolicyFault> faults)
    {
        byCode = categories.OrderBy(category => BranchAt(category.Code)).ThenBy(category => category.Code, StringComparer.Ordinal)
            .ToDictionary(category => category.Code, StringComparer.Ordinal);
        Faults = faults;
    }

    /// <summary>
    /// The track of what the town does of itself, such as visits, rounds and meetings (社区自治): no resident complains of it, so it is
    /// no dispute and stays out of whatever counts disputes (非纠纷).
    /// </summary>
    public const string OwnWork = "社区自治";

    /// <summary>The branch of that track, and of no other (自治).</summary>
    public const string OwnBranch = "ZL";

    /// <summary>The branches that a code may begin with, in their order (大类).</summary>
    public static IReadOnlyList<string> Branches { get; } = ["MF", "CG", "ZS", "AQ", "ZA", "WY", "LD", "SC", "MS", "QY", "ZX", "ZT", OwnBranch];

    /// <summary>The legal tracks, as they are written everywhere (法定途径).</summary>
    public static IReadOnlyList<string> Tracks { get; } = ["人民调解", "行政执法", "公安", "信访", "仲裁诉讼", "公用抢险", "民生服务", OwnWork];

    /// <summary>The request types, as they are written everywhere (诉求类型).</summary>
    public static IReadOnlyList<string> RequestTypes { get; } = ["咨询", "求助", "投诉", "举报", "建议", "表扬", "检举"];

    /// <summary>Why mediation may be conditional or forbidden, with the words for it (调解限制原因).</summary>
    public static IReadOnlyList<(string Code, string Word)> MediationReasons { get; } =
    [
        ("accusation", "检举控告"), ("administrative-dispute", "行政争议"), ("administrative-part", "部分属行政争议"),
        ("after-police-report", "先由公安出具文书"), ("already-accepted", "已经受理"), ("already-decided", "已有裁判"),
        ("civil-part-only", "只调解民事部分"), ("crime", "涉嫌违法犯罪"), ("domestic-violence", "家庭暴力"), ("education-first", "先行劝导"),
        ("enforcement", "属行政执法"), ("life-at-risk", "危及生命"), ("may-be-an-offence", "可能违法"),
        ("medical-committee-only", "只由医疗纠纷调解组织调解"), ("minor-harmed", "未成年人受侵害"), ("not-a-dispute", "不是纠纷"),
        ("not-instead-of-enforcement", "不得代替执法"), ("owners-vote", "由业主共同决定"),
        ("ownership-decided-by-government", "权属由政府决定"), ("police-decides", "由公安决定"), ("police-first", "公安先行处置"),
        ("public-safety", "危及公共安全"), ("secret", "涉密"),
    ];

    /// <summary>All leaves, in their order.</summary>
    public IReadOnlyList<Category> All => [.. byCode.Values];

    /// <summary>Those that new complaints may be given (在用类别).</summary>
    public IEnumerable<Category> InUse => byCode.Values.Where(category => !category.Retired);

    /// <summary>Those of them that may be given to what a resident says (群众诉求可归类别): not the town's own work.</summary>
    public IEnumerable<Category> ForComplaints => InUse.Where(category => !category.IsOwnWork);

    /// <summary>Every mistake in the file.</summary>
    public IReadOnlyList<PolicyFault> Faults { get; }

    /// <summary>The leaf of a code; null when there is none.</summary>
    public Category? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>
    /// What a code is called (类别叫法): a leaf by its name, a branch by the groups in it (婚姻家庭、邻里纠纷、房屋宅基地等), and a group that shares
    /// its name with others by what is in it, too (噪声/建筑施工); null for what is no code of the tree.
    /// </summary>
    public string? NameOf(string code)
    {
        if (code is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z', ..])
            return null;
        if (Find(code) is { } leaf)
            return leaf.Name;
        var within = byCode.Values.ToLookup(category => category.Code.StartsWith(code, StringComparison.Ordinal));
        string[] groups = [.. within[true].Select(GroupOf).Distinct()];
        return groups is not [var only] || within[false].All(other => GroupOf(other) != only)
            ? groups.Length == 0 ? null : Some(groups)
            : $"{only}/{Some([.. within[true].Select(category => category.Name[(category.Name.IndexOf('/') + 1)..])])}";
    }

    private static string GroupOf(Category category) => category.Name.Split('/')[0];

    private static string Some(string[] names) => string.Join('、', names.Take(3)) + (names.Length > 3 ? "等" : "");

    /// <summary>
    /// The next code of a group (下一个空号) such as <c>MF02</c>: after its last one, of which <c>-99</c>, the rest, doesn't count; null when no
    /// number is left there.
    /// </summary>
    public string? NextIn(string group)
    {
        var last = byCode.Keys.Where(code => code.StartsWith(group, StringComparison.Ordinal) && !code.EndsWith("-99", StringComparison.Ordinal))
            .Select(code => int.Parse(code[^2..], CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
        return last < 98 ? $"{group}-{last + 1:00}" : null;
    }

    /// <summary>The groups that have leaves, in their order (各组), as the first four characters of their codes.</summary>
    public IEnumerable<string> Groups => byCode.Keys.Select(code => code[..4]).Distinct();

    /// <summary>The tree of leaves that were checked already; two with one code are a defect.</summary>
    public static CategoryList Of(IEnumerable<Category> categories) => new(categories, []);

    /// <summary>Whether a text is a code of the form <c>XXnn-nn</c>, whatever its branch.</summary>
    public static bool IsCode(string code) => code.Length == 7 && code[4] == '-'
        && char.IsAsciiLetterUpper(code[0]) && char.IsAsciiLetterUpper(code[1])
        && char.IsAsciiDigit(code[2]) && char.IsAsciiDigit(code[3]) && char.IsAsciiDigit(code[5]) && char.IsAsciiDigit(code[6]);

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
        return new CategoryList(byCode.Values, faults);
    }

    /// <summary>
    /// What is wrong with a category of the town's own work, or of one that pretends to be (自治类别核对): branch and track go together, so that no
    /// dispute leaves the statistics by its track, and there is nothing to mediate. Null when nothing is.
    /// </summary>
    public static string? OwnWorkFault(string code, string track, string mediation) =>
        code.StartsWith(OwnBranch, StringComparison.Ordinal) != (track == OwnWork)
            ? $"大类 {OwnBranch} 的法定途径是“{OwnWork}”，别的大类不是：{code}。"
            : track == OwnWork && mediation != "forbidden" ? $"“{OwnWork}”不是纠纷，不得调解：{code}。"
            : null;

    // A branch that isn't known is a fault, and comes last.
    private static int BranchAt(string code) => Branches.TakeWhile(branch => !code.StartsWith(branch, StringComparison.Ordinal)).Count();

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
        else if (BranchAt(category.Code) == Branches.Count) yield return $"类别代码“{category.Code}”的大类应当取自：{string.Join("、", Branches)}。";
        if (OwnWorkFault(category.Code, category.Track, category.Mediation) is { } own) yield return own;
        if (category.RequestTypes.Count == 0 || category.RequestTypes.Except(RequestTypes).Any())
            yield return $"诉求类型应当取自：{string.Join("、", RequestTypes)}。";
        if (!Tracks.Contains(category.Track)) yield return $"法定途径“{category.Track}”应当取自：{string.Join("、", Tracks)}。";
        if (category.Sensitivity is < 0 or > 3) yield return "敏感度应当是 0 到 3。";
        if (category.Mediation is not ("allowed" or "conditional" or "forbidden"))
            yield return "能否调解应当是 allowed、conditional 或 forbidden。";
        if (category.Mediation == "allowed" != category.MediationReason is null)
            yield return "允许调解的不写原因，其余必须写原因。";
        if (category.MediationReason is { } why && MediationReasons.All(reason => reason.Code != why))
            yield return $"调解限制原因“{why}”应当取自：{string.Join("、", MediationReasons.Select(reason => reason.Code))}。";
        if (category.Priority is not ("P0" or "P1" or "P2" or "P3")) yield return "紧急程度应当是 P0 到 P3。";
    }
}
