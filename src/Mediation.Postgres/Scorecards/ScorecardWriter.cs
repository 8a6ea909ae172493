using Mediation.Casework.Acts;
using Mediation.Casework.Journal;
using Mediation.Postgres.Cases;
using Npgsql;

namespace Mediation.Postgres.Scorecards;

/// <summary>Hangs out what a decision publishes of a property firm's score (考核公示行).</summary>
internal static class ScorecardWriter
{
    /// <summary>Adds the row; after the statements of the decision, whose words it copies.</summary>
    public static void Insert(NpgsqlBatch batch, Decision decision, Doing doing)
    {
        foreach (var (score, answer) in decision.Events.OfType<ScorePublished>().Select(each => (each.Score, each.Answer)))
            batch.Add(
                """
                insert into scorecard (case_id, compound_code, unit_code, firm, from_on, until_on, total, failed, body, answer, published_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, (select t.text from statement t where t.id = $10), $11)
                """,
                decision.After.Id, decision.After.Intake.Compound!, score.Unit, score.Firm, score.Figures.From, score.Figures.Until, (short)score.Total,
                score.Failed, Sql.Json(Json.Write(score)), Sql.Id(answer?.Id), doing.Now.ToUniversalTime());
    }
}
