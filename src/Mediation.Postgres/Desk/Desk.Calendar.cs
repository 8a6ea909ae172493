using System.Collections.Concurrent;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Calendars;
using Mediation.Postgres.Calendars;
using Mediation.Postgres.Cases;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <content>Telling cases of the calendar in force, after it was published.</content>
public sealed partial class Desk
{
    // Cases that could not be told, and until when this node leaves them to others.
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> untold = new();

    /// <summary>
    /// Tells cases whose open clocks were reckoned by an older calendar of the one in force, as the system: claims up to
    /// <paramref name="limit"/> of them that nobody else holds and saves them in one transaction. Each clock that moves is told so once,
    /// whatever was done to its case meanwhile. Returns how many were claimed. When one of them fails, each is told alone; what fails
    /// alone waits an hour and is logged.
    /// </summary>
    public async Task<int> TurnCalendarAsync(int limit, CancellationToken ct)
    {
        Guid[] claimed = [];
        try
        {
            return await TurnAsync(limit, null, each => claimed = each, ct);
        }
        catch (Exception fault) when (claimed.Length > 0 && fault is not (OperationCanceledException or NpgsqlException { IsTransient: true }))
        {
            log.LogWarning(fault, "Could not tell {CaseCount} cases of the calendar together; telling each alone", claimed.Length);
        }
        foreach (var each in claimed)
        {
            try
            {
                await TurnAsync(1, each, _ => { }, ct);
            }
            catch (Exception fault) when (fault is not (OperationCanceledException or NpgsqlException { IsTransient: true }))
            {
                log.LogError(fault, "Could not tell case {CaseId} of the calendar; it waits an hour", each);
                untold[each] = real.GetUtcNow().AddHours(1);
            }
        }
        return claimed.Length;
    }

    private async Task<int> TurnAsync(int limit, Guid? only, Action<Guid[]> claiming, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var numbers = await ClaimAsync(connection, limit, only, claiming, ct);
        if (numbers.Length == 0)
            return 0;
        var (briefing, cases) = await briefer.BriefAsync(connection, Actor.System, numbers, locked: true, null, ct);
        var told = await ToldAsync(connection, cases, ct);
        var calendars = await CalendarStore.CalendarsAsync(connection, told.Values, briefing.Calendar.Zone, ct);
        var moved = new List<Decision>();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var locked in cases)
        {
            var clocks = locked.Dossier.File.Deadlines.Where(d => told.ContainsKey(d.Id)).Select(d => d.Id).ToList();
            if (Turn(batch, locked, briefing, clocks.ToDictionary(clock => clock, clock => calendars[told[clock]])) is { } decision)
                moved.Add(decision);
            ClockWriter.Turned(batch, clocks, briefing.Calendar.Number);
        }
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        foreach (var decision in moved)
            Announce(Actor.System, TurnCalendar.Code, decision);
        return numbers.Length;
    }

    // Null when no clock of the case moves; then only what lists sort by is put right.
    private Decision? Turn(NpgsqlBatch batch, LockedCase locked, Briefing briefing, IReadOnlyDictionary<Guid, WorkCalendar> reckonedBy)
    {
        var proceeding = new Proceeding(locked.Dossier, briefing);
        var moves = TurnCalendar.Decide(proceeding, reckonedBy);
        var decision = proceeding.Conclude();
        if (moves)
            CaseWriter.Update(batch, locked, decision, Doing(Actor.System, TurnCalendar.Code, decision, briefing));
        ClockWriter.Upsert(batch, [.. decision.Clocks.Where(c => !c.Deadline.IsFinal).Select(c => (decision.After.Id, c))]);
        CaseRow.TurnDue(batch, decision);
        BoardWriter.Turn(batch, [decision], briefing.Now);
        WorkItemWriter.TurnDue(batch, [decision]);
        return moves ? decision : null;
    }

    private async Task<string[]> ClaimAsync(NpgsqlConnection connection, int limit, Guid? only, Action<Guid[]> claiming, CancellationToken ct)
    {
        Guid[] left = [.. untold.Where(each => each.Value > real.GetUtcNow()).Select(each => each.Key)];
        await using var command = Sql.Command(connection,
            $"""
            select c.id, c.number
            from case_file c
            where c.id in (
              select d.case_id
              from deadline d
              where {CalendarStore.Waiting}
                and d.case_id <> all ($2)
                and ($3 is null or d.case_id = $3)
              order by d.calendar, d.case_id
              limit $1)
            order by c.id
            for update skip locked
            """, limit, left, Sql.Id(only));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var claimed = await new Row(reader).RestAsync(r => (Id: r.Id(0), Number: r.Text(1)), ct);
        claiming([.. claimed.Select(each => each.Id)]);
        return [.. claimed.Select(each => each.Number)];
    }

    // Up to which calendar the journal tells of the open clocks of cases that are locked.
    private static async Task<IReadOnlyDictionary<Guid, int>> ToldAsync(
        NpgsqlConnection connection, IReadOnlyList<LockedCase> cases, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            $"select d.id, d.calendar from deadline d where d.case_id = any ($1) and {CalendarStore.Waiting}",
            cases.Select(c => c.Dossier.File.Id).ToArray());
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(r => (Clock: r.Id(0), Calendar: r.Int(1)), ct)).ToDictionary(r => r.Clock, r => r.Calendar);
    }

    /// <summary>How many cases were not told of the calendar in force yet.</summary>
    private static async Task<int> CountUntoldAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, $"select count(distinct d.case_id)::int from deadline d where {CalendarStore.Waiting}");
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }
}
