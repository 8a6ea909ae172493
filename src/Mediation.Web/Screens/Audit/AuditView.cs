using Mediation.Postgres.Audit;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Audit;

/// <summary>What the page of the audit shows (审计页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="RealNow">The real moment.</param>
/// <param name="Open">The rounds through open cases; null before the first.</param>
/// <param name="Closed">The rounds through closed cases.</param>
/// <param name="Findings">What is wrong, the longest known first.</param>
/// <param name="Count">How much in all.</param>
/// <param name="Unserved">How many deadlines wait for their effect.</param>
/// <param name="Oldest">For how long the oldest has.</param>
/// <param name="Certificates">The newest certificates.</param>
/// <param name="MayMend">Whether who looks may put things right.</param>
public sealed record AuditView(
    Clockface Clock, DateTimeOffset RealNow, RoundProgress? Open, RoundProgress? Closed, IReadOnlyList<KeptFinding> Findings, int Count,
    int Unserved, TimeSpan Oldest, IReadOnlyList<Certificate> Certificates, bool MayMend)
{
    /// <summary>What was just done, as a sentence; null when nothing was.</summary>
    public string? Done { get; init; }

    /// <summary>Why it was not, as a sentence; null otherwise.</summary>
    public string? Refused { get; init; }

    /// <summary>Whether rounds go on: one through the open cases ended within the last minutes.</summary>
    public bool Alive => Open?.WholeUntil is { } until && RealNow - until < Patience;

    /// <summary>Whether a finding is the first of its case, which carries the remedy for all.</summary>
    public bool IsFirstOfCase(KeptFinding found) =>
        Findings.First(other => other.Finding.CaseNumber == found.Finding.CaseNumber && Remedy(other) == Remedy(found)) == found;

    /// <summary>What can be done about a finding.</summary>
    public static AuditRemedy Remedy(KeptFinding found) => AuditRemedies.Of(found.Finding.Fault);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
}
