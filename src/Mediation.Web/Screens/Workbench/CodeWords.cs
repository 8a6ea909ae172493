using Mediation.Casework.Rulings;
using Mediation.Postgres.Desk;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Workbench;

/// <summary>What people call the codes that back-tests and trials compare (对照用语).</summary>
public sealed class CodeWords(Policy policy)
{
    private readonly TownNames names = TownNames.Of(policy);

    private readonly ValueWords values = ValueWords.Of(policy);

    /// <summary>What is compared: 主办, 紧急程度 ….</summary>
    public static string What(string what) => what switch
    {
        "lead" => Words.Of("output", "Lead"),
        "coHandlers" => Words.Of("output", "CoHandlers"),
        "category" => Words.Of("output", "Category"),
        "hardStops" => Words.Of("rule-set", "hard-stops"),
        _ => Words.Of("rule-set", what),
    };

    /// <summary>A value, or several separated by commas; a dash for none.</summary>
    public string Of(string what, string codes) => codes.Length == 0 ? "—" : string.Join('、', codes.Split(',').Select(code => what switch
    {
        "lead" or "coHandlers" => names.Unit(code),
        "category" => names.Category(code),
        "hardStops" => ValueWords.Outcome("hard-stops", code),
        "secrecy" => Words.Of("secrecy", code),
        _ => ValueWords.Outcome(what, code),
    }));

    /// <summary>A term in a few words: 2 小时.</summary>
    public string Term(RuleValues? term) => term is null
        ? "—"
        : $"{term.Number("N")} {values.Find("Unit", term.Text("Unit") ?? "") ?? term.Text("Unit")}";

    /// <summary>A clock by its kind: 首次响应.</summary>
    public static string Clock(string kind) => ValueWords.Outcome("deadlines", kind);

    /// <summary>A unit's name.</summary>
    public string Unit(string code) => names.Unit(code);

    /// <summary>A category's name.</summary>
    public string Category(string? code) => code is null ? "—" : names.Category(code);
}
