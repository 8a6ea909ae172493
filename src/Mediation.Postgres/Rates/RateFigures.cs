using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Rates;

/// <summary>What a rate comes to (指标数值).</summary>
/// <param name="Of">分母: how many are counted.</param>
/// <param name="Hits">分子.</param>
/// <param name="Median">中位数, for stretches of time; null for shares and when nothing is counted.</param>
/// <param name="NinetyIn100">九成在此以内: the 90th percentile, for stretches of time.</param>
public sealed record RateFigure(int Of, int Hits, TimeSpan? Median = null, TimeSpan? NinetyIn100 = null)
{
    /// <summary>With fewer than so many a unit is not rated (样本不足); the town may change it (<see cref="Quality.Thresholds"/>).</summary>
    public int FewestForUnit { get; init; } = 10;

    /// <summary>Nothing counted.</summary>
    public static RateFigure Nothing { get; } = new(0, 0);

    /// <summary>In per cent with one decimal, halves away from zero; null when nothing is counted.</summary>
    public decimal? Percent => Of == 0 ? null : Math.Round(100m * Hits / Of, 1, MidpointRounding.AwayFromZero);

    /// <summary>Whether there are enough to rate a unit by.</summary>
    public bool EnoughForUnit => Of >= FewestForUnit;
}

/// <summary>A rate in a period: as a whole, and for each unit that has members (指标结果).</summary>
public sealed record RateResult(Rate Rate, RateFigure Whole, IReadOnlyDictionary<string, RateFigure> Units);

/// <summary>
/// Counts rates (指标统计). Whoever may see the whole town counts all of it, secret cases too, as long as no list names them; others
/// count the members of the units they work for.
/// </summary>
public sealed class RateFigures(NpgsqlDataSource database)
{
    /// <summary>Several rates in a period, in the order asked; one round trip.</summary>
    public async Task<IReadOnlyList<RateResult>> ReadAsync(
        Actor actor, IReadOnlyList<Rate> rates, RatePeriod period, DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        batch.Add("select threshold from quality_threshold where code = $1", Quality.Thresholds.FewestForUnit);
        foreach (var rate in rates)
            batch.Add(Units(rate), Parameters(actor, period, now));
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var fewest = (await new Row(reader).RestAsync(r => r.Int(0), ct))[0];
        var results = new List<RateResult>(rates.Count);
        foreach (var rate in rates)
        {
            var lines = await new Row(reader).NextAsync(r => (Unit: r.TextOrNull(0), Figure: Figure(r) with { FewestForUnit = fewest }), ct);
            results.Add(new RateResult(rate, lines.Find(line => line.Unit is null).Figure ?? RateFigure.Nothing with { FewestForUnit = fewest },
                lines.Where(line => line.Unit is not null).ToDictionary(line => line.Unit!, line => line.Figure)));
        }
        return results;
    }

    /// <summary>A rate month by month, by months as the place counts them; months without members are left out.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="rate">Which.</param>
    /// <param name="unit">Of one unit; null for all.</param>
    /// <param name="period">From the begin of the first month to the end of the last.</param>
    /// <param name="zone">The place's zone.</param>
    /// <param name="now">The product's moment.</param>
    /// <param name="ct">Stops reading.</param>
    /// <returns>By month, written as <c>2026-03</c>.</returns>
    public async Task<IReadOnlyDictionary<string, RateFigure>> ByMonthAsync(
        Actor actor, Rate rate, string? unit, RatePeriod period, TimeZoneInfo zone, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, Months(rate), [.. Parameters(actor, period, now), zone.Id, Sql.Text(unit)]);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var lines = await new Row(reader).RestAsync(r => (Month: r.Text(0), Figure: Figure(r)), ct);
        return lines.ToDictionary(line => line.Month, line => line.Figure);
    }

    internal static IReadOnlyList<object> Parameters(Actor actor, RatePeriod period, DateTimeOffset now)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        return [account, units, everything, period.From.ToUniversalTime(), period.Until.ToUniversalTime(), now.ToUniversalTime()];
    }

    private static string Units(Rate rate) =>
        $"""
        select m.unit_code, {Counts(rate)}
        from ({rate.Members}) m
        where {Rate.Counted}
        group by grouping sets ((m.unit_code), ())
        """;

    private static string Months(Rate rate) =>
        $"""
        select to_char(m.at at time zone $7, 'YYYY-MM'), {Counts(rate)}
        from ({rate.Members}) m
        where {Rate.Counted} and ($8::text is null or m.unit_code = $8)
        group by 1
        """;

    // A percentile is one of the counted stretches, not a mean of two, so that it can be found again in the list.
    private static string Counts(Rate rate) => "count(*)::int, count(*) filter (where m.hit)::int" + (rate.Span
        ? """
          , percentile_disc(0.5) within group (order by m.at - m.other_at), percentile_disc(0.9) within group (order by m.at - m.other_at)
          """
        : ", null::interval, null::interval");

    private static RateFigure Figure(Row r) => new(r.Int(1), r.Int(2), r.SpanOrNull(3), r.SpanOrNull(4));
}
