using Mediation.Casework.Actors;
using Mediation.Postgres.Audit;
using Mediation.Postgres.Desk;
using Mediation.Web.Api;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Audit;

/// <summary>Gathers what the page of the audit shows (审计页取数).</summary>
internal sealed class AuditReading(AuditRounds rounds, Certificates certificates, InForce inForce, Moments moments, TimeProvider real)
{
    private const int Newest = 24;

    /// <summary>The page as one who may read the policy sees it.</summary>
    public async Task<AuditView> ReadAsync(Actor actor, int most, CancellationToken ct)
    {
        var (open, closed) = await rounds.ProgressAsync(ct);
        var (findings, count) = await rounds.FindingsAsync(most, ct);
        var (unserved, oldest) = await rounds.UnservedAsync(ct);
        return new AuditView(
            new Clockface(await moments.NowAsync(ct), inForce.Policy.Town.Zone), real.GetUtcNow(), open, closed, findings, count, unserved, oldest,
            await certificates.NewestAsync(Newest, ct), Sight.MayOperate(actor));
    }
}
