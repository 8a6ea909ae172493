using Mediation.Casework.Acts;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>Words, rulings, papers and messages that a decision adds (陈述、判定、文书与通知).</summary>
internal static class StatementWriter
{
    public static void Insert(NpgsqlBatch batch, Guid file, Decision decision, Doing doing)
    {
        var now = doing.Now.ToUniversalTime();
        foreach (var said in decision.Statements)
            batch.Add("insert into statement (id, case_id, kind, text, said_at) values ($1, $2, $3, $4, $5)",
                said.Id, file, said.Kind, said.Text, now);
        foreach (var paper in decision.Documents)
            batch.Add("insert into document (id, case_id, template, made_at, body) values ($1, $2, $3, $4, $5)",
                paper.Id, file, paper.Template, now, Sql.Json(Json.Write(paper.Values)));
        Rulings(batch, file, decision, now);
        Messages(batch, file, decision, doing.RealNow);
    }

    private static void Rulings(NpgsqlBatch batch, Guid file, Decision decision, DateTimeOffset now)
    {
        if (decision.Rulings.Count > 0)
            batch.Add("insert into ruling (case_id, version, asked_at, body) values ($1, $2, $3, $4)",
                file, decision.After.Version, now, Json.Write(decision.Rulings));
    }

    private static void Messages(NpgsqlBatch batch, Guid file, Decision decision, DateTimeOffset realNow)
    {
        if (decision.Messages.Count == 0)
            return;
        batch.Add(
            """
            insert into outbox_message (id, case_id, recipient, template, arguments, created_at, next_attempt_at)
            select m.id, $1, m.recipient, m.template, m.arguments::jsonb, $6, $6
            from unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) as m (id, recipient, template, arguments)
            """,
            file, decision.Messages.Select(m => m.Id).ToArray(), decision.Messages.Select(m => m.To).ToArray(),
            decision.Messages.Select(m => m.Template).ToArray(),
            decision.Messages.Select(m => Json.Write(m.Arguments)).ToArray(), realNow.ToUniversalTime());
    }
}
