using System.Collections.Concurrent;
using Mediation.Casework.Acts;
using Mediation.Casework.Calendars;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Rulings;
using Mediation.Casework.Trials;
using Npgsql;

namespace Mediation.Postgres.BackTests;

/// <summary>
/// Reckons the clocks of past cases again with the terms of a draft (过去的时限), and counts those that would be in time no longer, or
/// late no longer. Safe for any number of threads.
/// </summary>
/// <param name="database">Where they are kept.</param>
/// <param name="now">The product's moment, by which open clocks stand.</param>
/// <param name="calendar">The calendar of the place.</param>
internal sealed class PastClocks(NpgsqlDataSource database, DateTimeOffset now, WorkCalendar calendar)
{
    // A count that begins with the next day ends at the same moment wherever in the day the clock began.
    private readonly ConcurrentDictionary<(Term Term, DateOnly BegunOn), DateTimeOffset> dueByDay = new();

    private int overdue;

    private int saved;

    /// <summary>Clocks that were in time and would have been overdue.</summary>
    public int Overdue => overdue;

    /// <summary>Clocks that were overdue and would have been in time.</summary>
    public int Saved => saved;

    /// <summary>Reckons the clocks of some cases whose terms would be others, each known by its number.</summary>
    public async Task ReckonAsync(IReadOnlyCollection<ChangedCase> changed, CancellationToken ct)
    {
        var terms = changed.ToDictionary(c => c.Number, c => c.Terms.Where(t => t is { Before: not null, After: not null }).ToList());
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, Clocks, terms.Keys.ToArray(),
            terms.Values.SelectMany(t => t).Select(t => t.Kind).Distinct().ToArray(), calendar.Number);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var row = new Row(reader);
        while (await reader.ReadAsync(ct))
        {
            var (kind, side) = (row.Text(1), row.Word<ClockSide>(2));
            if (terms[row.Text(0)].Find(t => t.Kind == kind && Side(t.Before!) == side) is { } term)
                Count(row, DeadlineTerms.TermOf(term.After!));
        }
    }

    private void Count(Row row, Term term)
    {
        var (startedAt, due, moment) = (row.Moment(3), row.Moment(4), row.MomentOrNull(5) ?? now);
        var clock = row.TextOrNull(6) is { } body ? Json.Read<Deadline>(body) : null;
        var was = clock is null ? due : Derivation.Of(clock, calendar).DueAt;
        var would = clock is null ? DueAt(term, startedAt) : Derivation.Of(clock with { Term = term }, calendar).DueAt;
        if (would <= moment && was > moment)
            Interlocked.Increment(ref overdue);
        else if (was <= moment && would > moment)
            Interlocked.Increment(ref saved);
    }

    private DateTimeOffset DueAt(Term term, DateTimeOffset startedAt) =>
        term is { Unit: not TermUnit.Hour, Start: TermStart.NextUnit, Count: > 0 }
            ? dueByDay.GetOrAdd((term, calendar.DayOf(startedAt)), begun => Derivation.Of(Plain(begun.Term, startedAt), calendar).DueAt)
            : Derivation.Of(Plain(term, startedAt), calendar).DueAt;

    // What nothing happened to falls due by its term and start alone.
    private static Deadline Plain(Term term, DateTimeOffset startedAt) => new()
    {
        Id = Guid.Empty,
        Kind = "",
        Side = ClockSide.Management,
        Term = term,
        Ground = "",
        Label = "",
        Rule = "",
        StartedAt = startedAt,
    };

    private static ClockSide Side(RuleValues term) => term.Text("Clock") == "legal" ? ClockSide.Legal : ClockSide.Management;

    // The whole history only of what it matters for: clocks that were stopped, extended or changed, or that were reckoned by
    // another calendar. It is several times as dear to read as the rest.
    private const string Clocks =
        """
        select c.number, d.kind, d.side, d.started_at, d.due_at, d.met_at,
               case when d.calendar <> $3
                      or jsonb_array_length(d.body -> 'history') > (d.met_at is not null)::int
                    then d.body::text
               end
        from case_file c
        join deadline d on d.case_id = c.id
        where c.number = any ($1)
          and d.kind = any ($2)
          and d.state <> 'void'
        """;
}
