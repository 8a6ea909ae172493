using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Rates;
using Npgsql;

namespace Mediation.Postgres.Reports;

/// <summary>How a unit did at meetings (吹哨双考核): as one that was called, and as one that called others. Counted one unit at one meeting.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="Called">How often it was called (被召集).</param>
/// <param name="Came">How often it came: by the minutes, or while there are none, because it reported in (到会).</param>
/// <param name="Ours">How often it said that the matter is its business (职责内).</param>
/// <param name="Wanting">How often the convenor found it wanting (履职不到位).</param>
/// <param name="Calling">How many units it called itself (召集单位数).</param>
/// <param name="Answered">How many of those came (其中到会).</param>
/// <param name="Rightly">How many of those said that it is their business (其中职责内).</param>
public sealed record WhistleTally(string Unit, int Called, int Came, int Ours, int Wanting, int Calling, int Answered, int Rightly);

/// <summary>
/// Counts both sides of meetings across cases (吹哨双考核), from the journal: of those that were called in a period and not called off, councils left out, for the same units as
/// the rates are counted.
/// </summary>
public sealed class Whistles(NpgsqlDataSource database)
{
    /// <summary>The tallies in the order of their units' codes; of one unit, or null for all that the actor counts.</summary>
    public async Task<IReadOnlyList<WhistleTally>> ReadAsync(Actor actor, string? unit, RatePeriod period, CancellationToken ct)
    {
        var (_, units, everything) = Sight.Parameters(actor);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(
            connection, Tallies, units, everything, period.From.ToUniversalTime(), period.Until.ToUniversalTime(), Sql.Text(unit));
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(
            r => new WhistleTally(r.Text(0), r.Int(1), r.Int(2), r.Int(3), r.Int(4), r.Int(5), r.Int(6), r.Int(7)), ct);
    }

    private const string Tallies =
        """
        with meeting as (
          select j.case_id, j.body::jsonb #>> '{meeting,id}' as id, j.body::jsonb #>> '{meeting,convenor}' as convenor,
                 j.body::jsonb #> '{meeting,invitees}' as invitees
          from journal_entry j
          where j.kind = 'meeting-called' and j.at >= $3 and j.at < $4
            and coalesce(jsonb_array_length(j.body::jsonb #> '{meeting,voters}'), 0) = 0
        ), told as (
          select j.case_id, j.kind, j.body::jsonb as body
          from journal_entry j
          where j.case_id in (select case_id from meeting)
            and j.kind in ('reported-in', 'meeting-held', 'meeting-called-off', 'meeting-appraised')
        ), called as (
          select m.convenor, invitee ->> 'unit' as unit, coalesce((reported.body ->> 'ours')::bool, false) as ours,
                 coalesce(held.body -> 'attended' ? (invitee ->> 'unit'), reported.body is not null) as came,
                 coalesce(appraised.body -> 'wanting' ? (invitee ->> 'unit'), false) as wanting
          from meeting m
          cross join jsonb_array_elements(m.invitees) invitee
          left join told reported on reported.case_id = m.case_id and reported.kind = 'reported-in' and reported.body ->> 'item' = invitee ->> 'item'
          left join told held on held.case_id = m.case_id and held.kind = 'meeting-held' and held.body ->> 'meeting' = m.id
          left join told appraised on appraised.case_id = m.case_id and appraised.kind = 'meeting-appraised' and appraised.body ->> 'meeting' = m.id
          where not exists (select from told o where o.case_id = m.case_id and o.kind = 'meeting-called-off' and o.body ->> 'meeting' = m.id)
        )
        select side.unit, sum(side.called)::int, sum(side.came)::int, sum(side.ours)::int, sum(side.wanting)::int, sum(side.calling)::int,
               sum(side.answered)::int, sum(side.rightly)::int
        from (
          select unit, 1 as called, came::int as came, ours::int as ours, wanting::int as wanting, 0 as calling, 0 as answered, 0 as rightly
          from called
          union all
          select convenor, 0, 0, 0, 0, 1, came::int, ours::int
          from called
        ) side
        where ($2 or side.unit = any ($1)) and ($5::text is null or side.unit = $5)
        group by side.unit
        order by side.unit
        """;
}
