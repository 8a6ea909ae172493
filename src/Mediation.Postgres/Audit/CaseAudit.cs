using System.Data;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Audit;

/// <summary>
/// An audit independent of the desk (独立审计): walks every journal, compares what fell due with what took effect, and names
/// the deadline that waits longest. Reads one snapshot, changes nothing, and may run beside any number of servers.
/// </summary>
public sealed class CaseAudit(NpgsqlDataSource database, InForce inForce, TimeProvider real)
{
    /// <summary>Audits one case by its number, or all.</summary>
    public async Task<AuditReport> RunAsync(string? number, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var journals = new JournalWalk();
        await journals.RunAsync(connection, number, ct);
        var clocks = new ClockWalk(new Briefer(inForce, real));
        var effects = await ClockWalk.EffectsAsync(connection, number, ct);
        var asleep = await clocks.AsleepAsync(connection, number, ct);
        var waits = await WaitWalk.AsleepAsync(connection, number, await clocks.NowAsync(connection, ct), ct);
        var (unserved, oldest) = await clocks.UnservedAsync(connection, number, ct);
        var replays = new ReplayWalk(inForce.Policy);
        await replays.RunAsync(connection, number, ct);
        return new AuditReport(
            journals.Cases, journals.Lines, [.. journals.Findings, .. effects, .. asleep, .. waits, .. replays.Findings], unserved, oldest)
        {
            Replayed = replays.Replayed,
            Unrecorded = replays.Unrecorded,
        };
    }
}
