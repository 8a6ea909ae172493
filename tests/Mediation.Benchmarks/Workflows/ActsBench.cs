using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Mediation.Benchmarks.Ground;
using Mediation.Casework.Acts;
using Mediation.Postgres.Desk;
using Mediation.TestKit;
using Mediation.TestKit.Crowd;
using Mediation.TestKit.Shipped;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Mediation.Benchmarks.Workflows;

/// <summary>
/// Acts through the real desk (办理吞吐): each signs for a share of a case of its own, which resumes the case's workflow at
/// a step and brings it to the next. One transaction an act.
/// </summary>
internal static class ActsBench
{
    public const string Header =
        """
        | through the desk, with PostgreSQL | acts per second | p50 ms | p99 ms | desk's ms of processor |
        |---|---|---|---|---|
        """;

    private const string Database = "acts";

    private const int Cases = 40_000;

    private static readonly TimeSpan Span = TimeSpan.FromSeconds(15);

    public static async Task<string> RunAsync(BenchGround ground)
    {
        await ground.FreshAsync(Database);
        var clock = new TestClock();
        var inForce = new InForce();
        await using var source = ground.Connect(Database);
        inForce.Replace(await ShippedTown.FoundAsync(source, clock));
        var crowd = await CaseCrowd.AcceptAsync(source, inForce, clock, 86);
        await using (var loading = ground.Connect(Database, "-c session_replication_role=replica"))
            await crowd.LoadOpenAsync(loading, Cases);
        var desk = new Desk(source, inForce, clock,
            new Announcer(source, clock, NullLogger<Announcer>.Instance), NullLogger<Desk>.Instance);
        var waiting = new Queue<(string Number, string Unit)>(await WaitingAsync(source));
        var wanted = waiting.Dequeue();
        await RowAsync(desk, waiting, 2);
        string[] rows =
        [
            await RowAsync(desk, waiting, 1),
            await RowAsync(desk, waiting, 4),
            await RowAsync(desk, waiting, 16),
        ];
        return $"""
            {string.Join('\n', rows)}

            Fifty callers sign for one share at once: {await FiftyAsync(desk, wanted)}.
            """;
    }

    private static async Task<List<(string Number, string Unit)>> WaitingAsync(NpgsqlDataSource source)
    {
        var waiting = new List<(string, string)>();
        await using var command = source.CreateCommand(
            """
            select c.number, min(a.unit_code)
            from case_file c
            join assignment a on a.case_id = c.id
            where c.number like 'LZ2025-%'
            group by c.number
            order by c.number
            """);
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            waiting.Add((reader.GetString(0), reader.GetString(1)));
        return waiting;
    }

    private static async Task<string> RowAsync(
        Desk desk, Queue<(string Number, string Unit)> waiting, int clients)
    {
        var times = new List<double>();
        var (started, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(started) < Span)
            {
                (string Number, string Unit) next;
                lock (waiting)
                    if (!waiting.TryDequeue(out next))
                        return;
                var begun = Stopwatch.GetTimestamp();
                var answer = await SignAsync(desk, next);
                if (answer is not null)
                    throw new InvalidOperationException($"{next} was refused: {answer}");
                lock (times)
                    times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var processor = (Environment.CpuUsage.TotalTime - used).TotalMilliseconds / times.Count;
        var measured = new Timings(times);
        return string.Create(CultureInfo.InvariantCulture,
            $"| {clients} client{(clients > 1 ? "s" : "")} | {times.Count / seconds:0} | {measured.P50} | {measured.P99} | {processor:0.0} |");
    }

    private static async Task<string?> SignAsync(Desk desk, (string Number, string Unit) share)
    {
        var answer = await desk.HandleAsync(Townspeople.Of(share.Unit),
            new CaseRequest(share.Number, new ActRequest("sign-for", null, new Dictionary<string, JsonElement>())), _ => new StoredAnswer(200, []), CancellationToken.None);
        return answer.IsRefused ? answer.Refusals[0].Code : null;
    }

    private static async Task<string> FiftyAsync(Desk desk, (string Number, string Unit) share)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => SignAsync(desk, share))));
        return string.Join(", ", answers.CountBy(a => a ?? "done").OrderBy(a => a.Value).Select(a => $"{a.Value} × `{a.Key}`"));
    }
}
