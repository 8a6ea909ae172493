using Mediation.Casework.Actors;
using Mediation.Casework.Evaluations;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Rates;
using Npgsql;

namespace Mediation.Postgres.Evaluations;

/// <summary>What residents think of a unit in a period (单位得评).</summary>
/// <param name="Unit">Unit code.</param>
/// <param name="Of">How many marks (评价数).</param>
/// <param name="Bad">How many of them bad (差评数): 2 and below.</param>
/// <param name="Sum">The marks together.</param>
/// <param name="Opened">Rectifications that they opened (整改件).</param>
/// <param name="Done">How many of those are closed (已销号).</param>
public sealed record UnitMarks(string Unit, int Of, int Bad, int Sum, int Opened, int Done)
{
    /// <summary>With fewer marks than so many nothing is said of a unit (样本不足).</summary>
    public int Fewest { get; init; } = 10;

    /// <summary>Whether there are enough.</summary>
    public bool Enough => Of >= Fewest;

    /// <summary>The mean mark with two decimals, halves away from zero.</summary>
    public decimal Mean => Of == 0 ? 0 : Math.Round((decimal)Sum / Of, 2, MidpointRounding.AwayFromZero);

    /// <summary>差评 in per cent with one decimal.</summary>
    public decimal BadPercent => Of == 0 ? 0 : Math.Round(100m * Bad / Of, 1, MidpointRounding.AwayFromZero);
}

/// <summary>One evaluation as a list tells it (评价明细); the day, not the minute, so that few visitors can't be told apart.</summary>
/// <param name="At">When; shown as a day.</param>
/// <param name="Mark">1 to 5.</param>
/// <param name="Aspect">方面; null for none.</param>
/// <param name="Words">What was written, where no case has it.</param>
/// <param name="Number">The case that came of it, if the reader may see it.</param>
public sealed record EvaluationLine(DateTimeOffset At, int Mark, string? Aspect, string? Words, string? Number);

/// <summary>
/// Counts evaluations by unit (评价统计), all of the town for whoever may see it and the own units for others. One whose words became a secret case is left
/// out of everything, so that nobody reads from a number that there is one.
/// </summary>
public sealed class EvaluationFigures(NpgsqlDataSource database, InForce inForce)
{
    private const string Shown =
        """
        from evaluation e
        left join case_file c on c.id = e.case_id
        where e.place_code = $4
          and e.at >= $5
          and e.at < $6
          and (c.id is null or c.secrecy < 3)
          and ($3 or e.unit_code = any ($2))
        """;

    /// <summary>Every unit that has marks in the period.</summary>
    public async Task<IReadOnlyList<UnitMarks>> ReadAsync(Actor actor, RatePeriod period, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        batch.Add("select threshold from quality_threshold where code = $1", Quality.Thresholds.FewestForUnit);
        batch.Add(Units, [.. Parameters(actor, period), (short)Evaluation.Worst, Evaluating.Category]);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var fewest = (await new Row(reader).RestAsync(r => r.Int(0), ct))[0];
        return await new Row(reader).NextAsync(
            r => new UnitMarks(r.Text(0), r.Int(1), r.Int(2), r.Int(3), r.Int(4), r.Int(5)) { Fewest = fewest }, ct);
    }

    /// <summary>The last two hundred of one unit in the period, the latest first.</summary>
    public async Task<IReadOnlyList<EvaluationLine>> ReadAsync(Actor actor, string unit, RatePeriod period, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"""
            select e.at, e.mark, e.aspect, e.words, case when {Sight.Clause} then c.number end
            {Shown}
              and e.unit_code = $7
            order by e.at desc, e.id desc
            limit 200
            """, [.. Parameters(actor, period), unit]);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(
            r => new EvaluationLine(r.Moment(0), r.Short(1), r.TextOrNull(2), r.TextOrNull(3), r.TextOrNull(4)), ct);
    }

    internal const string Units =
        $"""
        select e.unit_code, count(*)::int, count(*) filter (where e.mark <= $7)::int, sum(e.mark)::int,
               count(distinct c.id) filter (where c.category = $8)::int,
               count(distinct c.id) filter (where c.category = $8 and c.stage = 'closed')::int
        {Shown}
        group by e.unit_code
        """;

    internal IReadOnlyList<object> Parameters(Actor actor, RatePeriod period)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        return [account, units, everything, inForce.Policy.Town.Code, period.From.ToUniversalTime(), period.Until.ToUniversalTime()];
    }
}
