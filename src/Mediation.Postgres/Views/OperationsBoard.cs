using System.Collections.Immutable;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>A step of the schema that was applied (已执行的迁移).</summary>
public sealed record AppliedMigration(int Number, string Name, DateTimeOffset AppliedAt);

/// <summary>How the machine stands (运行情况).</summary>
/// <param name="DueCount">Clocks and waits of workflows that fell due and aren't served yet.</param>
/// <param name="OldestDueAt">Since when the oldest of them waits, by the product's clock; null when none does.</param>
/// <param name="WaitingCount">Messages that wait for delivery.</param>
/// <param name="OldestWaitingAt">When the oldest of them was written, by the real clock; null when none waits.</param>
/// <param name="DeadCount">Messages that were given up.</param>
/// <param name="FaultCount">Cases whose workflow failed at a step and waits for an administrator.</param>
/// <param name="LostEventCount">Events of workflows that no open case bears the correlation id of.</param>
/// <param name="ServerVersion">PostgreSQL's version.</param>
/// <param name="Migrations">Steps applied, the newest first.</param>
public sealed record OperationsFigures(
    long DueCount, DateTimeOffset? OldestDueAt, long WaitingCount, DateTimeOffset? OldestWaitingAt, long DeadCount,
    long FaultCount, long LostEventCount, string ServerVersion, ImmutableList<AppliedMigration> Migrations);

/// <summary>One kind of effect that clocks had since a moment (时限生效汇总).</summary>
/// <param name="Label">Name of the clock: 首次响应.</param>
/// <param name="Effect">Code of the rung.</param>
/// <param name="Count">How often.</param>
public sealed record ServedLine(string Label, string Effect, long Count);

/// <summary>What an operator asks of the database (运行查询): counts, never a case.</summary>
public sealed class OperationsBoard(NpgsqlDataSource database)
{
    /// <summary>The figures; refused to whoever may not operate.</summary>
    public async Task<Answer<OperationsFigures>> ReadAsync(Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        if (!Sight.MayOperate(actor))
            return Sight.NotAllowed;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            select count(*), min(due_at)
            from (select next_at as due_at from deadline where next_at is not null and next_at <= $1
                  union all
                  select due_at from workflow_wait where due_at <= $1) due
            """, now.ToUniversalTime());
        batch.Add("select count(*), min(created_at) from outbox_message where sent_at is null and dead_at is null");
        batch.Add("select count(*) from outbox_message where dead_at is not null");
        batch.Add("select count(*) from case_file where fault_at is not null");
        batch.Add("select count(*) from workflow_event where dead_at is not null");
        batch.Add("select current_setting('server_version')");
        batch.Add("select number, name, applied_at from schema_migration order by number desc");
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var row = new Row(reader);
        var due = (await row.RestAsync(r => (r.Long(0), r.MomentOrNull(1)), ct))[0];
        var waiting = (await row.NextAsync(r => (r.Long(0), r.MomentOrNull(1)), ct))[0];
        var dead = (await row.NextAsync(r => r.Long(0), ct))[0];
        var faults = (await row.NextAsync(r => r.Long(0), ct))[0];
        var lost = (await row.NextAsync(r => r.Long(0), ct))[0];
        var server = (await row.NextAsync(r => r.Text(0), ct))[0];
        var applied = await row.NextAsync(r => new AppliedMigration(r.Int(0), r.Text(1), r.Moment(2)), ct);
        return new OperationsFigures(due.Item1, due.Item2, waiting.Item1, waiting.Item2, dead, faults, lost, server, applied);
    }

    /// <summary>What clocks did after a moment, by clock and rung, the most frequent first; refused to whoever may not operate.</summary>
    public async Task<Answer<ImmutableList<ServedLine>>> ServedSinceAsync(Actor actor, DateTimeOffset since, CancellationToken ct)
    {
        if (!Sight.MayOperate(actor))
            return Sight.NotAllowed;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            select coalesce(d.body ->> 'label', d.kind), served.effect, count(*)
            from (select (body::jsonb ->> 'deadline')::uuid as deadline, body::jsonb ->> 'effect' as effect
                  from journal_entry
                  where at > $1
                    and kind = 'rung-served') served
            join deadline d on d.id = served.deadline
            group by 1, 2
            order by 3 desc, 1, 2
            """, since.ToUniversalTime());
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new ServedLine(r.Text(0), r.Text(1), r.Long(2)), ct);
    }
}
