using Mediation.Casework.Messages;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>Messages that wait to be sent once the transaction is committed (待发通知).</summary>
internal static class MessageWriter
{
    /// <summary>Adds messages, each about a case, in one statement; nothing where there are none.</summary>
    public static void Insert(NpgsqlBatch batch, IReadOnlyCollection<(Guid Case, Message Message)> told, DateTimeOffset realNow)
    {
        if (told.Count == 0)
            return;
        batch.Add(
            """
            insert into outbox_message (id, case_id, recipient, template, arguments, created_at, next_attempt_at)
            select m.id, m.case_id, m.recipient, m.template, m.arguments::jsonb, $1, $1
            from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[]) as m (id, case_id, recipient, template, arguments)
            """,
            realNow.ToUniversalTime(), told.Select(t => t.Message.Id).ToArray(), told.Select(t => t.Case).ToArray(),
            told.Select(t => t.Message.To).ToArray(), told.Select(t => t.Message.Template).ToArray(),
            told.Select(t => Json.Write(t.Message.Arguments)).ToArray());
    }
}
