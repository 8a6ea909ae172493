using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Mediation.Casework.Calendars;
using Mediation.Casework.Rulings;
using Mediation.Casework.Trials;
using Npgsql;

namespace Mediation.Postgres.BackTests;

/// <summary>Reads the facts of past cases, and runs back-tests over them (过去的案件).</summary>
public sealed class PastCases(NpgsqlDataSource database)
{
    private const int Step = 2_000;

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

    /// <summary>How many cases were accepted since a moment; for a rule set that is asked later, in how many acts it was asked.</summary>
    public async Task<int> CountAsync(string set, DateTimeOffset since, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Past(connection, "count(*)::int", "count(*)::int", set, since);
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>
    /// Compares every case accepted since a moment, or every question asked since then, on all processors. Reports how far it is every few
    /// thousand; answers null when the report says to stop.
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
        var secret = new ConcurrentBag<string>();
        var done = 0;
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            await Parallel.ForEachAsync(ReadAsync(test.Set, since, stopped.Token), stopped.Token, async (batch, _) =>
            {
                var compared = 0;
                foreach (var row in batch.Where(row => row.IsSecret))
                    secret.Add(row.Number);
                foreach (var past in batch.SelectMany(row => CasesOf(row, test.Set, calendar)))
                {
                    stopped.Token.ThrowIfCancellationRequested();
                    compared++;
                    if (test.Compare(past) is { } other)
                        changed.Add(other);
                }
                if (!await report(Interlocked.Add(ref done, compared)))
                    await stopped.CancelAsync();
            });
            var clocks = new PastClocks(database, now, calendar);
            await Parallel.ForEachAsync(changed.Where(c => c.Terms.Count > 0).Chunk(Step), stopped.Token, async (some, token) =>
            {
                await clocks.ReckonAsync(some, token);
                if (!await report(done))
                    await stopped.CancelAsync();
            });
            return BackTestResult.Of(done, changed, secret.ToHashSet(), clocks.Overdue, clocks.Saved);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }

    // A case as it was accepted, or each time the rule set was asked about it in an act.
    private static IEnumerable<PastCase> CasesOf(PastRow row, string set, WorkCalendar calendar)
    {
        var (facts, day) = (Json.Read<FactSheet>(row.Facts.AsSpan()), calendar.DayOf(row.AcceptedAt));
        if (row.Answers is null)
        {
            yield return new PastCase(row.Number, day, facts);
            yield break;
        }
        foreach (var answer in Json.Read<IReadOnlyList<Ruling>>(row.Answers.AsSpan()))
        {
            if (answer.Set == set && answer.Asked is { } asked)
                yield return new PastCase(row.Number, day, asked.Over(facts));
            facts = facts.With(answer);
        }
    }

    private async IAsyncEnumerable<List<PastRow>> ReadAsync(string set, DateTimeOffset since, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Past(connection, "c.number, c.accepted_at, c.facts::text, c.secrecy >= 3", "c.number, c.accepted_at, c.facts::text, c.secrecy >= 3, r.body", set, since);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var (row, isAnswered) = (new Row(reader), reader.FieldCount > 4);
        var batch = new List<PastRow>(Step);
        while (await reader.ReadAsync(ct))
        {
            batch.Add(new(row.Text(0), row.Moment(1), row.Bytes(2), row.Flag(3), isAnswered ? row.Bytes(4) : null));
            if (batch.Count < Step)
                continue;
            yield return batch;
            batch = new(Step);
        }
        if (batch.Count > 0)
            yield return batch;
    }

    private static NpgsqlCommand Past(NpgsqlConnection connection, string ofCases, string ofQuestions, string set, DateTimeOffset since) =>
        BackTest.IsOfAcceptance(set)
            ? Sql.Command(connection, $"select {ofCases} from case_file c where c.accepted_at >= $1", Sql.Moment(since))
            : Sql.Command(connection,
                $"""
                 select {ofQuestions}
                 from ruling r
                 join case_file c on c.id = r.case_id
                 where r.asked_at >= $1
                   and position($2 in r.body) > 0
                   and position('"asked":' in r.body) > 0
                 """, Sql.Moment(since), $"\"set\":\"{set}\"");

    // What is read of a case: all in the bytes it comes in, for workers to read.
    private sealed record PastRow(string Number, DateTimeOffset AcceptedAt, byte[] Facts, bool IsSecret, byte[]? Answers);
}
