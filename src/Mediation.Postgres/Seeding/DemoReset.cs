using Mediation.Casework.Actors;
using Mediation.Casework.Places;
using Mediation.Postgres.Administration;
using Npgsql;

namespace Mediation.Postgres.Seeding;

/// <summary>
/// Takes a demo town back to its seeds (演示数据重置): cases with all that belongs to them, drafts and what was changed of the town, its calendar and
/// its categories are gone, and the product's clock is real time again. Rules and workflows stay as they were published, and so do accounts
/// that were opened besides the demo's, the certificates and the log. Nobody may call it outside demo mode; that is for the caller to see to.
/// </summary>
public sealed class DemoReset(NpgsqlDataSource database, TimeProvider real)
{
    private const int MostTries = 40;

    // Shorter than the time after which PostgreSQL looks for deadlocks: who gives way is always this, and never an act that is under way.
    private const string GiveWay = "set local lock_timeout = '500ms'";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly DemoProgress progress = new(database);

    /// <summary>
    /// Does it, in one transaction; other nodes' acts and sweeps are either before or after it. False when somebody kept hold of the tables for
    /// too long, and then nothing has changed. Waits for a play of demo cases to end.
    /// </summary>
    /// <param name="actor">Who asked for it.</param>
    /// <param name="seeds">The town of the seeds.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Cancels.</param>
    public Task<bool> RunAsync(Actor actor, Town seeds, string reason, CancellationToken ct) => progress.AloneAsync(async () =>
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            try
            {
                await ResetAsync(actor, seeds, reason, ct);
                return true;
            }
            catch (PostgresException fault) when (fault.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
            {
                await Task.Delay(Pause, real, ct);
            }
        }
        return false;
    }, ct);

    private async Task ResetAsync(Actor actor, Town seeds, string reason, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var empty = new NpgsqlBatch(connection))
        {
            empty.Add(GiveWay);
            // Nobody counts the town up between here and there: no node may have seen a higher edition.
            empty.Add("lock table place in access exclusive mode");
            empty.Add("create temp table kept_edition on commit drop as select coalesce(max(edition), 0) as edition from place");
            empty.Add(
                """
                create temp table kept_post on commit drop as
                select u.account_id, u.unit_code, u.role
                from account_unit u
                join account a on a.id = u.account_id
                where not a.demo
                """);
            // All that stands on the town goes with it: cases, their runs, clocks and journals.
            empty.Add("truncate place, idempotent_answer, draft, case_number_sequence, rule_back_test, audit_finding, audit_round cascade");
            empty.Add("delete from absence");
            empty.Add("delete from board_known");
            empty.Add("update product_clock set ahead = interval '0'");
            await empty.ExecuteNonQueryAsync(ct);
        }
        await TownSeeding.InsertAsync(connection, seeds, ct);
        await using (var settle = new NpgsqlBatch(connection))
        {
            settle.Add("update place set edition = (select edition + 1 from kept_edition)");
            settle.Add(
                """
                insert into account_unit (account_id, unit_code, role)
                select k.account_id, k.unit_code, k.role
                from kept_post k
                where k.unit_code is null
                   or exists (select from unit u where u.code = k.unit_code)
                """);
            AdministrationLog.Add(settle, new AdministrationAct(real.GetUtcNow(), actor.Id, "demo-reset", seeds.Code) { Reason = reason.Trim() });
            await settle.ExecuteNonQueryAsync(ct);
        }
        await transaction.CommitAsync(ct);
    }
}
