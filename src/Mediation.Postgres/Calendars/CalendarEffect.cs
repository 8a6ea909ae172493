using System.Security.Cryptography;
using System.Text;
using Mediation.Casework.Deadlines;
using Npgsql;

namespace Mediation.Postgres.Calendars;

/// <summary>A running clock that another calendar changes (受影响的时限).</summary>
/// <param name="CaseNumber">案号.</param>
/// <param name="Clock">The clock's id.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Unit">Code of the unit that holds the promise; null for the case as a whole.</param>
/// <param name="Move">What happens to it.</param>
public sealed record MovedClock(string CaseNumber, Guid Clock, string Label, string? Unit, CalendarMove Move);

/// <summary>What putting another calendar into force does to the clocks that run (日历变更的影响).</summary>
/// <param name="Open">How many clocks run, stand or are overdue.</param>
/// <param name="Moved">Those that change, the one that was due first at the beginning.</param>
public sealed record CalendarEffect(int Open, IReadOnlyList<MovedClock> Moved)
{
    /// <summary>The same for the same clocks with the same moments, whenever it is asked.</summary>
    public string Fingerprint
    {
        get
        {
            var text = new StringBuilder();
            foreach (var (_, clock, _, _, move) in Moved.OrderBy(moved => moved.Clock))
                text.Append(clock).Append(' ').Append(move.Was.UtcTicks).Append(' ').Append(move.Due.UtcTicks).Append(' ').Append(move.Provisional).Append('\n');
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }

    /// <summary>Reckons every open clock by the calendar its case was last told of and by the draft. Linear in the open clocks.</summary>
    internal static async Task<CalendarEffect> ReadAsync(
        NpgsqlConnection connection, CalendarShelf shelf, TimeZoneInfo zone, CancellationToken ct)
    {
        var next = shelf.Newest.Calendar(shelf.Place, shelf.InForce.Number + 1, zone);
        var known = shelf.Editions.ToDictionary(e => e.Number, e => e.Contents.Calendar(shelf.Place, e.Number, zone));
        await using var command = Sql.Command(connection,
            """
            select c.number, d.id, d.body::text, d.calendar
            from deadline d
            join case_file c on c.id = d.case_id
            where d.state in ('running', 'stopped', 'breached')
            order by d.due_at, d.id
            """);
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var row = new Row(reader);
        var moved = new List<MovedClock>();
        var open = 0;
        while (await reader.ReadAsync(ct))
        {
            open++;
            var clock = Json.Read<Deadline>(row.Text(2));
            if (CalendarMove.Of(clock, known[row.Int(3)], next) is { } move)
                moved.Add(new MovedClock(row.Text(0), row.Id(1), clock.Label, clock.Unit, move));
        }
        return new CalendarEffect(open, moved);
    }
}
