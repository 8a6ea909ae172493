using Mediation.Web.Clockwork;
using Mediation.Web.Database;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Mediation.Web.Health;

/// <summary>Whether deadlines and messages are being served, by whichever node. 扫描在跑</summary>
internal sealed class SweepCheck(SweepWatch watch) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var late = (await watch.ReadAsync(cancellationToken)).Where(sweep => sweep.Late).Select(sweep => sweep.Name).ToList();
            return late.Count == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"Not woken for a minute: {string.Join(", ", late)}");
        }
        catch (Exception fault) when (Outage.Is(fault))
        {
            return HealthCheckResult.Unhealthy("The database is away.");
        }
    }
}
