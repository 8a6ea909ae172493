using System.Security.Cryptography;
using System.Text;
using Mediation.Postgres.Audit;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Parts;
using Microsoft.AspNetCore.DataProtection;

namespace Mediation.Web.Rounds;

/// <summary>
/// Issues the certificate that no case is left behind (出具无漏件报告): what the last whole rounds saw, the end of every journal as one digest, and
/// the certificate before, signed. Whoever keeps one elsewhere can prove later what the journals said then.
/// </summary>
internal sealed class CertificateIssuer(
    Certificates certificates, AuditRounds rounds, InForce inForce, Moments moments, IDataProtectionProvider protection, TimeProvider real,
    ILogger<CertificateIssuer> log)
{
    private const int Listed = 200;

    private readonly IDataProtector seal = protection.CreateProtector("Mediation.Certificates.v1");

    /// <summary>Issues one now; null when another node did at the same moment.</summary>
    public async Task<Certificate?> IssueAsync(CancellationToken ct)
    {
        var facts = await certificates.FactsAsync(ct);
        var (open, closed) = await rounds.ProgressAsync(ct);
        var (findings, count) = await rounds.FindingsAsync(Listed, ct);
        var (unserved, oldest) = await rounds.UnservedAsync(ct);
        var now = real.GetUtcNow();
        var text = new CertificateText(
            facts, inForce.Policy.Town.Name, new Clockface(await moments.NowAsync(ct), inForce.Policy.Town.Zone), now, open, closed, findings, count,
            unserved, oldest);
        var document = text.Write();
        var (signature, publicKey) = await SignAsync(document, now, ct);
        var issued = new Certificate(facts.Number, now, text.Clean, document, signature, publicKey);
        if (!await certificates.KeepAsync(issued, ct))
            return null;
        log.LogInformation("Issued certificate {CertificateNumber}: {FindingCount} findings", issued.Number, count);
        return issued;
    }

    private async Task<(string Signature, string PublicKey)> SignAsync(string document, DateTimeOffset now, CancellationToken ct)
    {
        var (sealedKey, publicKey) = await certificates.KeyAsync(Make, now, ct);
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(seal.Unprotect(sealedKey)), out _);
        return (Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(document), HashAlgorithmName.SHA256)), publicKey);
    }

    private (string Sealed, string PublicKey) Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return (seal.Protect(Convert.ToBase64String(key.ExportPkcs8PrivateKey())), key.ExportSubjectPublicKeyInfoPem());
    }
}
