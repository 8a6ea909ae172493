using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Rates;
using Npgsql;

namespace Mediation.Postgres.Reports;

/// <summary>
/// Reads the ledger of a period (台账), counted for the same units as the rates are. Every case that somebody brought is in it, whatever its request type, and none of the town's own work: rates leave
/// some out, and say which.
/// </summary>
public sealed class Ledgers(NpgsqlDataSource database)
{
    /// <summary>What was accepted or closed in a period, and what was open at its end; of one unit, or null for all that the actor counts.</summary>
    public async Task<MonthLedger> ReadAsync(Actor actor, string? unit, RatePeriod period, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        Ask(batch, actor, unit, period);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var row = new Row(reader);
        var tallies = await row.RestAsync(r => new KindTally(r.Text(0), r.Int(1), r.Int(2), r.Int(3)), ct);
        var lines = await row.NextAsync(Line, ct);
        var unlisted = await row.NextAsync(r => r.Int(0), ct);
        return new MonthLedger(tallies, lines, unlisted[0]);
    }

    internal static void Ask(NpgsqlBatch batch, Actor actor, string? unit, RatePeriod period)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        batch.Add(Tallies, Asked());
        batch.Add(Lines, [account, .. Asked()]);
        batch.Add(Unlisted, [account, .. Asked()]);

        IReadOnlyList<object> Asked() => [units, everything, period.From.ToUniversalTime(), period.Until.ToUniversalTime(), Sql.Text(unit)];
    }

    private const string Counted = $"($2 or c.lead_unit = any ($1)) and ($5::text is null or c.lead_unit = $5) and {Universe.Brought}";

    private const string Tallies =
        $"""
        select moved.kind, sum(moved.accepted)::int, sum(moved.closed)::int, sum(moved.open)::int
        from (
          select left(c.category, 4) as kind, count(*) as accepted, 0 as closed, 0 as open
          from case_file c
          where c.accepted_at >= $3 and c.accepted_at < $4 and {Counted}
          group by 1
          union all
          select left(c.category, 4), 0, count(*), 0
          from case_file c
          where c.stage = 'closed' and c.closed_at >= $3 and c.closed_at < $4 and {Counted}
          group by 1
          union all
          select left(c.category, 4), 0, 0, count(*)
          from case_file c
          where c.stage = 'closed' and c.closed_at >= $4 and c.accepted_at < $4 and {Counted}
          group by 1
          union all
          select left(c.category, 4), 0, 0, count(*)
          from case_file c
          where c.stage <> 'closed' and c.accepted_at < $4 and {Counted}
          group by 1
        ) moved
        group by 1
        order by 1
        """;

    private const string Moved =
        $"""
        from case_file c
        where (c.accepted_at >= $4 and c.accepted_at < $5 or c.stage = 'closed' and c.closed_at >= $4 and c.closed_at < $5)
          and ($3 or c.lead_unit = any ($2)) and ($6::text is null or c.lead_unit = $6) and {Universe.Brought}
        """;

    private const string Lines =
        $"""
        select c.number, c.accepted_at, c.channel, c.request_type, c.category, c.compound_code, c.lead_unit, c.stage, c.result, c.closed_at,
               c.return_count, c.urge_count, c.supervised
        {Moved} and {Sight.Clause}
        order by c.accepted_at, c.id
        """;

    private const string Unlisted = $"select count(*)::int {Moved} and not {Sight.Clause}";

    private static LedgerLine Line(Row r) => new(
        r.Text(0), r.Moment(1), r.Text(2), r.Text(3), r.Text(4), r.TextOrNull(5), r.TextOrNull(6), r.Word<CaseStage>(7), r.WordOrNull<CaseResult>(8),
        r.MomentOrNull(9), r.Int(10), r.Int(11), r.Flag(12));
}
