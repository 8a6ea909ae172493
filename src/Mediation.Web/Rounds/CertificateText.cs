using System.Text;
using Mediation.Casework.Cases;
using Mediation.Postgres.Audit;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Rounds;

/// <summary>What a certificate says (报告正文). Numbers of cases and codes only; no name, no words of anybody.</summary>
/// <param name="Facts">What it speaks of.</param>
/// <param name="Place">The place's name.</param>
/// <param name="Clock">The product's clock.</param>
/// <param name="Now">The real moment.</param>
/// <param name="Open">The rounds through open cases.</param>
/// <param name="Closed">The rounds through closed cases.</param>
/// <param name="Findings">What is wrong, the longest known first.</param>
/// <param name="Count">How much in all.</param>
/// <param name="Unserved">How many deadlines wait for their effect.</param>
/// <param name="Oldest">For how long the oldest has.</param>
internal sealed record CertificateText(
    CertificateFacts Facts, string Place, Clockface Clock, DateTimeOffset Now, RoundProgress? Open, RoundProgress? Closed,
    IReadOnlyList<KeptFinding> Findings, int Count, int Unserved, TimeSpan Oldest)
{
    // Sweeps come every three seconds; what waits this long waits for somebody.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly AuditFault[] Promised = [AuditFault.NobodyCanAct, AuditFault.NoClockAhead, AuditFault.NotOneLead];

    /// <summary>Whether every case was looked over, nothing is wrong that nobody explained, and no deadline waits.</summary>
    public bool Clean => Open?.WholeUntil is not null && Closed?.WholeUntil is not null && Oldest < Patience && Unexplained == 0;

    private int Unexplained => Count - Findings.Count(found => found.NotedWhy is not null);

    /// <summary>The text that is signed.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        Line(text, Texts.Certificate_Head, Facts.Number);
        Line(text, Texts.Certificate_Place, Place);
        Line(text, Texts.Certificate_At, Exact(Now), Exact(Clock.Now));
        Line(text, Texts.Certificate_Open, Facts.Open, Round(Open));
        Line(text, Texts.Certificate_Closed, Facts.Closed, Round(Closed));
        foreach (var promise in Promised)
            Line(text, Texts.Certificate_Promise, Words.Of("promise", promise.Code()), Findings.Count(found => found.Finding.Fault == promise));
        Line(text, Texts.Certificate_Others, Count - Findings.Count(found => Promised.Contains(found.Finding.Fault)));
        Line(text, Texts.Certificate_Unserved, Unserved, (long)Oldest.TotalSeconds);
        Line(text, Clean ? Texts.Certificate_Clean : Texts.Certificate_NotClean);
        foreach (var found in Findings)
            Line(text, Texts.Certificate_Finding, found.Finding.CaseNumber, Words.Of("audit-fault", found.Finding.Fault.Code()), found.Finding.Where,
                Exact(found.FoundAt), found.NotedWhy is null ? "" : Texts.Certificate_Noted);
        Line(text, Texts.Certificate_Heads, Facts.Heads, Facts.Open + Facts.Closed);
        Line(text, Texts.Certificate_Previous, Facts.Previous ?? Texts.Certificate_First);
        return text.ToString();
    }

    private string Round(RoundProgress? round) => round is { WholeFrom: { } from, WholeUntil: { } until }
        ? Texts.Certificate_Round.With(round.WholeCases, Exact(from), Exact(until))
        : Texts.Certificate_NoRound;

    private string Exact(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Clock.Zone).ToString("yyyy-MM-dd HH:mm:ss zzz", null);

    private static void Line(StringBuilder text, string sentence, params ReadOnlySpan<object?> values) => text.Append(sentence.With(values)).Append('\n');
}
