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
    }

    private static void Rulings(NpgsqlBatch batch, Guid file, Decision decision, DateTimeOffset now)
    {
        if (decision.Rulings.Count > 0)
            batch.Add("insert into ruling (case_id, version, asked_at, body) values ($1, $2, $3, $4)",
                file, decision.After.Version, now, Json.Write(decision.Rulings));
    }

    /// <summary>Adds the messages of decisions that were made together.</summary>
    public static void Tell(NpgsqlBatch batch, IEnumerable<Decision> decisions, DateTimeOffset realNow) => MessageWriter.Insert(batch,
        [.. decisions.SelectMany(decision => decision.Messages.Select(message => (decision.After.Id, message)))], realNow);
}
