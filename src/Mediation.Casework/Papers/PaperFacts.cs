using Mediation.Casework.Parties;
using Mediation.Casework.Templates;

namespace Mediation.Casework.Papers;

/// <summary>A fact that papers may mention, and where it comes from (文书字段). To add one, add a line to one of the lists.</summary>
/// <param name="Field">How texts name it, with an example.</param>
/// <param name="Of">What it is for a case; null or empty where there is nothing to say.</param>
public sealed record PaperFact(TemplateField Field, Func<PaperCase, string?> Of)
{
    /// <summary>A fact by code, name and example.</summary>
    public PaperFact(string code, string name, string example, Func<PaperCase, string?> of)
        : this(new TemplateField(code, name, example), of)
    {
    }
}

/// <summary>Every fact that papers may mention (文书字段表).</summary>
public static partial class PaperFacts
{
    /// <summary>
    /// What the case doesn't know and whoever makes the paper writes (填写项), in the order of the form.
    /// </summary>
    public static IReadOnlyList<PaperFact> Asked { get; } =
    [
        Ask("recipient", "主送单位", "县人民法院"), Ask("heldAt", "发生时间", "2026年11月20日 15:00 至 16:30"), Ask("venue", "处所", "社区调解室"),
        Ask("subject", "对象", "乐器行经营者"), Ask("present", "参加人", "社区王某、派出所李某"), Ask("narrative", "记录内容", "双方分别陈述了经过……"),
        Ask("settled", "处理结果", "当场停止"), Ask("recorder", "记录人", "钱某"), Ask("warning", "告诫书", "文号、收到日期"),
    ];

    /// <summary>Those of the parties: the only ones that differ where a section is repeated for each of them.</summary>
    internal static IReadOnlyList<PaperFact> OfTheParties { get; } =
    [
        .. OfSide(PartySide.Complainant, "applicant", "申请人", "李**", "138****1234"),
        .. OfSide(PartySide.Respondent, "respondent", "被申请人", "张**", "139****5678"),
    ];

    /// <summary>Whether a template is about one party that lets somebody act for it.</summary>
    public static bool NamesPrincipal(Template template) => Mentioned(template).Overlaps(OfTheMandate.Select(fact => fact.Field.Code));

    /// <summary>All of them; codes and names are unique.</summary>
    public static IReadOnlyList<PaperFact> All { get; } =
    [
        .. OfTheCase, .. OfTheParties, .. OfTheMandate, .. OfTheAsking, .. OfTheHandling, .. OfTheMeetings, .. OfTheDangers, .. OfTheMediation,
        .. OfTheOversight, .. Asked,
    ];

    /// <summary>How much may be written for a fact: a line, or a text.</summary>
    public static int LongestOf(TemplateField field) => field.Code is "present" or "narrative" or "settled" ? 2000 : 100;

    /// <summary>The facts of a template that have to be written.</summary>
    public static IReadOnlyList<TemplateField> AskedBy(Template template)
    {
        var mentioned = Mentioned(template);
        return [.. Asked.Select(fact => fact.Field).Where(field => mentioned.Contains(field.Code))];
    }

    private static HashSet<string> Mentioned(Template template) =>
        [.. template.Sections.SelectMany(section => template.FieldsIn(section.Text)).Select(field => field.Code)];

    private static PaperFact Ask(string code, string name, string example) => new(code, name, example, known => known.Asked.GetValueOrDefault(code));
}
