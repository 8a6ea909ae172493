using System.Collections.Immutable;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mediation.Postgres.Outbox;

/// <summary>A message that was given up (死信).</summary>
/// <param name="Message">What it was, and how often it was tried.</param>
/// <param name="CreatedAt">When it was written (real clock).</param>
/// <param name="DeadAt">When it was given up (real clock).</param>
/// <param name="LastFault">The kind of fault of the last try.</param>
public sealed record DeadLetter(WaitingMessage Message, DateTimeOffset CreatedAt, DateTimeOffset DeadAt, string? LastFault);

/// <summary>Messages that were given up, for an operator to look at and to send again (死信处理).</summary>
public sealed class DeadLetters(NpgsqlDataSource database, TimeProvider real, ILogger<DeadLetters> log)
{
    /// <summary>The oldest of them; refused to whoever may not operate.</summary>
    public async Task<Answer<ImmutableList<DeadLetter>>> ReadAsync(Actor actor, int limit, CancellationToken ct)
    {
        if (!Sight.MayOperate(actor))
            return Sight.NotAllowed;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            select m.id, c.number, m.recipient, m.template, m.arguments::text, m.attempts, m.created_at, m.dead_at, m.last_fault
            from outbox_message m
            join case_file c on c.id = m.case_id
            where m.dead_at is not null
            order by m.dead_at, m.id
            limit $1
            """, limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new DeadLetter(
            new WaitingMessage(r.Id(0), r.Text(1), r.Text(2), r.Text(3), Json.Read<Dictionary<string, string>>(r.Text(4)), r.Int(5)),
            r.Moment(6), r.Moment(7), r.TextOrNull(8)), ct);
    }

    /// <summary>
    /// Lets messages wait for delivery again, with as many tries as new ones have, under their old ids; returns how many.
    /// Those that are no longer dead are left alone. Refused to whoever may not operate; logged with who did it.
    /// </summary>
    public async Task<Answer<int>> RetryAsync(Actor actor, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (!Sight.MayOperate(actor))
            return Sight.NotAllowed;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            update outbox_message
            set dead_at = null,
                attempts = 0,
                next_attempt_at = $2
            where id = any ($1)
              and dead_at is not null
            returning id
            """, ids.ToArray(), real.GetUtcNow());
        await using var reader = await command.ExecuteReaderAsync(ct);
        var again = await new Row(reader).RestAsync(r => r.Id(0), ct);
        foreach (var id in again)
            log.LogInformation("The dead message {MessageId} waits for delivery again, by {AccountId}", id, actor.Id);
        return again.Count;
    }
}
