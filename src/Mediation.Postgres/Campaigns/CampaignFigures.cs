using Mediation.Casework.Actors;
using Mediation.Casework.Campaigns;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Campaigns;

/// <summary>What a campaign came to (回访情况): counts of its firms, each of those that the list had.</summary>
/// <param name="Firms">企业数.</param>
/// <param name="Called">At least one call was tried.</param>
/// <param name="Reached">Somebody answered at least once.</param>
/// <param name="Troubled">Told a difficulty at least once.</param>
/// <param name="Cases">Cases that came of it.</param>
/// <param name="Closed">Of these, closed.</param>
/// <param name="Settled">没有困难，或困难已解决.</param>
/// <param name="Due">Can be called today.</param>
public sealed record CampaignFigures(int Firms, int Called, int Reached, int Troubled, int Cases, int Closed, int Settled, int Due);

/// <summary>A firm on the page of its campaign, without whom to ask for (企业行).</summary>
/// <param name="Line">Which line of the list.</param>
/// <param name="Name">企业名称.</param>
/// <param name="State">One of <see cref="FirmStates"/>.</param>
/// <param name="Tries">Tries in a row that nobody answered.</param>
/// <param name="NextOn">From which day on it is called next.</param>
/// <param name="CaseNumber">The case that was led for it last; null when none was, or none that the reader may see.</param>
public sealed record FirmLine(int Line, string Name, string State, int Tries, DateOnly NextOn, string? CaseNumber);

/// <summary>Reads how a campaign stands.</summary>
public sealed class CampaignReports(NpgsqlDataSource database)
{
    /// <summary>Figures and firms, in the order of the list.</summary>
    public async Task<(CampaignFigures Figures, IReadOnlyList<FirmLine> Firms)> ReadAsync(
        Actor actor, string number, DateOnly today, CancellationToken ct)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            select count(*)::int,
              count(*) filter (where l.called)::int, count(*) filter (where l.reached)::int, count(*) filter (where l.troubled)::int,
              coalesce(sum(l.cases), 0)::int, coalesce(sum(l.closed), 0)::int, count(*) filter (where f.state = 'settled')::int,
              count(*) filter (where f.phone is not null and f.next_on <= $2 and (f.state = 'waiting' or (f.state = 'troubled' and c.stage = 'closed')))::int
            from campaign_firm f
            join call_campaign k on k.id = f.campaign_id
            left join case_file c on c.id = f.case_id
            cross join lateral (
              select coalesce(bool_or(l.outcome <> 'shown'), false) as called, coalesce(bool_or(l.outcome not in ('shown', 'no-answer')), false) as reached,
                coalesce(bool_or(l.outcome = 'trouble'), false) as troubled, count(l.case_number) as cases, count(o.id) filter (where o.stage = 'closed') as closed
              from campaign_call l
              left join case_file o on o.number = l.case_number
              where l.campaign_id = f.campaign_id and l.line = f.line
            ) l
            where k.number = $1
            """, number, today);
        batch.Add(
            $"""
            select f.line, f.name, f.state, f.tries, f.next_on, case when {Sight.Clause} then c.number end
            from campaign_firm f
            join call_campaign k on k.id = f.campaign_id
            left join case_file c on c.id = f.case_id
            where k.number = $4
            order by f.line
            """, account, units, everything, number);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var row = new Row(reader);
        var figures = await row.RestAsync(r => new CampaignFigures(r.Int(0), r.Int(1), r.Int(2), r.Int(3), r.Int(4), r.Int(5), r.Int(6), r.Int(7)), ct);
        var firms = await row.NextAsync(r => new FirmLine(r.Int(0), r.Text(1), r.Text(2), r.Int(3), r.Day(4), r.TextOrNull(5)), ct);
        return (figures[0], firms);
    }
}
