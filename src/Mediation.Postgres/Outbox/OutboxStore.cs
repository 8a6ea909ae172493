using Npgsql;

namespace Mediation.Postgres.Outbox;

/// <summary>A message that waits for delivery (待发通知).</summary>
/// <param name="Id">Stable; the receiver may see it twice.</param>
/// <param name="CaseNumber">Which case it is about.</param>
/// <param name="Recipient"><c>unit:…</c>, <c>head:…</c>, <c>role:…</c> or <c>complainant</c>.</param>
/// <param name="Template">Which sentence.</param>
/// <param name="Arguments">What the sentence mentions; never personal data.</param>
/// <param name="Attempts">How often it was tried before.</param>
public sealed record WaitingMessage(
    Guid Id, string CaseNumber, string Recipient, string Template, IReadOnlyDictionary<string, string> Arguments, int Attempts);

/// <summary>
/// Messages that left the act's transaction as rows and leave the building from here (通知发送): at least once, with a stable
/// id, retried ever more slowly and put aside after <see cref="MostAttempts"/> tries. Retry runs on the real clock.
/// </summary>
public sealed class OutboxStore(NpgsqlDataSource database, TimeProvider real)
{
    /// <summary>After so many failed tries a message is put aside for an operator (死信).</summary>
    public const int MostAttempts = 8;

    /// <summary>
    /// Claims up to <paramref name="limit"/> waiting messages, hands each to <paramref name="deliver"/> and records what
    /// came of it, in one transaction; other nodes skip them meanwhile. Returns how many were claimed.
    /// </summary>
    public async Task<int> DeliverAsync(int limit, Action<WaitingMessage> deliver, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var waiting = await ClaimAsync(connection, limit, ct);
        if (waiting.Count == 0)
            return 0;
        await using var batch = new NpgsqlBatch(connection);
        var sent = new List<Guid>(waiting.Count);
        foreach (var message in waiting)
        {
            try
            {
                deliver(message);
                sent.Add(message.Id);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or TimeoutException)
            {
                Failed(batch, message, fault);
            }
        }
        batch.Add("update outbox_message set sent_at = $2, attempts = attempts + 1, last_fault = null where id = any($1)",
            sent.ToArray(), real.GetUtcNow());
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return waiting.Count;
    }

    private void Failed(NpgsqlBatch batch, WaitingMessage message, Exception fault)
    {
        var attempts = message.Attempts + 1;
        var now = real.GetUtcNow();
        if (attempts >= MostAttempts)
            batch.Add("update outbox_message set dead_at = $2, attempts = $3, last_fault = $4 where id = $1",
                message.Id, now, attempts, fault.GetType().Name);
        else
            batch.Add("update outbox_message set next_attempt_at = $2, attempts = $3, last_fault = $4 where id = $1",
                message.Id, now + TimeSpan.FromSeconds(Math.Pow(4, attempts)), attempts, fault.GetType().Name);
    }

    private async Task<IReadOnlyList<WaitingMessage>> ClaimAsync(NpgsqlConnection connection, int limit, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select m.id, c.number, m.recipient, m.template, m.arguments::text, m.attempts
            from outbox_message m
            join case_file c on c.id = m.case_id
            where m.sent_at is null
              and m.dead_at is null
              and m.next_attempt_at <= $1
            order by m.next_attempt_at, m.id
            limit $2
            for update of m skip locked
            """, real.GetUtcNow(), limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new WaitingMessage(
            r.Id(0), r.Text(1), r.Text(2), r.Text(3), Json.Read<Dictionary<string, string>>(r.Text(4)), r.Int(5)), ct);
    }
}
