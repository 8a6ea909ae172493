using System.Data;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Audit;

/// <summary>
/// An audit independent of the desk (独立审计): looks every case over, compares what fell due with what took effect, and names
/// the deadline that waits longest. Reads one snapshot, changes nothing, and may run beside any number of servers.
/// </summary>
public sealed class CaseAudit(NpgsqlDataSource database, InForce inForce, TimeProvider real)
{
    private const int AtOnce = 100;

    private readonly Briefer briefer = new(inForce, real);

    /// <summary>Audits one case by its number, or all.</summary>
    public async Task<AuditReport> RunAsync(string? number, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var inspection = new CaseInspection(briefer);
        foreach (var some in (await CasesAsync(connection, number, ct)).Chunk(AtOnce))
            await inspection.RunAsync(connection, some, ct);
        var lost = await LostAsync(connection, number, ct);
        var now = (await briefer.BriefAsync(connection, Casework.Actors.Actor.System, null, ct)).Now;
        var (unserved, oldest) = await ClockWalk.UnservedAsync(connection, number, now, ct);
        return new AuditReport(inspection.Cases, inspection.Lines, [.. inspection.Findings, .. lost], unserved, oldest)
        {
            Replayed = inspection.Replayed,
            Unrecorded = inspection.Unrecorded,
        };
    }

    private static async Task<IReadOnlyList<Guid>> CasesAsync(NpgsqlConnection connection, string? number, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            "select id from case_file where $1 is null or number = $1 order by id", Sql.Text(number));
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => r.Id(0), ct);
    }

    /// <summary>Journals without a case, by the number that their first line gives.</summary>
    internal static async Task<IReadOnlyList<AuditFinding>> LostAsync(NpgsqlConnection connection, string? number, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select coalesce(substring(j.body from '"number":"([^"]{1,40})"'), j.case_id::text) as number
            from journal_entry j
            where j.sequence = 1
              and not exists (select from case_file c where c.id = j.case_id)
            order by 1
            """);
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var lost = await new Row(reader).RestAsync(r => new AuditFinding(r.Text(0), AuditFault.CaseLost, "journal"), ct);
        return lost.FindAll(found => number is null || found.CaseNumber == number);
    }
}
