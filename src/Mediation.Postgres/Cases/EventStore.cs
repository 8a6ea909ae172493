using Mediation.Casework.Acts;
using Mediation.Casework.Waits;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>Events that workflows published beyond their case, on their way (在途事件).</summary>
internal static class EventStore
{
    /// <summary>Adds what a decision sends.</summary>
    public static void Insert(NpgsqlBatch batch, Decision decision, Doing doing)
    {
        foreach (var sent in decision.Outgoing)
            batch.Add("insert into workflow_event (id, case_id, correlation, name, content, next_at) values ($1, $2, $3, $4, $5, $6)",
                sent.Id, decision.After.Id, sent.Correlation, sent.Name, Sql.Text(sent.Content), doing.RealNow.ToUniversalTime());
    }

    /// <summary>The one that waits longest and nobody else brings, locked; null when there is none.</summary>
    public static async Task<OutgoingEvent?> ClaimAsync(NpgsqlConnection connection, DateTimeOffset realNow, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select id, correlation, name, content
            from workflow_event
            where dead_at is null
              and next_at <= $1
            order by next_at, id
            limit 1
            for update skip locked
            """, realNow.ToUniversalTime());
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = await new Row(reader).RestAsync(r => new OutgoingEvent(r.Id(0), r.Text(1), r.Text(2), r.TextOrNull(3)), ct);
        return found.FirstOrDefault();
    }

    /// <summary>The open cases that bear a correlation id: by their number, or by a workflow of theirs.</summary>
    public static async Task<string[]> AddresseesAsync(NpgsqlConnection connection, string correlation, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select number from case_file where number = $1 and stage <> 'closed'
            union
            select c.number
            from workflow_instance i
            join case_file c on c.id = i.case_id
            where i.running
              and i.correlation = $1
            order by 1
            """, correlation);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return [.. await new Row(reader).RestAsync(r => r.Text(0), ct)];
    }

    /// <summary>How many wait to be brought.</summary>
    public static async Task<int> CountAsync(NpgsqlConnection connection, DateTimeOffset realNow, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            "select count(*)::int from workflow_event where dead_at is null and next_at <= $1", realNow.ToUniversalTime());
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>It was brought.</summary>
    public static void Delete(NpgsqlBatch batch, Guid id) => batch.Add("delete from workflow_event where id = $1", id);

    /// <summary>There is nobody to bring it to.</summary>
    public static void GiveUp(NpgsqlBatch batch, Guid id, DateTimeOffset realNow) =>
        batch.Add("update workflow_event set dead_at = $2 where id = $1", id, realNow.ToUniversalTime());

    /// <summary>Lets one that could not be brought wait, so that it keeps no other from it.</summary>
    public static async Task PutAsideAsync(NpgsqlConnection connection, Guid id, DateTimeOffset until, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, "update workflow_event set next_at = $2 where id = $1", id, until.ToUniversalTime());
        await command.ExecuteNonQueryAsync(ct);
    }
}
