namespace Mediation.Postgres.Rates;

/// <summary>
/// One rate of the town (指标). What it is made of is one statement that gives a row for each member of the denominator; figures,
/// trends and the list behind a number are all asked of these rows, so a number and its list can't disagree.
/// </summary>
public sealed record Rate
{
    internal Rate(string code, string members) => (Code, Members) = (code, members);

    /// <summary>Its name in addresses and resources, such as <c>signed-in-time</c> (代码).</summary>
    public string Code { get; }

    /// <summary>A stretch of time, told as median and 90th percentile, and not a share (用时).</summary>
    public bool Span { get; init; }

    /// <summary>
    /// The members, given $4 the period's begin, $5 its end and $6 now: <c>id</c>; <c>case_id</c>; <c>unit_code</c> it is counted for;
    /// <c>at</c>, the moment that puts it into the period; <c>hit</c>, whether the numerator counts it; <c>other_at</c>, the moment
    /// that decided it, or from which a stretch is counted.
    /// </summary>
    internal string Members { get; }

    /// <summary>Which members an actor's figures count: all, or those of the units worked for.</summary>
    internal const string Counted = "($3 or m.unit_code = any ($2))";
}

/// <summary>From when to when, the end excluded (统计期).</summary>
public sealed record RatePeriod(DateTimeOffset From, DateTimeOffset Until);
