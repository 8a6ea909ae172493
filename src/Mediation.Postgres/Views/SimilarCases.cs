using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Postgres.Cases;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Rates;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>An open case that looks like the same matter, and why (相似事项).</summary>
/// <param name="Number">编号.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="SamePlace">The same compound.</param>
/// <param name="SameCategory">The same kind of matter (first four characters of the category).</param>
/// <param name="Shared">Words both texts have, as the new text puts them, the longest first.</param>
/// <param name="Stage">How far it has come.</param>
/// <param name="Lead">主办单位.</param>
/// <param name="AcceptedAt">受理时刻.</param>
public sealed record SimilarCase(
    string Number, double Score, bool SamePlace, bool SameCategory, IReadOnlyList<string> Shared, CaseStage Stage,
    string? Lead, DateTimeOffset AcceptedAt);

/// <summary>Finds open cases like a new complaint (查相似): by place, category and words.</summary>
public sealed class SimilarCases(NpgsqlDataSource database)
{
    /// <summary>
    /// The five most similar open cases the actor may see, best first; only those of some likeness, among the newest hundred of
    /// the place and the newest hundred of the kind.
    /// </summary>
    public async Task<IReadOnlyList<SimilarCase>> FindAsync(
        Actor actor, string text, string? compound, string? category, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        Ask(batch, actor, Bigrams.Of(text), compound, category);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(row => Read(row, text), ct);
    }

    /// <summary>Adds the question to a batch; each row of the answer is read by <see cref="Read"/>.</summary>
    internal static void Ask(NpgsqlBatch batch, Actor actor, string[] pairs, string? compound, string? category)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        batch.Add(Select, account, units, everything, pairs, Sql.Text(compound),
            Sql.Text(category is { Length: >= 4 } ? category[..4] : null), Sql.Text(Bigrams.AnyOf(pairs)));
    }

    private const string Columns = "c.number, c.stage, c.lead_unit, c.accepted_at, c.words";

    // ts_rank of words without positions is 0.1 / (pi²/6) for each word of the query that is there, divided by how many
    // the query has: how large a share of the pairs both texts have, found in one call instead of one for each pair.
    internal const string Select =
        $"""
        with asked as materialized (
          select $7::tsquery as words
        ), near as materialized (
          (select {Columns}, true as same_place, left(c.category, 4) is not distinct from $6 as same_category
           from case_file c
           where c.stage <> 'closed'
             and c.compound_code = $5
             and {Universe.Brought}
             and {Sight.Clause}
           order by c.accepted_at desc
           limit 100)
          union all
          (select {Columns}, false, true
           from case_file c
           where c.stage <> 'closed'
             and left(c.category, 4) = $6
             and c.compound_code is distinct from $5
             and {Universe.Brought}
             and {Sight.Clause}
           order by c.accepted_at desc
           limit 100)
        ), scored as materialized (
          select near.*,
                 0.3 * same_place::int + 0.2 * same_category::int
                   + 0.5 * coalesce(ts_rank(near.words, asked.words)::float * 16.4493406684822644, 0) as score
          from near
          cross join asked
        ), best as (
          select *
          from scored
          where score >= 0.5499
             or (same_place and same_category)
          order by score desc, number
          limit 5
        )
        select number, score, same_place, same_category,
               array(select unnest($4::text[]) intersect select unnest(tsvector_to_array(words)) order by 1),
               stage, lead_unit, accepted_at
        from best
        order by score desc, number
        """;

    internal static SimilarCase Read(Row r, string text) => new(
        r.Text(0), Math.Round(r.Double(1), 2), r.Flag(2), r.Flag(3), Bigrams.Stretches(text, r.Texts(4)), r.Word<CaseStage>(5), r.TextOrNull(6),
        r.Moment(7));
}
