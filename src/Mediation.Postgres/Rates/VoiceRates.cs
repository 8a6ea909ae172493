namespace Mediation.Postgres.Rates;

/// <summary>What residents say when they are asked (群众评价类指标): a unit's claim counts in none of them.</summary>
internal static class VoiceRates
{
    /// <summary>解决率（群众确认）.</summary>
    public static Rate Solved { get; } = new("solved", Asked("last.call ->> 'solved' = 'true'"));

    /// <summary>解决率（单位自报）: what the lead wrote of its own work, to be seen beside what residents say.</summary>
    public static Rate SolvedClaimed { get; } = new("solved-claimed", Closed(
        "exists (select from assignment led where led.case_id = c.id and led.share = 'lead' and led.state = 'concluded' and led.conclusion = '解决')", "true"));

    /// <summary>解决率（抽查核实）: of cases drawn at random, asked once more by somebody else than the unit.</summary>
    public static Rate SolvedRechecked { get; } = new("solved-rechecked",
        $"""
        select c.id, c.id as case_id, drawn.unit_code, k.at, k.solved as hit, c.closed_at as other_at
        from recheck_call k
        join recheck_case drawn on drawn.case_id = k.case_id
        join case_file c on c.id = k.case_id
        where k.reached and k.at >= $4 and k.at < $5 and {Universe.Case}
        """);

    /// <summary>满意率.</summary>
    public static Rate Satisfied { get; } = new("satisfied", Asked("last.call ->> 'satisfaction' in ('满意', '基本满意')"));

    /// <summary>回访完成率: those who could not be reached are what it is about, so it counts them.</summary>
    public static Rate CalledBack { get; } = new("called-back", Closed("c.result <> 'unconfirmed'", "true"));

    /// <summary>办结未解决率: closed, and the resident says that it isn't solved.</summary>
    public static Rate ClosedUnsolved { get; } = new("closed-unsolved", Closed("c.result = 'unsolved'", Universe.Reachable));

    // The last call of the period in which somebody answered, so that a month that was told stays as it was told.
    private static string Asked(string hit) =>
        $$"""
        select c.id, c.id as case_id, coalesce(c.lead_unit, 'DESK') as unit_code, last.at, coalesce({{hit}}, false) as hit,
               null::timestamptz as other_at
        from (
          select distinct on (j.case_id) j.case_id, j.at, j.body::jsonb -> 'call' as call
          from journal_entry j
          where j.kind = 'followed-up' and j.at >= $4 and j.at < $5
            and j.body::jsonb #>> '{call,reached}' = 'true'
          order by j.case_id, j.sequence desc
        ) last
        join case_file c on c.id = last.case_id
        where {{Universe.Case}} and {{Universe.Reachable}}
        """;

    private static string Closed(string hit, string among) =>
        $"""
        select c.id, c.id as case_id, coalesce(c.lead_unit, 'DESK') as unit_code, c.closed_at as at, {hit} as hit,
               c.accepted_at as other_at
        from case_file c
        where c.stage = 'closed' and c.closed_at >= $4 and c.closed_at < $5
          and {Universe.Answered} and {among} and {Universe.Case}
        """;
}
