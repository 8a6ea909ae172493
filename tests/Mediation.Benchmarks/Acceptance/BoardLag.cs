using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Mediation.Benchmarks.Ground;

namespace Mediation.Benchmarks.Acceptance;

/// <summary>
/// From a complaint that is sent until a supervisor's open board shows it (看板滞后), as a browser's page does it: it hears that something changed and asks
/// for its figures again.
/// </summary>
internal static partial class BoardLag
{
    private const int Times = 50;

    /// <summary>A row of the table of results.</summary>
    /// <param name="server">The server.</param>
    /// <param name="acceptAsync">Sends a complaint of which a supervisor may know.</param>
    public static async Task<string> MeasureAsync(PublishedServer server, Func<HttpClient, Task> acceptAsync)
    {
        using var desk = await server.SignedInAsync("desk", 1);
        using var supervisor = await server.SignedInAsync("supervisor", 2);
        using var news = new StreamReader(await supervisor.GetStreamAsync(new Uri("/live", UriKind.Relative)));
        await NextAsync(news, "event: listening");
        var times = new List<double>();
        var shown = await FiguresAsync(supervisor);
        for (var at = 0; at < Times; at++)
        {
            var sent = Stopwatch.GetTimestamp();
            var accepting = acceptAsync(desk);
            string now;
            do
            {
                await NextAsync(news, "event: changed");
                now = await FiguresAsync(supervisor);
            }
            while (now == shown);
            times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            shown = now;
            await accepting;
        }
        var lag = new Timings(times);
        return string.Create(CultureInfo.InvariantCulture, $"| from a complaint sent until an open board shows it, {Times} times | 1 | | {lag.P50} | {lag.P99} |");
    }

    private static async Task NextAsync(StreamReader news, string line)
    {
        while (await news.ReadLineAsync() is { } heard && heard != line)
        {
        }
    }

    private static async Task<string> FiguresAsync(HttpClient supervisor)
    {
        var page = await supervisor.GetStringAsync(new Uri("/supervision", UriKind.Relative));
        var figures = Figures().Match(page);
        return figures.Success ? figures.Value : throw new InvalidOperationException("The board has no figures.");
    }

    [GeneratedRegex("<ul class=\"figures\">.*?</ul>", RegexOptions.Singleline)]
    private static partial Regex Figures();
}
