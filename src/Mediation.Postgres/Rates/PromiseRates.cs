namespace Mediation.Postgres.Rates;

/// <summary>Promises about time that fell due in the period, and how long handling took (时限类指标).</summary>
internal static class PromiseRates
{
    /// <summary>响应率: the handling unit spoke with the complainant within the town's own response limit; signing for it doesn't count.</summary>
    public static Rate Responded { get; } = new("responded",
        $"""
        select d.id, d.case_id, {Universe.HolderAt("d.due_at")} as unit_code, d.due_at as at,
               coalesce((c.body ->> 'contactedAt')::timestamptz < {Universe.Limit}, false) as hit,
               (c.body ->> 'contactedAt')::timestamptz as other_at
        from deadline d
        join case_file c on c.id = d.case_id
        where d.kind = 'first-response' and d.side = 'management'
          and d.due_at >= $4 and d.due_at < $5 and {Universe.Limit} <= $6
          and {Universe.Owed} and {Universe.Case} and {Universe.Reachable}
        """);

    /// <summary>按时签收率: each share that was given out, by the unit that got it.</summary>
    public static Rate SignedInTime { get; } = new("signed-in-time", Kept("d.kind = 'sign-for'"));

    /// <summary>按时办结率（管理时限）.</summary>
    public static Rate HandledInTime { get; } = new("handled-in-time", Kept("d.kind = 'handling' and d.side = 'management'"));

    /// <summary>按时办结率（法定时限）.</summary>
    public static Rate HandledInLaw { get; } = new("handled-in-law", Kept("d.kind = 'handling' and d.side = 'legal'"));

    /// <summary>处理时长（管理时限）: from the begin of the clock until the lead concluded.</summary>
    public static Rate HandlingTime { get; } = new("handling-time", Took("management")) { Span = true };

    /// <summary>处理时长（法定时限）.</summary>
    public static Rate HandlingTimeInLaw { get; } = new("handling-time-in-law", Took("legal")) { Span = true };

    private static string Kept(string which) =>
        $"""
        select d.id, d.case_id, {Universe.HolderAt("d.due_at")} as unit_code, d.due_at as at,
               coalesce(d.met_at < {Universe.Limit}, false) as hit, d.met_at as other_at
        from deadline d
        join case_file c on c.id = d.case_id
        where {which}
          and d.due_at >= $4 and d.due_at < $5 and {Universe.Limit} <= $6
          and {Universe.Owed} and {Universe.Case}
        """;

    private static string Took(string side) =>
        $"""
        select d.id, d.case_id, {Universe.HolderAt("d.met_at")} as unit_code, d.met_at as at, true as hit, d.started_at as other_at
        from deadline d
        join case_file c on c.id = d.case_id
        where d.kind = 'handling' and d.state = 'met' and d.side = '{side}'
          and d.met_at >= $4 and d.met_at < $5
          and {Universe.Case}
        """;
}
