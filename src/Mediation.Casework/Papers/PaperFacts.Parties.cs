using Mediation.Casework.Parties;

namespace Mediation.Casework.Papers;

/// <content>Who is concerned: of each side all parties, one after another, or the one party that a section is repeated for.</content>
public static partial class PaperFacts
{
    private const string Unsaid = "（保密）";

    private static IReadOnlyList<PaperFact> OfSide(PartySide side, string code, string name, string called, string phone) =>
    [
        new(code, name, called, known => Each(known, side, party => NameOf(known, party))),
        new($"{code}Phone", $"{name}电话", phone, known => Each(known, side, party => Known(known, party)?.Phone)),
        new($"{code}Sex", $"{name}性别", "女", known => Each(known, side, party => Known(known, party)?.Particulars.Sex)),
        new($"{code}Ethnicity", $"{name}民族", "哈尼族", known => Each(known, side, party => Known(known, party)?.Particulars.Ethnicity)),
        new($"{code}Born", $"{name}年龄", "1972年生", known => Each(known, side, party => BornOf(known, party))),
        new($"{code}Occupation", $"{name}职业", "个体经营者", known => Each(known, side, party => Known(known, party)?.Particulars.Occupation)),
        new($"{code}Address", $"{name}住址", "月光小区2栋1单元301室", known => Each(known, side, party => Known(known, party)?.Particulars.Address)),
        new($"{code}Agent", $"{name}代理人", "王**（一般代理）", known => Each(known, side, party => AgentOf(known, party))),
    ];

    // The other side learns who applies, unless they asked that it doesn't.
    private static IReadOnlyList<PaperFact> OfTheAsking =>
    [
        new("applicantTold", "可告知的申请人", "李**", known => Each(known, PartySide.Complainant, party => party.KeepSecret ? Unsaid : NameOf(known, party))),
    ];

    private static string Each(PaperCase known, PartySide side, Func<Party, string?> of) =>
        string.Join('、', known.File.Parties.Where(party => party.Side == side).Select(of).Where(value => value is { Length: > 0 }));

    private static string? NameOf(PaperCase known, Party party) => party.Anonymous ? "（匿名）"
        : IsUnsaid(known, party) ? Unsaid
        : Known(known, party)?.Name ?? (party.Unit is { } unit ? known.Unit(unit) : null);

    private static string? BornOf(PaperCase known, Party party) => Known(known, party)?.Particulars.BirthYear is { } year ? $"{year}年生" : null;

    private static string? AgentOf(PaperCase known, Party party) => Known(known, party)?.Particulars.Agent is { } agent && party.Agent is { } scope
        ? $"{agent}（{(scope is AgentScope.Special ? "特别授权" : "一般代理")}）"
        : null;

    private static PartyIdentity? Known(PaperCase known, Party party) =>
        IsUnsaid(known, party) ? null : known.Identities.FirstOrDefault(identity => identity.Party == party.Id);

    // Who informs is in no paper of the case, not even masked; who asks to be kept from the other side only where the law's form names the parties.
    private static bool IsUnsaid(PaperCase known, Party party) => party.Side is PartySide.Complainant
        && (known.File.Intake.Secrecy >= 3 || (party.KeepSecret && !known.Named));
}
