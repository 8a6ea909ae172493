using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Calendars;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Calendars;

/// <summary>Reads the versions of the work calendar (日历查阅).</summary>
public sealed class CalendarStore(NpgsqlDataSource database)
{
    /// <summary>All versions and the draft; refused to whoever may not read the policy.</summary>
    public async Task<Answer<CalendarShelf>> ReadAsync(Actor actor, CancellationToken ct)
    {
        if (!Sight.MayReadPolicy(actor))
            return Sight.NotAllowed;
        await using var connection = await database.OpenConnectionAsync(ct);
        return await ReadAsync(connection, ct);
    }

    internal static async Task<CalendarShelf> ReadAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("select code from place order by code limit 1");
        batch.Add(
            $"""
            select k.number, k.document, k.reason, k.published_at, p.display_name
            from work_calendar k
            left join account p on p.id = k.published_by
            where k.place_code = {First}
            order by k.number desc
            """);
        batch.Add(
            $"""
            select d.stamp, d.document, d.saved_at, p.display_name
            from work_calendar_draft d
            left join account p on p.id = d.saved_by
            where d.place_code = {First}
            """);
        batch.Add($"select count(distinct d.case_id)::int from deadline d where {Waiting}");
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var row = new Row(reader);
        var place = await row.RestAsync(r => r.Text(0), ct);
        var editions = await row.NextAsync(
            r => new CalendarEdition(r.Int(0), CalendarContents.Of(r.Text(1)), r.Text(2), r.MomentOrNull(3), r.TextOrNull(4)), ct);
        var draft = await row.NextAsync(r => new CalendarDraft(r.Id(0), CalendarContents.Of(r.Text(1)), r.Moment(2), r.TextOrNull(3)), ct);
        var waiting = await row.NextAsync(r => r.Int(0), ct);
        return new CalendarShelf(place[0], editions, draft is [var only] ? only : null, waiting[0]);
    }

    /// <summary>Some versions as calendars of a zone, by number.</summary>
    internal static async Task<IReadOnlyDictionary<int, WorkCalendar>> CalendarsAsync(
        NpgsqlConnection connection, IEnumerable<int> numbers, TimeZoneInfo zone, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            $"select place_code, number, document from work_calendar where place_code = {First} and number = any ($1)", numbers.Distinct().ToArray());
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = await new Row(reader).RestAsync(r => CalendarContents.Of(r.Text(2)).Calendar(r.Text(0), r.Int(1), zone), ct);
        return found.ToDictionary(calendar => calendar.Number);
    }

    /// <summary>The condition on <c>deadline d</c> that its case was not told of the calendar in force yet.</summary>
    internal const string Waiting =
        """
        d.state in ('running', 'stopped', 'breached')
        and d.calendar < (select max(k.number) from work_calendar k)
        """;

    private const string First = "(select code from place order by code limit 1)";
}
