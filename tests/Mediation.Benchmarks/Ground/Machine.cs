using System.Globalization;

namespace Mediation.Benchmarks.Ground;

/// <summary>The machine that measures (测试机).</summary>
internal static class Machine
{
    /// <summary>When, by which command and on what it was measured, in one line.</summary>
    public static string Describe(string part) => string.Create(CultureInfo.InvariantCulture,
        $"`./bench {part}`, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}: {Environment.ProcessorCount} cores ({Processor()}), {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB");

    private static string Processor() => File.ReadLines("/proc/cpuinfo")
        .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown";
}
