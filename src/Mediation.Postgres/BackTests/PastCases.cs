using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Mediation.Casework.Acts;
using Mediation.Casework.Calendars;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Rulings;
using Mediation.Casework.Trials;
using Npgsql;

namespace Mediation.Postgres.BackTests;

/// <summary>Reads the facts of past cases, and runs back-tests over them (过去的案件).</summary>
public sealed class PastCases(NpgsqlDataSource database)
{
    private const int Step = 2_000;

    // Loading the clocks of so many cases is one statement.
    private const int ClocksAtOnce = 1_000;

    /// <summary>The facts of one case, with the day whose law applied; null when there is none of that number, or it is secret.</summary>
    public async Task<PastCase?> FindAsync(string number, WorkCalendar calendar, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            "select number, accepted_at, facts::text from case_file where number = $1 and secrecy < 3", number);
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
            return null;
        var row = new Row(reader);
        return new PastCase(row.Text(0), calendar.DayOf(row.Moment(1)), Json.Read<FactSheet>(row.Text(2)));
    }

    /// <summary>How many cases were accepted since a moment.</summary>
    public async Task<int> CountAsync(DateTimeOffset since, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, "select count(*)::int from case_file where accepted_at >= $1", Sql.Moment(since));
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>
    /// Compares every case accepted since a moment, on all processors. Reports how far it is every few thousand; answers null when the
    /// report says to stop.
    /// </summary>
    /// <param name="test">What compares.</param>
    /// <param name="since">From when on cases count.</param>
    /// <param name="now">The product's moment, by which open clocks stand.</param>
    /// <param name="calendar">The calendar of the place.</param>
    /// <param name="report">Hears how many were compared; false stops.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<BackTestResult?> RunAsync(
        BackTest test, DateTimeOffset since, DateTimeOffset now, WorkCalendar calendar, Func<int, Task<bool>> report, CancellationToken ct)
    {
        var changed = new ConcurrentBag<ChangedCase>();
        var done = 0;
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            await Parallel.ForEachAsync(ReadAsync(since, stopped.Token), stopped.Token, async (batch, _) =>
            {
                foreach (var (number, acceptedAt, facts) in batch)
                {
                    stopped.Token.ThrowIfCancellationRequested();
                    if (test.Compare(new PastCase(number, calendar.DayOf(acceptedAt), Json.Read<FactSheet>(facts))) is { } other)
                        changed.Add(other);
                }
                if (!await report(Interlocked.Add(ref done, batch.Count)))
                    await stopped.CancelAsync();
            });
            var (overdue, saved) = await ClocksAsync([.. changed.Where(c => c.Terms.Count > 0)], now, calendar, stopped.Token);
            return BackTestResult.Of(done, changed, overdue, saved);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    private async IAsyncEnumerable<List<(string Number, DateTimeOffset AcceptedAt, string Facts)>> ReadAsync(
        DateTimeOffset since, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            "select number, accepted_at, facts::text from case_file where accepted_at >= $1", Sql.Moment(since));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var row = new Row(reader);
        var batch = new List<(string, DateTimeOffset, string)>(Step);
        while (await reader.ReadAsync(ct))
        {
            batch.Add((row.Text(0), row.Moment(1), row.Text(2)));
            if (batch.Count < Step)
                continue;
            yield return batch;
            batch = new(Step);
        }
        if (batch.Count > 0)
            yield return batch;
    }

    // The clocks that ran, reckoned again with the other term: in time before and late now, or the other way round.
    private async Task<(int Overdue, int Saved)> ClocksAsync(
        IReadOnlyList<ChangedCase> changed, DateTimeOffset now, WorkCalendar calendar, CancellationToken ct)
    {
        var (overdue, saved) = (0, 0);
        foreach (var some in changed.Chunk(ClocksAtOnce))
        {
            var terms = some.ToDictionary(c => c.Number, c => c.Terms.Where(t => t is { Before: not null, After: not null }).ToList());
            await using var connection = await database.OpenConnectionAsync(ct);
            await using var command = Sql.Command(connection, Clocks, terms.Keys.ToArray(),
                terms.Values.SelectMany(t => t).Select(t => t.Kind).Distinct().ToArray());
            await using var reader = await command.ExecuteReaderAsync(ct);
            var row = new Row(reader);
            while (await reader.ReadAsync(ct))
            {
                var clock = Json.Read<Deadline>(row.Text(1));
                if (terms[row.Text(0)].Find(t => t.Kind == clock.Kind && Side(t.Before!) == clock.Side) is not { } term)
                    continue;
                var moment = clock.MetAt ?? now;
                var (was, would) = (IsLate(clock, moment, calendar), IsLate(clock with { Term = DeadlineTerms.TermOf(term.After!) }, moment, calendar));
                if (would && !was)
                    overdue++;
                else if (was && !would)
                    saved++;
            }
        }
        return (overdue, saved);
    }

    private static bool IsLate(Deadline clock, DateTimeOffset moment, WorkCalendar calendar) => Derivation.Of(clock, calendar).DueAt <= moment;

    private static ClockSide Side(RuleValues term) => term.Text("Clock") == "legal" ? ClockSide.Legal : ClockSide.Management;

    private const string Clocks =
        """
        select c.number, d.body::text
        from case_file c
        join deadline d on d.case_id = c.id
        where c.number = any ($1)
          and d.kind = any ($2)
          and d.state <> 'void'
        """;
}
