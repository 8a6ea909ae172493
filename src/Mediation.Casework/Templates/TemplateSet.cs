using Mediation.Casework.Papers;
using Mediation.Casework.Parties;
using Mediation.Casework.Reading;

namespace Mediation.Casework.Templates;

/// <summary>The town's own texts of a template (本镇文字).</summary>
/// <param name="Number">From 1, counted by template.</param>
/// <param name="Texts">By section; null goes back to the text of the files.</param>
public sealed record TownTexts(int Number, IReadOnlyDictionary<string, string>? Texts);

/// <summary>The templates of a town (模板集): those of the files, some of them with the town's own texts. Immutable.</summary>
public sealed class TemplateSet
{
    private readonly Dictionary<string, Template> shipped;

    private readonly Dictionary<string, Template> inForce;

    private TemplateSet(Dictionary<string, Template> shipped, Dictionary<string, Template> inForce)
    {
        this.shipped = shipped;
        this.inForce = inForce;
    }

    /// <summary>None at all.</summary>
    public static TemplateSet Empty { get; } = new([], []);

    /// <summary>Everything that texts may mention.</summary>
    public static IReadOnlyList<TemplateField> Fields { get; } =
    [
        .. PaperFacts.All.Select(fact => fact.Field), new("unit", "单位", "城镇发展服务中心"), new("clock", "时限", "办理期限"), new("reviewOn", "复查日", "2027-03-01"),
        new("title", "待办", "到现场核实"), new("order", "督办单", "DB2026-0007"), new("task", "任务", "核对户籍"), new("step", "环节", "会商"),
        new("reason", "原因", "案情复杂"),
        new("from", "原编号", "LZ2026-000122"), new("into", "新编号", "LZ2026-000124"),
        new("project", "专项", "YT2026-0001"),
    ];

    /// <summary>All in force, in the files' order.</summary>
    public IReadOnlyCollection<Template> All => inForce.Values;

    /// <summary>The one in force; null when there is none of that code.</summary>
    public Template? Find(string code) => inForce.GetValueOrDefault(code);

    /// <summary>As the files have it; null when there is none of that code.</summary>
    public Template? Shipped(string code) => shipped.GetValueOrDefault(code);

    /// <summary>The same files with the town's texts, by template; what isn't said is as shipped.</summary>
    public TemplateSet With(IReadOnlyDictionary<string, TownTexts> texts) => new(
        shipped, shipped.ToDictionary(each => each.Key, each => texts.TryGetValue(each.Key, out var own)
            ? each.Value.With(own.Texts ?? new Dictionary<string, string>()) with { Number = own.Number }
            : each.Value));

    /// <summary>Reads files, given as name and text; every mistake is noted.</summary>
    public static TemplateSet Read(IEnumerable<(string File, string Text)> files, ICollection<PolicyFault> faults)
    {
        var read = new Dictionary<string, Template>(StringComparer.Ordinal);
        var wrong = new List<PolicyFault>();
        foreach (var (file, text) in files)
        {
            var root = DataNode.Parse(file, text, wrong);
            root?.Allow("kind", "templates");
            var kind = root?.Text("kind") == "paper" ? TemplateKind.Paper : TemplateKind.Message;
            foreach (var node in root?.Items("templates") ?? [])
            {
                var template = ReadOne(node, kind);
                if (!read.TryAdd(template.Code, template))
                    node.Fault($"模板代码“{template.Code}”重复。");
                foreach (var fault in template.Faults)
                    node.Fault($"{fault.Section} 第 {fault.Line} 行第 {fault.Column} 字：{fault.Message}");
            }
        }
        foreach (var fault in wrong)
            faults.Add(fault);
        return new TemplateSet(read, read);
    }

    private static Template ReadOne(DataNode node, TemplateKind kind)
    {
        node.Allow(["code", "name", "fields", "sections", .. kind is TemplateKind.Paper ? (string[])["prefix", "when", "must", "or", "names", "order"] : []]);
        var fields = new List<TemplateField>();
        foreach (var (code, place) in node.Texts("fields"))
        {
            if (Fields.FirstOrDefault(field => field.Code == code) is { } known)
                fields.Add(known);
            else
                place.Fault($"不认识的字段“{code}”。");
        }
        var sections = node.Items("sections").Select(part =>
        {
            part.Allow("code", "name", "text", "as", "each");
            return new TemplateSection(part.Text("code"), part.Text("name"), part.Text("text")) { Shape = ShapeOf(part), Each = EachOf(part) };
        }).ToList();
        return new Template(node.Text("code"), kind, node.Text("name"), fields, sections) { Form = kind is TemplateKind.Paper ? FormOf(node) : null };
    }

    private static SectionShape ShapeOf(DataNode part)
    {
        if (part.OptionalText("as") is not { } word)
            return SectionShape.Body;
        if (Enum.GetValues<SectionShape>().Where(shape => shape.ToString().Equals(word, StringComparison.OrdinalIgnoreCase)).ToList() is [var found])
            return found;
        part.Fault($"不认识的版式“{word}”。");
        return SectionShape.Body;
    }

    private static PartySide? EachOf(DataNode part)
    {
        if (part.OptionalText("each") is not { } word)
            return null;
        foreach (var side in Enum.GetValues<PartySide>())
            if (side.ToString().Equals(word, StringComparison.OrdinalIgnoreCase))
                return side;
        part.Fault($"不认识的当事人身份“{word}”。");
        return null;
    }

    private static PaperForm FormOf(DataNode node)
    {
        var (prefix, when) = (node.Text("prefix"), node.Text("when"));
        if (prefix.Length != 2 || prefix.Any(letter => letter is < 'A' or > 'Z'))
            node.Fault("“prefix”应当是两个大写字母。");
        if (!PaperMoments.Codes.Contains(when))
            node.Fault($"不认识的时机“{when}”，可以用：{string.Join('、', PaperMoments.Codes)}。");
        return new PaperForm(prefix, when, node.OptionalFlag("must"), node.OptionalText("or"), node.OptionalFlag("names"), node.OptionalNumber("order") ?? 0);
    }
}
