using System.Diagnostics;
using System.Globalization;
using Mediation.Casework.Facts;
using Mediation.Casework.Rulings;
using Mediation.TestKit.Crowd;
using Mediation.TestKit.Shipped;

namespace Mediation.Benchmarks.Acceptance;

/// <summary>What the rules alone cost for one complaint (研判开销): time and memory, on one thread.</summary>
internal static class RulesCost
{
    private const int Rounds = 4;

    private static readonly DateOnly Today = new(2026, 3, 2);

    /// <summary>One sentence.</summary>
    public static string Describe()
    {
        Ask(1);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        Ask(Rounds);
        var count = Rounds * CrowdPlay.Words.Count;
        return string.Create(CultureInfo.InvariantCulture,
            $"The rules of one complaint, asked alone: {Stopwatch.GetElapsedTime(started).TotalMilliseconds / count:0.00} ms, {(GC.GetAllocatedBytesForCurrentThread() - allocated) / count / 1024} KB allocated.");
    }

    private static void Ask(int rounds)
    {
        for (var round = 0; round < rounds; round++)
            foreach (var text in CrowdPlay.Words)
                Assessment.Of(ShippedPolicy.Rules, Facts(text), Today);
    }

    private static FactSheet Facts(string text) => new()
    {
        Complaint = new ComplaintFacts { Text = text, Channel = "窗口登记" },
        Place = ShippedPolicy.Town.FactsOf(ShippedPolicy.Places.Recognise("西园路月光小区2栋"), DateTimeOffset.UnixEpoch, ShippedPolicy.Calendar),
        Parties = new PartiesFacts(),
        History = new HistoryFacts(),
    };
}
