using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Mediation.Casework.Acts;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.TestKit.Shipped;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mediation.Benchmarks.Sweeps;

/// <summary>People who go on working while deadlines are swept (同时办理的人): each writes on a case and reads a worklist, and thinks a little.</summary>
internal sealed class PeopleAtWork
{
    private const int People = 4;

    private const int Rows = 50;

    private static readonly TimeSpan Thinking = TimeSpan.FromMilliseconds(100);

    private static readonly string[] Units = ["URBAN", "PMC", "COMMUNITY", "ENFORCE"];

    private static readonly Dictionary<string, JsonElement> Remark = new() { ["text"] = JsonSerializer.SerializeToElement("已电话询问进度") };

    private readonly ConcurrentBag<double> acts = [];

    private readonly ConcurrentBag<double> lists = [];

    public Task WorkAsync(StormBench.Ready at, CancellationToken over) =>
        Task.WhenAll(Enumerable.Range(0, People).Select(person => Task.Run(() => WorkAsync(at, person, over), CancellationToken.None)));

    /// <summary>Two rows of the table of results.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"""
        | meanwhile: an act on a case, {acts.Count:N0} times: p50, p99 | {new Timings(acts).P50}, {new Timings(acts).P99} ms |
        | meanwhile: a worklist, {lists.Count:N0} times: p50, p99 | {new Timings(lists).P50}, {new Timings(lists).P99} ms |
        """);

    private async Task WorkAsync(StormBench.Ready at, int person, CancellationToken over)
    {
        await using var source = at.Ground.Connect(at.Database);
        var desk = new Desk(source, at.InForce, at.Clock,
            new Announcer(source, at.Clock, NullLogger<Announcer>.Instance), NullLogger<Desk>.Instance);
        var worklist = new Worklist(source);
        var random = new Random(person);
        while (!over.IsCancellationRequested)
        {
            var request = new CaseRequest($"LZ2025-{random.Next(1, at.Cases + 1):000000}", new ActRequest("note", null, Remark));
            await TimeAsync(acts, () => desk.HandleAsync(Townspeople.Desk, request, _ => new StoredAnswer(200, []), CancellationToken.None));
            await TimeAsync(lists, () => worklist.ReadAsync(Townspeople.Of(Units[person]), new(), null, Rows, CancellationToken.None));
            await Task.Delay(Thinking, CancellationToken.None);
        }
    }

    private static async Task TimeAsync(ConcurrentBag<double> times, Func<Task> call)
    {
        var started = Stopwatch.GetTimestamp();
        await call();
        times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }
}
