using System.Diagnostics;
using System.Globalization;

namespace Mediation.Benchmarks;

/// <summary>How long each of many calls took (耗时), in milliseconds.</summary>
internal sealed class Timings(IEnumerable<double> milliseconds)
{
    private readonly double[] sorted = [.. milliseconds.Order()];

    public int Count => sorted.Length;

    public double Middle => At(0.50);

    public string P50 => Written(At(0.50));

    public string P99 => Written(At(0.99));

    public string Most => Written(At(1));

    /// <summary>Calls one after the other, after some that don't count.</summary>
    public static async Task<Timings> OfAsync(int calls, Func<int, Task> call)
    {
        var times = new List<double>(calls);
        var uncounted = Math.Min(20, calls / 4);
        for (var at = 0; at < calls + uncounted; at++)
        {
            var started = Stopwatch.GetTimestamp();
            await call(at);
            if (at >= uncounted)
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return new Timings(times);
    }

    private double At(double share) => sorted[(int)Math.Ceiling(share * (sorted.Length - 1))];

    private static string Written(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
