using Mediation.Casework.Acts;
using Mediation.Casework.Evaluations;
using Npgsql;

namespace Mediation.Postgres.Evaluations;

/// <summary>What became of an evaluation, for whoever gave it (评价去向).</summary>
/// <param name="Unit">被评单位: code.</param>
/// <param name="Number">编号 of the case that came of it, or that it joined; null when none did.</param>
/// <param name="ReceiptCode">The code by which that case may be looked up; null for none, and where it joined somebody else's.</param>
public sealed record EvaluationOutcome(string Unit, string? Number, string? ReceiptCode);

/// <summary>Keeps evaluations (评价登记): each once, in the transaction of what came of it.</summary>
public static class EvaluationStore
{
    private static readonly TimeSpan WordsKept = TimeSpan.FromDays(365);

    /// <summary>What became of one; null when there is none by this id.</summary>
    public static async Task<EvaluationOutcome?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select e.unit_code, c.number, case when not e.joined then c.receipt_code end
            from evaluation e
            left join case_file c on c.id = e.case_id
            where e.id = $1
            """, id);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(r => new EvaluationOutcome(r.Text(0), r.TextOrNull(1), r.TextOrNull(2)), ct)).FirstOrDefault();
    }

    /// <summary>Erases words that no case took, once they are a year old (本镇政策); how many. The marks stay.</summary>
    public static async Task<int> EraseWordsAsync(NpgsqlDataSource database, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            "update evaluation set words = null where words is not null and at < $1", (now - WordsKept).ToUniversalTime());
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Until the transaction ends, nobody else evaluates the same unit about the same: what one opens, the next joins.</summary>
    internal static async Task HoldAsync(NpgsqlConnection connection, EvaluationForm form, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, "select pg_advisory_xact_lock(hashtextextended($1, 31))", $"{form.Unit} {form.Aspect}");
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// The case of a bad mark about the same unit and aspect, of a day, that the unit has yet to put right; null when there is none, or no room
    /// for another party in it.
    /// </summary>
    internal static async Task<string?> JoinableAsync(
        NpgsqlConnection connection, EvaluationForm form, Briefing briefing, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select c.number
            from evaluation e
            join case_file c on c.id = e.case_id
            where e.place_code = $1
              and e.unit_code = $2
              and e.aspect is not distinct from $3
              and e.at >= $4
              and not e.joined
              and c.category = $5
              and ($6 or jsonb_array_length(c.body -> 'parties') < $7)
              and exists (select from work_item w where w.case_id = c.id and w.closed_at is null and $8 = any (w.acts))
            order by e.at desc
            limit 1
            """,
            briefing.Town.Code, form.Unit, Sql.Text(form.Aspect), briefing.Calendar.StartOf(briefing.Today).ToUniversalTime(), Evaluating.Category,
            form.Phone is null, NameParty.Most, Rectify.ActCode);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    /// <summary>Adds it to the batch that saves what came of it.</summary>
    internal static void Add(NpgsqlBatch batch, EvaluationForm form, Briefing briefing, Guid? @case = null, bool joined = false) => batch.Add(
        """
        insert into evaluation (id, place_code, unit_code, mark, aspect, words, at, case_id, joined)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        form.Id, briefing.Town.Code, form.Unit, (short)form.Mark!.Value, Sql.Text(form.Aspect), Sql.Text(@case is null ? form.Words : null),
        briefing.Now.ToUniversalTime(), Sql.Id(@case), joined);
}
