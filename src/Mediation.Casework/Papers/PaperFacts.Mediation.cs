using System.Globalization;
using Mediation.Casework.Agreements;
using Mediation.Casework.Sessions;

namespace Mediation.Casework.Papers;

/// <content>What a mediation recorded. Concessions are sealed and stand in no paper.</content>
public static partial class PaperFacts
{
    private static IReadOnlyList<PaperFact> OfTheMediation =>
    [
        new("mediators", "调解员姓名", "赵某", known => string.Join('、', known.File.Mediation?.Mediators.Select(each => each.Name) ?? [])),
        new("rightsTold", "告知情况", "李**（2026年11月2日 10:00，当面）", known => string.Join('\n', known.File.Mediation?.Consents
            .Where(each => each.ToldRights).Select(each => $"{NameOf(known, each.Party)}（{known.Moment(each.At)}，{each.How}）") ?? [])),
        new("sessions", "历次调解", "2026年11月20日 15:00　社区调解室　当面　到场：李**、张**", known => string.Join('\n', known.File.Mediation?.Sessions
            .Select(each => SessionOf(known, each)) ?? [])),
        new("undisputed", "无争议事实", "双方对欠缴月数没有争议", known => string.Join('\n', known.File.Mediation?.Undisputed.Select(known.Say) ?? [])),
        new("mediationResult", "调解结果", "达成书面协议", Result),
        new("agreementNumber", "协议编号", "XY-LZ2026-000123", known => known.File.Mediation?.Agreement?.Number),
        new("agreementFacts", "主要事实", "楼上漏水，泡坏天花板", known => known.Say(known.File.Mediation?.Agreement?.Facts)),
        new("agreementDispute", "争议事项", "由谁修复", known => known.Say(known.File.Mediation?.Agreement?.Dispute)),
        new("agreementContent", "协议内容", "楼上赔偿三百元", known => known.Say(known.File.Mediation?.Agreement?.Content)),
        new("agreementWay", "协议履行", "转账；2026年12月31日前", known => known.File.Mediation?.Agreement is { } agreement ? Performing(known, agreement) : null),
        new("agreementCopies", "协议份数", "3", known => known.File.Mediation?.Agreement?.Copies.ToString(CultureInfo.InvariantCulture)),
        new("performed", "履行情况", "2026年12月1日到期：已履行", known => string.Join('\n', known.File.Mediation?.Agreement?.Instalments
            .Where(each => each.Performance is not null).Select(each => PerformedOf(known, each)) ?? [])),
        new("signatures", "电子签名", "李**|M40 150L120 40L200 150M70 110L170 110", known => string.Join('\n', known.File.Mediation?.Agreement?.Signatures
            .Where(each => each.Drawn is not null).Select(each => $"{SignerOf(known, each)}|{known.Say(each.Drawn)}") ?? [])),
        new("agreementEffective", "生效时间", "2026年11月20日 16:30",
            known => known.File.Mediation?.Agreement?.EffectiveAt is { } at ? known.Moment(at) : null),
    ];

    private static string SessionOf(PaperCase known, MediationSession session)
    {
        var way = session.Way is SessionWay.Together ? "当面" : "背对背";
        var present = string.Join('、', session.Attended.Select(party => NameOf(known, party)).Append(known.Say(session.Others) ?? "").Where(name => name.Length > 0));
        return $"{known.Moment(session.HeldAt)}　{known.Say(session.Place)}　{way}　到场：{present}\n{known.Say(session.Record)}";
    }

    private static string? Result(PaperCase known) => known.File.Mediation switch
    {
        { Agreement: { EffectiveAt: not null, Form: AgreementForm.Oral } } => "达成口头协议。",
        { Agreement.EffectiveAt: not null } => "达成书面协议。",
        { Outcome: "not-agreed" } => "未达成协议，已告知可以通过仲裁、行政、司法等途径维护权利。",
        { Outcome: "one-refuses" } => "一方不同意调解，已终止并告知其他途径。",
        _ => null,
    };

    private static string Performing(PaperCase known, Agreement agreement) => string.Join('\n', agreement.Instalments.OrderBy(each => each.DueOn)
        .Select(each => $"{PaperCase.Day(each.DueOn)}前，{NameOf(known, each.Obligor)}{Owed(known, each)}")
        .Prepend($"{known.Say(agreement.Way)?.TrimEnd('。', '；')}；{PaperCase.Day(agreement.PerformBy)}前履行完毕。"));

    private static string PerformedOf(PaperCase known, Instalment part) => $"{PaperCase.Day(part.DueOn)}到期：" + string.Join('，',
        new[] { part.Performance!.Performed ? "已履行" : "未履行", part.Performance.Unrest, known.Say(part.Performance.Text) }.OfType<string>());

    private static string Owed(PaperCase known, Instalment part)
    {
        var how = part.Way switch { PerformanceWay.Cash => "现金支付", PerformanceWay.Transfer => "转账支付", _ => "" };
        var amount = part.AmountFen is { } fen ? string.Create(CultureInfo.InvariantCulture, $"{how}人民币{fen / 100m:0.00}元") : "";
        return amount + known.Say(part.What);
    }

    private static string SignerOf(PaperCase known, Signature signature) => signature.ByMediator
        ? known.File.Mediation?.Mediators.Find(each => each.Account == signature.Signer)?.Name ?? "人民调解员"
        : NameOf(known, signature.Signer);

    private static string NameOf(PaperCase known, Guid party) =>
        (known.File.Parties.Find(each => each.Id == party) is { } found ? NameOf(known, found) : null) ?? "未具名";
}
