using Mediation.Postgres.Rates;

namespace Mediation.Postgres.Quality;

/// <summary>What happens suspiciously near the end of a promise (期限将尽的提示).</summary>
internal static class EndSigns
{
    /// <summary>末刻办结: concluded in the last minutes before it would have been late.</summary>
    public static QualitySign LastMinute { get; } = new("last-minute",
        $$"""
        select d.id, d.case_id, {{Universe.HolderAt("d.met_at")}} as unit_code, d.met_at as at, d.due_at as other_at,
               ceil(extract(epoch from d.due_at - d.met_at) / 60)::int as amount
        from deadline d
        join case_file c on c.id = d.case_id
        {t}
        where d.kind = 'handling' and d.state = 'met' and d.met_at >= $4 and d.met_at < $5
          and d.met_at < d.due_at and d.met_at >= d.due_at - t.threshold * interval '1 minute'
        """);

    /// <summary>临期中止: a clock was stopped, and when it runs again only hours are left of it.</summary>
    public static QualitySign StoppedAtTheEnd { get; } = new("stopped-at-the-end",
        $$"""
        select d.id, d.case_id, {{Universe.HolderAt("stop.at")}} as unit_code, stop.at, stop.ends_at as other_at,
               greatest(ceil(extract(epoch from d.due_at - stop.ends_at) / 3600), 0)::int as amount
        from (
          select j.at, k.id, least((j.body::jsonb #>> '{change,until}')::timestamptz, (
                   select min((h ->> 'at')::timestamptz)
                   from jsonb_array_elements(k.body -> 'history') h
                   where h ->> 'happened' in ('resumed', 'met', 'voided') and (h ->> 'at')::timestamptz >= j.at)) as ends_at
          from journal_entry j
          join deadline k on k.id = (j.body::jsonb ->> 'deadline')::uuid
          where j.kind = 'deadline-changed' and j.act = 'stop-clock' and j.at >= $4 and j.at < $5
        ) stop
        join deadline d on d.id = stop.id
        join case_file c on c.id = d.case_id
        {t}
        where d.due_at - stop.ends_at <= t.threshold * interval '1 hour'
        """);

    /// <summary>临期退单: a share was given back in the last hours in which it could have been signed for or handled in time.</summary>
    public static QualitySign ReturnedAtTheEnd { get; } = new("returned-at-the-end",
        """
        select s.id, j.case_id, s.unit_code, j.at, nearest.due_at as other_at,
               ceil(extract(epoch from nearest.due_at - j.at) / 60)::int as amount
        from journal_entry j
        join assignment s on s.id = (j.body::jsonb ->> 'assignment')::uuid
        {t}
        cross join lateral (
          select min(d.due_at) as due_at
          from deadline d
          where d.case_id = j.case_id
            and ((d.kind = 'sign-for' and d.unit_code = s.unit_code and (d.met_at is null or d.met_at >= j.at))
              or (d.kind = 'handling' and s.share = 'lead'))
            and d.due_at > j.at
        ) nearest
        where j.kind = 'share-returned' and j.at >= $4 and j.at < $5
          and nearest.due_at - j.at <= t.threshold * interval '1 hour'
        """);

    /// <summary>反复退单: the lead's share went back once more.</summary>
    public static QualitySign PingPong { get; } = new("ping-pong",
        """
        select s.id, j.case_id, s.unit_code, j.at, s.dispatched_at as other_at, back.times as amount
        from journal_entry j
        join assignment s on s.id = (j.body::jsonb ->> 'assignment')::uuid and s.share = 'lead'
        {t}
        cross join lateral (
          select count(*)::int as times
          from journal_entry before
          where before.case_id = j.case_id and before.sequence <= j.sequence and before.kind = 'share-returned'
            and before.body::jsonb ->> 'byLead' = 'true'
        ) back
        where j.kind = 'share-returned' and j.at >= $4 and j.at < $5 and back.times >= t.threshold
        """);
}
