using Mediation.Postgres.Schema;
using Mediation.Web.Database;

namespace Mediation.Web.Opening;

/// <summary>Brings the database to this program's schema before anything reads it. 迁移</summary>
internal sealed class Migrating(DatabaseAddress database, ILogger<Migrating> log) : IOpeningStep
{
    public async Task RunAsync(CancellationToken ct)
    {
        var applied = await new Migrator(database.ConnectionString, Migration.All, TimeProvider.System).ApplyAsync(ct);
        if (applied.Count > 0)
            log.LogInformation("Applied {MigrationCount} migrations up to {Migration}", applied.Count, applied[^1]);
    }
}
