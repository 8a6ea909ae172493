using Mediation.Casework.Cases;
using Mediation.Casework.Parties;

namespace Mediation.Casework.Papers;

/// <content>One party that lets somebody act for it: the one that was chosen for the paper, or the only one.</content>
public static partial class PaperFacts
{
    /// <summary>The field that chooses the party, where more than one lets somebody act for it.</summary>
    public const string Whose = "whose";

    /// <summary>The facts of a mandate.</summary>
    internal static IReadOnlyList<PaperFact> OfTheMandate =>
    [
        new("principal", "委托人", "李**", known => Principal(known) is { } party ? NameOf(known, party) : null),
        new("principalPhone", "委托人电话", "138****1234", known => OfPrincipal(known)?.Phone),
        new("principalSex", "委托人性别", "女", known => OfPrincipal(known)?.Particulars.Sex),
        new("principalEthnicity", "委托人民族", "哈尼族", known => OfPrincipal(known)?.Particulars.Ethnicity),
        new("principalBorn", "委托人年龄", "1972年生", known => Principal(known) is { } party ? BornOf(known, party) : null),
        new("principalAddress", "委托人住址", "月光小区2栋1单元301室", known => OfPrincipal(known)?.Particulars.Address),
        new("opponent", "对方当事人", "张**", known => Principal(known) is { } party
            ? Each(known, party.Side is PartySide.Complainant ? PartySide.Respondent : PartySide.Complainant, other => NameOf(known, other)) : null),
        new("attorney", "受托人", "王**", known => OfPrincipal(known)?.Particulars.Agent),
        new("attorneyGeneral", "一般代理", "一般代理", known => Principal(known)?.Agent is AgentScope.General ? "一般代理" : null),
        new("attorneySpecial", "特别授权", "特别授权", known => Principal(known)?.Agent is AgentScope.Special ? "特别授权" : null),
    ];

    /// <summary>The parties that let somebody act for them.</summary>
    public static IReadOnlyList<Party> Principals(CaseFile file) => file.Parties.FindAll(party => party.Agent is not null);

    private static Party? Principal(PaperCase known) => Principals(known.File) switch
    {
        [var only] => only,
        var several => several.FirstOrDefault(party => party.Id.ToString() == known.Asked.GetValueOrDefault(Whose)),
    };

    private static PartyIdentity? OfPrincipal(PaperCase known) => Principal(known) is { } party ? Known(known, party) : null;
}
