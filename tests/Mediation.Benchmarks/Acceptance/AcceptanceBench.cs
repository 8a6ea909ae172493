using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Mediation.Benchmarks.Ground;
using Mediation.TestKit.Crowd;
using Mediation.TestKit.Shipped;

namespace Mediation.Benchmarks.Acceptance;

/// <summary>Complaints accepted per second over HTTP, beside the same rows written by pgbench (受理吞吐).</summary>
internal static class AcceptanceBench
{
    private const string Database = "accept";

    // A server compiles what is hot once more in its first minutes; what it does for the rest of the day is measured.
    private static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Span = TimeSpan.FromSeconds(15);

    private static readonly int Lamp = CrowdPlay.Words.Index().First(words => words.Item.Contains("路灯", StringComparison.Ordinal)).Index;

    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);

    public static async Task<string> RunAsync(BenchGround ground)
    {
        await ground.FreshAsync(Database);
        var rows = new List<string>();
        var best = new Dictionary<int, double>();
        await using (var server = await PublishedServer.StartAsync(ground.Reach(Database)))
        {
            await LoadAsync(server, 8, WarmUp);
            foreach (var connections in new[] { 8, 16 })
            {
                var times = await LoadAsync(server, connections, Span);
                best[connections] = times.Count / Span.TotalSeconds;
                rows.Add(Row("`POST /api/complaints`", connections, best[connections], times));
            }
            rows.Add(await BoardLag.MeasureAsync(server, client => AcceptAsync(client, Lamp)));
        }
        foreach (var connections in new[] { 8, 16 })
        {
            var (perSecond, times) = await Floor.RunAsync(ground, Database, connections, Span);
            rows.Add(Row("the same rows by pgbench", connections, perSecond, times));
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"| share of the floor | {connections} | {best[connections] / perSecond:P0} | | |"));
        }
        return $"""
            | | connections | per second | p50 ms | p99 ms |
            |---|---|---|---|---|
            {string.Join('\n', rows)}

            {await Floor.SizeAsync(ground, Database)} {RulesCost.Describe()}
            """;
    }

    private static async Task<Timings> LoadAsync(PublishedServer server, int connections, TimeSpan span)
    {
        using var client = await server.SignedInAsync("desk", connections);
        var times = new ConcurrentBag<double>();
        var started = Stopwatch.GetTimestamp();
        var next = 0;
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            while (Stopwatch.GetElapsedTime(started) < span)
            {
                var begun = Stopwatch.GetTimestamp();
                await AcceptAsync(client, Interlocked.Increment(ref next));
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }
        }));
        return new Timings(times);
    }

    private static async Task AcceptAsync(HttpClient client, int at)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/complaints") { Content = JsonContent.Create(Complaint(at), options: Wire) };
        request.Headers.Add("Idempotency-Key", $"{Guid.CreateVersion7()}");
        using var answer = await client.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.Created)
            throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
        await answer.Content.ReadAsByteArrayAsync();
    }

    private static object Complaint(int at)
    {
        var compounds = ShippedPolicy.Town.Compounds;
        return new
        {
            text = $"{CrowdPlay.Words[at % CrowdPlay.Words.Count]}。我住{1 + (at % 12)}栋{100 + (at * 37 % 2400)}室，说了好几次都没人管",
            channel = "窗口登记",
            place = $"{compounds[at * 7 % compounds.Count].Name}{1 + (at % 9)}栋",
            reporter = new { name = "李云芳", phone = $"138{at * 7919L % 100_000_000:00000000}" },
        };
    }

    private static string Row(string what, int connections, double perSecond, Timings times) => string.Create(
        CultureInfo.InvariantCulture, $"| {what} | {connections} | {perSecond:0} | {times.P50} | {times.P99} |");
}
