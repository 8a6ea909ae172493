using Mediation.Postgres.Rates;

namespace Mediation.Postgres.Quality;

/// <summary>Where what was written and what happened may differ (自报与实情不符的提示).</summary>
internal static class ClaimSigns
{
    /// <summary>未联系办结: closed after it was answered, and nobody who handled it had recorded a contact with the resident.</summary>
    public static QualitySign NoContact { get; } = new("no-contact",
        $$"""
        select c.id, c.id as case_id, coalesce(c.lead_unit, 'DESK') as unit_code, c.closed_at as at, c.accepted_at as other_at, t.threshold as amount
        from case_file c
        {t}
        where c.stage = 'closed' and c.closed_at >= $4 and c.closed_at < $5
          and {{Universe.Answered}} and c.body ->> 'contactedAt' is null
        """);

    /// <summary>自报解决、群众否认: the lead wrote 解决, the resident says that it isn't.</summary>
    public static QualitySign ClaimDenied { get; } = new("claim-denied",
        """
        select s.id, c.id as case_id, s.unit_code, c.closed_at as at, s.concluded_at as other_at, t.threshold as amount
        from case_file c
        {t}
        join assignment s on s.case_id = c.id and s.share = 'lead' and s.state = 'concluded'
        where c.stage = 'closed' and c.closed_at >= $4 and c.closed_at < $5
          and c.result = 'unsolved' and s.conclusion = '解决'
        """);

    /// <summary>雷同答复: a unit answered several cases of the period with the same words, whatever the spaces and stops.</summary>
    public static QualitySign SameWords { get; } = new("same-words",
        """
        select c.id, alike.case_id, alike.unit_code, alike.at, null::timestamptz as other_at, alike.times as amount
        from (
          select j.case_id, coalesce(j.unit_code, 'DESK') as unit_code, j.at,
                 count(*) over (partition by coalesce(j.unit_code, 'DESK'), regexp_replace(s.text, '[\s[:punct:]，。！、；：]', '', 'g'))::int as times
          from journal_entry j
          join statement s on s.id = (j.body::jsonb #>> '{text,id}')::uuid
          where j.kind = 'replied' and j.at >= $4 and j.at < $5
        ) alike
        join case_file c on c.id = alike.case_id
        {t}
        where alike.times >= t.threshold
        """);

    /// <summary>批量延期: one person approved many extensions within an hour before and after.</summary>
    public static QualitySign ManyExtensions { get; } = new("many-extensions",
        """
        select c.id, many.case_id, coalesce(c.lead_unit, 'DESK') as unit_code, many.at, null::timestamptz as other_at, many.times as amount
        from (
          select j.case_id, j.at,
                 count(*) over (partition by j.actor order by j.at
                                range between interval '1 hour' preceding and interval '1 hour' following)::int as times
          from journal_entry j
          where j.kind = 'extension-decided' and j.at >= $4 and j.at < $5 and j.body::jsonb ->> 'approved' = 'true'
        ) many
        join case_file c on c.id = many.case_id
        {t}
        where many.times >= t.threshold
        """);
}
