using Mediation.Casework.Cases;
using Mediation.Casework.Parties;

namespace Mediation.TestKit.Mediations;

/// <summary>
/// A mediation in the acts that it takes (调解步骤): each act with its form, made when it is its turn, because it names parties that an
/// earlier one may have brought in.
/// </summary>
public static class MediationPlay
{
    /// <summary>From taking it on until every party has consented.</summary>
    public static IReadOnlyList<(string Act, Func<CaseFile, object> Form)> Consent { get; } =
    [
        ("take-mediation", file => new { choice = "named", mediationKind = KindOf(file) }),
        ("name-party", _ => new { side = "respondent", organisation = false, name = "王立新" }),
        ("record-consent", file => Asked(file, PartySide.Complainant, consents: true)),
        ("record-consent", file => Asked(file, PartySide.Respondent, consents: true)),
    ];

    /// <summary>From taking it on until the other side refuses.</summary>
    public static IReadOnlyList<(string Act, Func<CaseFile, object> Form)> Refusal { get; } =
        [.. Consent.SkipLast(1), ("record-consent", file => Asked(file, PartySide.Respondent, consents: false))];

    /// <summary>From the first session until an agreement by word of mouth.</summary>
    public static IReadOnlyList<(string Act, Func<CaseFile, object> Form)> Agreement { get; } =
    [
        ("record-session", Together),
        ("draw-agreement", _ => new
        {
            form = "oral", facts = "楼上漏水", dispute = "谁来修", terms = "楼上修，楼下刷墙", performance = "请人修", performBy = "2099-12-31",
        }),
        ("confirm-oral", _ => new { }),
    ];

    /// <summary>A session with the other side alone, and what it would give.</summary>
    public static IReadOnlyList<(string Act, Func<CaseFile, object> Form)> Apart { get; } =
    [
        ("record-session", file => new { way = "apart", attended = new[] { PartyOf(file, PartySide.Respondent) }, venue = "社区调解室", text = "听取意见" }),
        ("seal-concession", file => new { whose = PartyOf(file, PartySide.Respondent), text = "最多让到三千" }),
    ];

    /// <summary>An agreement on paper, drawn up and unsigned.</summary>
    public static (string Act, Func<CaseFile, object> Form) Written { get; } = ("draw-agreement", _ => new
    {
        form = "written",
        facts = "楼上漏水",
        dispute = "谁来修",
        terms = "楼上赔三百元",
        performance = "转账",
        performBy = "2099-12-31",
    });

    /// <summary>The other side promises three hundred yuan.</summary>
    public static (string Act, Func<CaseFile, object> Form) Instalment { get; } = ("plan-instalment", file => new
    {
        whose = PartyOf(file, PartySide.Respondent),
        performanceWay = "transfer",
        amount = "300",
        dueOn = "2099-12-01",
    });

    /// <summary>The form of a session with everybody.</summary>
    public static object Together(CaseFile file) => new
    {
        way = "together",
        attended = file.Parties.Select(p => p.Id),
        venue = "社区调解室",
        text = "双方各说了情况",
    };

    /// <summary>The form that asks one side.</summary>
    public static object Asked(CaseFile file, PartySide side, bool consents) =>
        new { whose = PartyOf(file, side), consents, toldRights = true, askedBy = "当面" };

    /// <summary>The last party of a side; an empty id where nobody is known.</summary>
    public static Guid PartyOf(CaseFile file, PartySide side) => file.Parties.FindLast(p => p.Side == side)?.Id ?? Guid.Empty;

    private static string KindOf(CaseFile file) => file.Lead?.Unit switch
    {
        "POLICE" or "TRAFFIC" => "public-security",
        "COURT" => "judicial",
        "PROPERTY" or "OWNERS" or "GRID" or "LEGAL" or "UTILITY" or "FIRE" or "MED120" or "DISCIPLINE" => "informal",
        _ => "peoples",
    };
}
