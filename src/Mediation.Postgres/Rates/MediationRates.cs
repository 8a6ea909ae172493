namespace Mediation.Postgres.Rates;

/// <summary>How mediations end (调解类指标), from the outcomes by which their steps were left, whatever act led there.</summary>
internal static class MediationRates
{
    /// <summary>调解成功率（按终结）: agreements, spoken ones too, of mediations that ended: agreed, not agreed, one side refused.</summary>
    public static Rate Mediated { get; } = new("mediated",
        $"""
        select c.id, j.case_id, coalesce(j.unit_code, c.lead_unit, 'DESK') as unit_code, j.at, j.body::jsonb ->> 'outcome' = 'agreed' as hit,
               null::timestamptz as other_at
        {Ended}
        """);

    /// <summary>调解成功率（按受理）: agreements so far, of mediations that began in the period because all sides consented.</summary>
    public static Rate MediatedOfBegun { get; } = new("mediated-of-begun",
        $"""
        select c.id, j.case_id, coalesce(j.unit_code, c.lead_unit, 'DESK') as unit_code, j.at,
               coalesce(next.outcome = 'agreed', false) as hit, next.at as other_at
        from journal_entry j
        join case_file c on c.id = j.case_id
        left join lateral (
          select later.body::jsonb ->> 'outcome' as outcome, later.at
          from journal_entry later
          where later.case_id = j.case_id and later.sequence > j.sequence and later.kind = 'workflow-moved'
            and later.act in ({Acts}) and later.body::jsonb ->> 'outcome' in ('all-consent', 'one-refuses', 'agreed', 'not-agreed')
          order by later.sequence
          limit 1
        ) next on true
        where j.kind = 'workflow-moved' and j.act in ({Acts}) and j.body::jsonb ->> 'outcome' = 'all-consent'
          and j.at >= $4 and j.at < $5 and {Universe.Case}
        """);

    /// <summary>升级率: handed to another authority, or an enforcement procedure began, after the mediation ended.</summary>
    public static Rate Escalated { get; } = new("escalated",
        $"""
        select c.id, j.case_id, coalesce(j.unit_code, c.lead_unit, 'DESK') as unit_code, j.at, risen.at is not null as hit,
               risen.at as other_at
        from (select j.* {Ended}) j
        join case_file c on c.id = j.case_id
        cross join lateral (
          select min(later.at) as at
          from journal_entry later
          where later.case_id = j.case_id and later.sequence > j.sequence
            and (later.kind = 'handed-off'
              or (later.kind = 'workflow-started' and later.body::jsonb ->> 'definitionId' = 'enforcement'))
        ) risen
        """);

    // Those of the index; the first four were clicks before the outcomes followed from what was recorded.
    private const string Acts = "'all-consent', 'one-refuses', 'agreed', 'not-agreed', 'record-consent', 'sign-agreement', 'seal-agreement', 'confirm-oral'";

    private const string Ended =
        $"""
        from journal_entry j
        join case_file c on c.id = j.case_id
        where j.kind = 'workflow-moved' and j.act in ({Acts}) and j.body::jsonb ->> 'outcome' in ('agreed', 'not-agreed', 'one-refuses')
          and j.at >= $4 and j.at < $5 and {Universe.Case}
        """;
}
