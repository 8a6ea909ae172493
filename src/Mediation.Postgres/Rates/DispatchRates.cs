namespace Mediation.Postgres.Rates;

/// <summary>Whether cases go to whom they belong, and are done at the first go (派单类指标).</summary>
internal static class DispatchRates
{
    /// <summary>一次办结率: closed without return, transfer or rework.</summary>
    public static Rate DoneAtOnce { get; } = new("done-at-once",
        $"""
        select c.id, c.id as case_id, coalesce(c.lead_unit, 'DESK') as unit_code, c.closed_at as at,
               not exists (
                 select from journal_entry j where j.case_id = c.id and j.kind in ('share-returned', 'work-item-moved', 'reworked'))
               and (select count(distinct led.unit_code) from assignment led where led.case_id = c.id and led.share = 'lead') = 1 as hit,
               c.accepted_at as other_at
        from case_file c
        where c.stage = 'closed' and c.closed_at >= $4 and c.closed_at < $5
          and {Universe.Answered} and {Universe.Reachable} and {Universe.Case}
        """);

    /// <summary>退单率: shares that the unit gave back, of all shares given out in the period.</summary>
    public static Rate Returned { get; } = new("returned",
        $"""
        select s.id, s.case_id, s.unit_code, s.dispatched_at as at, s.state = 'returned' as hit, null::timestamptz as other_at
        from assignment s
        join case_file c on c.id = s.case_id
        where s.dispatched_at >= $4 and s.dispatched_at < $5 and {Universe.Case}
        """);

    /// <summary>退单正确率: the lead's share, given back in the period and decided, went to another unit.</summary>
    public static Rate ReturnedRightly { get; } = new("returned-rightly",
        $"""
        select gone.id, j.case_id, gone.unit_code, j.at, next.unit_code <> gone.unit_code as hit, next.dispatched_at as other_at
        from journal_entry j
        join case_file c on c.id = j.case_id
        join assignment gone on gone.id = (j.body::jsonb ->> 'assignment')::uuid and gone.share = 'lead'
        cross join lateral (
          select later.unit_code, later.dispatched_at
          from assignment later
          where later.case_id = j.case_id and later.share = 'lead' and later.id > gone.id and later.dispatched_at >= j.at
          order by later.dispatched_at, later.id
          limit 1
        ) next
        where j.kind = 'share-returned' and j.at >= $4 and j.at < $5 and {Universe.Case}
        """);

    /// <summary>派单准确率: first given out in the period, and no other unit had to lead since.</summary>
    public static Rate DispatchedRightly { get; } = new("dispatched-rightly",
        $"""
        select s.id, s.case_id, s.unit_code, s.dispatched_at as at, other.at is null as hit, other.at as other_at
        from assignment s
        join case_file c on c.id = s.case_id
        cross join lateral (
          select min(led.dispatched_at) as at
          from assignment led
          where led.case_id = s.case_id and led.share = 'lead' and led.unit_code <> s.unit_code
        ) other
        where s.share = 'lead' and s.dispatched_at >= $4 and s.dispatched_at < $5
          and not exists (
            select from assignment first
            where first.case_id = s.case_id and first.share = 'lead'
              and (first.dispatched_at, first.id) < (s.dispatched_at, s.id))
          and {Universe.Case}
        """);

    /// <summary>重复投诉率: the same telephone brought the same kind of matter within ninety days before.</summary>
    public static Rate Repeated { get; } = new("repeated",
        $"""
        select c.id, c.id as case_id, coalesce(c.lead_unit, 'DESK') as unit_code, c.accepted_at as at, earlier.at is not null as hit,
               earlier.at as other_at
        from case_file c
        cross join lateral (
          select max(before.accepted_at) as at
          from party teller
          join party known on known.phone = teller.phone and known.side = 'complainant'
          join case_file before on before.id = known.case_id
          where teller.case_id = c.id and teller.side = 'complainant' and teller.phone <> ''
            and left(before.category, 4) = left(c.category, 4)
            and before.result is distinct from 'merged'
            and before.accepted_at < c.accepted_at
            and before.accepted_at >= c.accepted_at - interval '90 days'
        ) earlier
        where c.accepted_at >= $4 and c.accepted_at < $5 and {Universe.Case}
        """);
}
