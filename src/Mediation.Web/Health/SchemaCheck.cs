using Mediation.Postgres.Schema;
using Mediation.Web.Database;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Mediation.Web.Health;

/// <summary>Whether the database answers and has this program's schema. 数据库可用且结构相符</summary>
internal sealed class SchemaCheck(DatabaseAddress database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var migrator = new Migrator(database.ConnectionString, Migration.All, TimeProvider.System);
            var pending = await migrator.PendingAsync(cancellationToken);
            return pending.Count == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"Not applied yet: {string.Join(", ", pending)}");
        }
        catch (SchemaMismatchException mismatch)
        {
            return HealthCheckResult.Unhealthy(mismatch.Message);
        }
        catch (Exception fault) when (Outage.Is(fault))
        {
            return HealthCheckResult.Unhealthy("The database is away.");
        }
    }
}
