using Mediation.Postgres.Rates;

namespace Mediation.Postgres.Rechecks;

/// <summary>
/// How cases are drawn (抽取办法): each unit's in the order of SHA-256 over seed and number, the first of them. Whoever knows the seed can do the
/// same on paper. Not drawn: sensitive and secret cases, and what another draw had before.
/// </summary>
internal static class RecheckSql
{
    /// <summary>
    /// Every case that could be drawn, <c>id</c>, <c>number</c>, <c>unit_code</c>, <c>position</c>, given $1 and $2 the period, $3 the unit, $4 the seed,
    /// $5 the draw itself and when it was drawn, $6: what it took is still to be taken.
    /// </summary>
    public const string Ranked =
        $"""
        select c.id, c.number, coalesce(c.lead_unit, 'DESK') as unit_code,
               (row_number() over (
                 partition by coalesce(c.lead_unit, 'DESK')
                 order by sha256(convert_to($4 || c.number, 'UTF8')), c.number))::int as position
        from case_file c
        where c.stage = 'closed' and c.closed_at >= $1 and c.closed_at < $2 and c.secrecy < 2
          and ($3::text is null or coalesce(c.lead_unit, 'DESK') = $3)
          and {Universe.Answered} and {Universe.Case}
          and not exists (
            select from recheck_case had
            join recheck_draw other on other.id = had.draw_id
            where had.case_id = c.id
              and (other.drawn_at, other.number) < ($6, coalesce((select own.number from recheck_draw own where own.id = $5), 'CD')))
        """;

    /// <summary>How many there are, and the digest of their numbers.</summary>
    public const string Population =
        $"""
        select count(*)::int, encode(sha256(convert_to(coalesce(string_agg(r.number, E'\n' order by r.number collate "C"), ''), 'UTF8')), 'hex')
        from ({Ranked}) r
        """;
}
