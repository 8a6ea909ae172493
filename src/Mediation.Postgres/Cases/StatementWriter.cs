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
        if (decision.Rulings.Count == 0)
            return;
        batch.Add(
            """
            insert into ruling (id, case_id, asked_at, position, rule_set, version, rule, outcome, label, ground, verified,
                                by_person, body)
            select r.id, $1, $2, r.position, r.rule_set, r.version, r.rule, r.outcome, r.label, r.ground, r.verified,
                   r.by_person, r.body::jsonb
            from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
                        $11::bool[], $12::text[])
                 with ordinality
                 as r (id, rule_set, version, rule, outcome, label, ground, verified, by_person, body, position)
            """,
            file, now, decision.Rulings.Select(_ => Guid.CreateVersion7()).ToArray(),
            decision.Rulings.Select(r => r.Set).ToArray(), decision.Rulings.Select(r => r.Version).ToArray(),
            decision.Rulings.Select(r => r.Hit ? r.Rule : null).ToArray(), decision.Rulings.Select(r => r.Outcome).ToArray(),
            decision.Rulings.Select(r => r.Label).ToArray(), decision.Rulings.Select(r => r.Ground).ToArray(),
            decision.Rulings.Select(r => r.Verified).ToArray(), decision.Rulings.Select(r => r.Overruled is not null).ToArray(),
            decision.Rulings.Select(Json.Write).ToArray());
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
