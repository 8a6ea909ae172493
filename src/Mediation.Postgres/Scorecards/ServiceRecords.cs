using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Casework.Scorecards;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Rates;
using Npgsql;

namespace Mediation.Postgres.Scorecards;

/// <summary>A case that a figure of a scorecard counts (考核明细行).</summary>
/// <param name="Number">编号.</param>
/// <param name="Category">Category code.</param>
/// <param name="At">When it came in, or was given to the unit.</param>
/// <param name="Late">Whether the unit gave it back or was late; false for complaints.</param>
public sealed record ServiceCase(string Number, string Category, DateTimeOffset At, bool Late);

/// <summary>
/// What stands in the record of a compound's property service in the quarter before a scorecard was opened (服务情况): counted for the score, and listed for
/// whoever may see the cases. Neither counts what is secret or confidential.
/// </summary>
public sealed class ServiceRecords(NpgsqlDataSource database, InForce inForce)
{
    private const int Most = 200;

    /// <summary>The figures of a scorecard that have a list behind them (有明细的数): their names in addresses.</summary>
    public static IReadOnlyList<string> Listed { get; } = ["complaints", "shares"];

    // $1 compound, $2 unit, $3 and $4 the period, $5 now.
    private const string Complaints =
        $"""
        select c.id as case_id, c.accepted_at as at, false as late
        from case_file c
        where c.compound_code = $1 and c.accepted_at >= $3 and c.accepted_at < $4
          and c.secrecy < 2
          and (c.category like 'WY%' or c.category like 'MF13%')
          and {Universe.Brought}
          and c.result is distinct from 'declined' and c.result is distinct from 'merged'
        """;

    private const string Shares =
        $"""
        select s.case_id, s.dispatched_at as at,
               s.state = 'returned' or exists (
                 select from deadline d
                 where d.case_id = s.case_id and d.unit_code = s.unit_code and d.side = 'management' and d.state <> 'void'
                   and d.due_at < least($5, coalesce(d.met_at, $5))) as late
        from assignment s
        join case_file c on c.id = s.case_id
        where s.unit_code = $2 and s.dispatched_at >= $3 and s.dispatched_at < $4
          and c.compound_code = $1
          and c.secrecy < 2
          and {Universe.Brought}
        """;

    private const string Figures =
        $"""
        select (select count(*)::int from ({Complaints}) m),
               (select count(*)::int from ({Shares}) m),
               (select count(*)::int from ({Shares}) m where m.late),
               e.marks, e.sum,
               (select t.threshold from quality_threshold t where t.code = $6),
               coalesce((select l.failed from scorecard l where l.compound_code = $1 and l.until_on < $7 order by l.until_on desc, l.published_at desc limit 1), false)
        from (
          select count(*)::int as marks, coalesce(sum(e.mark), 0)::int as sum
          from evaluation e
          left join case_file c on c.id = e.case_id
          where e.place_code = $8 and e.unit_code = $2 and e.at >= $3 and e.at < $4
            and (c.id is null or c.secrecy < 3)
        ) e
        """;

    /// <summary>The briefing with what is counted for the score of a case; as it was for a case without a compound.</summary>
    internal static async Task<Briefing> WithAsync(NpgsqlConnection connection, Briefing briefing, CaseFile file, CancellationToken ct)
    {
        var town = briefing.Town;
        if (town.ServingUnit(file.Intake.Compound) is not { } unit)
            return briefing;
        var place = town.Compound(file.Intake.Compound!)!;
        var figures = ServiceFigures.Before(briefing.Calendar.DayOf(file.Intake.AcceptedAt)) with { Households = place.Households };
        var period = Period(figures, briefing.Calendar.Zone);
        await using var command = Sql.Command(connection, Figures,
            place.Code, unit.Code, period.From.ToUniversalTime(), period.Until.ToUniversalTime(), briefing.Now.ToUniversalTime(), Quality.Thresholds.FewestForUnit,
            figures.From, town.Code);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return briefing with
        {
            Service = (await new Row(reader).RestAsync(r => figures with
            {
                Complaints = r.Int(0),
                Shares = r.Int(1),
                Late = r.Int(2),
                Marks = r.Int(3),
                MarkSum = r.Int(4),
                Fewest = r.Int(5),
                FailedBefore = r.Flag(6),
            }, ct))[0],
        };
    }

    /// <summary>The cases behind a figure of <see cref="Listed"/>, as far as somebody may see them, the latest two hundred first.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="compound">小区.</param>
    /// <param name="score">The score whose figure it is.</param>
    /// <param name="figure">Which.</param>
    /// <param name="now">The product's moment.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<IReadOnlyList<ServiceCase>> ListAsync(Actor actor, string compound, Score score, string figure, DateTimeOffset now, CancellationToken ct)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        var period = Period(score.Figures, inForce.Policy.Calendar.Zone);
        await using var connection = await database.OpenConnectionAsync(ct);
        // The members come first, so that their parameters keep their numbers; who reads stands behind them.
        await using var command = Sql.Command(connection,
            $"""
            with m as ({(figure == Listed[0] ? Complaints : Shares)})
            select c.number, c.category, m.at, m.late
            from m
            join case_file c on c.id = m.case_id
            where {Sight.Clause.Replace("$1", "$6", StringComparison.Ordinal).Replace("$2", "$7", StringComparison.Ordinal).Replace("$3", "$8", StringComparison.Ordinal)}
            order by m.at desc, c.id desc
            limit $9
            """,
            compound, score.Unit, period.From.ToUniversalTime(), period.Until.ToUniversalTime(), now.ToUniversalTime(), account, units, everything, Most);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new ServiceCase(r.Text(0), r.Text(1), r.Moment(2), r.Flag(3)), ct);
    }

    private static RatePeriod Period(ServiceFigures figures, TimeZoneInfo zone)
    {
        return new(Begin(figures.From), Begin(figures.Until.AddDays(1)));

        DateTimeOffset Begin(DateOnly day)
        {
            var local = day.ToDateTime(TimeOnly.MinValue);
            return new DateTimeOffset(local, zone.GetUtcOffset(local));
        }
    }
}
