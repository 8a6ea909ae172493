namespace Mediation.Postgres.Quality;

/// <summary>
/// A pattern that honest work seldom leaves (数据质量提示): a reason to look, and neither a verdict nor a punishment. Never shown to the
/// public, and counted in no rate.
/// </summary>
public sealed record QualitySign
{
    internal QualitySign(string code, string found) => (Code, Found) = (code, found);

    /// <summary>Its name in addresses, resources and <c>quality_threshold</c>, such as <c>last-minute</c> (代码).</summary>
    public string Code { get; }

    /// <summary>
    /// What was found, given $4 the period's begin and $5 its end, and <c>t.threshold</c>: <c>id</c>, <c>case_id</c>, <c>unit_code</c>,
    /// <c>at</c>, <c>other_at</c> and <c>amount</c>, the number that reached the threshold.
    /// </summary>
    internal string Found { get; }

    /// <summary>The findings with the threshold that is in force for this sign.</summary>
    internal string Findings => Found.Replace("{t}",
        $"cross join (select threshold from quality_threshold where code = '{Code}') t", StringComparison.Ordinal);
}
