using Mediation.Casework.Actors;
using Mediation.Casework.Calendars;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>How many open cases of a unit fall due on a day (到期预告).</summary>
/// <param name="Day">The day.</param>
/// <param name="Unit">主办单位; the desk's before dispatch.</param>
/// <param name="Cases">How many.</param>
public sealed record DueOnDay(DateOnly Day, string Unit, int Cases);

/// <summary>Somebody who will be away, and what of their unit falls due meanwhile (不在岗预告). Names are those of staff.</summary>
/// <param name="Name">Who is away.</param>
/// <param name="Deputy">Who does their work meanwhile (代理人).</param>
/// <param name="LastOn">The last day away.</param>
/// <param name="Unit">A unit that they work in.</param>
/// <param name="AtPost">How many others of the unit are there on the first day of the forecast.</param>
/// <param name="Cases">Open cases whose turn it is with the unit and that fall due from that day to the last day away.</param>
public sealed record AwayFromPost(string Name, string Deputy, DateOnly LastOn, string Unit, int AtPost, int Cases);

/// <summary>What is coming (督办预告): who will be away with which work, and what falls due on which day. Counts hold what the actor may see.</summary>
public sealed class Forecast(NpgsqlDataSource database)
{
    /// <summary>Open cases by the day on which they fall or fell due and who leads them; what falls due at midnight belongs to the day that ends.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="days">The days, one after the other without gaps.</param>
    /// <param name="calendar">The calendar of the place, by which days begin.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<IReadOnlyList<DueOnDay>> DueAsync(
        Actor actor, IReadOnlyList<DateOnly> days, WorkCalendar calendar, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = AskDue(connection, actor, days, calendar);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new DueOnDay(days[r.Int(0) - 1], r.Text(1), r.Int(2)), ct);
    }

    /// <summary>Who is away on a day, once for each unit they work in: those whose unit has most due first.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="day">The day.</param>
    /// <param name="calendar">The calendar of the place.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<IReadOnlyList<AwayFromPost>> AwayAsync(Actor actor, DateOnly day, WorkCalendar calendar, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = AskAway(connection, actor, day, calendar);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(
            r => new AwayFromPost(r.Text(0), r.Text(1), DateOnly.FromDateTime(reader.GetDateTime(2)), r.Text(3), r.Int(4), r.Int(5)), ct);
    }

    internal static NpgsqlCommand AskDue(NpgsqlConnection connection, Actor actor, IReadOnlyList<DateOnly> days, WorkCalendar calendar)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        var begins = days.Append(days[^1].AddDays(1)).Select(day => calendar.StartOf(day).UtcDateTime).ToArray();
        return Sql.Command(connection, Due, account, units, everything, begins);
    }

    internal static NpgsqlCommand AskAway(NpgsqlConnection connection, Actor actor, DateOnly day, WorkCalendar calendar)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        return Sql.Command(connection, Away, account, units, everything, day, calendar.StartOf(day).ToUniversalTime(), calendar.Zone.Id);
    }

    private const string Due =
        $"""
        select width_bucket(c.due_at - interval '1 microsecond', $4), coalesce(c.lead_unit, 'DESK'), count(*)::int
        from case_file c
        where c.stage <> 'closed'
          and c.due_at > ($4)[1]
          and c.due_at <= ($4)[cardinality($4)]
          and {Sight.Clause}
        group by 1, 2
        order by 1, 3 desc, 2
        """;

    private const string Away =
        $"""
        select a.display_name, d.display_name, s.last_on, u.unit_code,
               (select count(distinct o.account_id)::int
                from account_unit o
                join account p on p.id = o.account_id
                where o.unit_code = u.unit_code
                  and o.account_id <> s.account_id
                  and (p.lockout_end is null or p.lockout_end <= $5)
                  and not exists (select from absence x where x.account_id = o.account_id and $4 between x.first_on and x.last_on)),
               (select count(*)::int
                from case_file c
                where c.stage <> 'closed'
                  and c.due_at > $5
                  and c.due_at <= ((s.last_on + 1)::timestamp at time zone $6)
                  and exists (select from work_item w where w.case_id = c.id and w.unit_code = u.unit_code and w.closed_at is null)
                  and {Sight.Clause}) as cases
        from absence s
        join account a on a.id = s.account_id
        join account d on d.id = s.deputy_id
        cross join lateral (
          select distinct unit_code from account_unit m where m.account_id = s.account_id and m.unit_code is not null) u
        where $4 between s.first_on and s.last_on
        order by cases desc, a.display_name, u.unit_code
        """;
}
