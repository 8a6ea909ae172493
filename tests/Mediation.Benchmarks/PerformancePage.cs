using Mediation.TestKit.Shipped;

namespace Mediation.Benchmarks;

/// <summary>The page that keeps the numbers, <c>docs/performance.md</c>: each part of the run between markers of its own.</summary>
internal static class PerformancePage
{
    /// <summary>Replaces what stands between the markers of a part.</summary>
    public static void Write(string part, string text)
    {
        var file = ShippedPolicy.File("docs", "performance.md");
        var page = File.ReadAllText(file);
        var (begin, end) = ($"<!-- bench {part} -->\n", $"<!-- end {part} -->");
        var from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var until = page.IndexOf(end, StringComparison.Ordinal);
        if (from < begin.Length || until < from)
            throw new InvalidOperationException($"{file} has no markers for {part}.");
        File.WriteAllText(file, $"{page[..from]}{text.TrimEnd()}\n{page[until..]}");
    }
}
