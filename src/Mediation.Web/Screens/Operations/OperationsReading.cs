using System.Reflection;
using System.Runtime.InteropServices;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Schema;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Clockwork;
using Mediation.Web.Parts;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Mediation.Web.Screens.Operations;

/// <summary>What the page of the operator shows (运行页).</summary>
/// <param name="Clock">The product's clock.</param>
/// <param name="RealNow">The real moment.</param>
/// <param name="Figures">What the database says.</param>
/// <param name="Sweeps">When the sweeps ran.</param>
/// <param name="Checks">The health checks, by name, and whether all is well.</param>
/// <param name="PendingMigrations">Steps of the schema that this program has and the database hasn't.</param>
/// <param name="Versions">Name and version of what the product is made of.</param>
public sealed record OperationsView(
    Clockface Clock, DateTimeOffset RealNow, OperationsFigures Figures, IReadOnlyList<SweepRow> Sweeps,
    IReadOnlyList<(string Name, bool Well, string? Trouble)> Checks, int PendingMigrations,
    IReadOnlyList<(string Name, string Version)> Versions)
{
    /// <summary>Whether everything is as it should be, but for dead messages.</summary>
    public bool Well => Checks.All(check => check.Well) && Sweeps.All(sweep => !sweep.Late) && PendingMigrations == 0;
}

/// <summary>Gathers what the operator's page shows (运行页取数).</summary>
internal sealed class OperationsReading(
    OperationsBoard board, HealthCheckService health, SweepWatch sweeps, InForce inForce, Moments moments, TimeProvider real)
{
    /// <summary>The page; refused to whoever may not operate.</summary>
    public async Task<Answer<OperationsView>> ReadAsync(Actor actor, CancellationToken ct)
    {
        var now = await moments.NowAsync(ct);
        var found = await board.ReadAsync(actor, now, ct);
        if (!found.TryGet(out var figures))
            return found.Refusals[0];
        var report = await health.CheckHealthAsync(ct);
        return new OperationsView(
            new Clockface(now, inForce.Policy.Town.Zone), real.GetUtcNow(), figures, await sweeps.ReadAsync(ct),
            [.. report.Entries.Select(check => (check.Key, check.Value.Status is HealthStatus.Healthy, check.Value.Description))],
            Migration.All.Count(step => figures.Migrations.All(applied => applied.Number != step.Number)), Versions(figures));
    }

    private static IReadOnlyList<(string, string)> Versions(OperationsFigures figures) =>
    [
        ("Mediation", typeof(OperationsReading).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? ""),
        (".NET", RuntimeInformation.FrameworkDescription),
        ("PostgreSQL", figures.ServerVersion),
    ];
}
