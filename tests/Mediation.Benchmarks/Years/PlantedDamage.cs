using System.Diagnostics;
using System.Globalization;
using Mediation.Postgres.Audit;
using Mediation.Postgres.Desk;
using Mediation.TestKit.Damages;
using Mediation.TestKit.Shipped;
using Npgsql;

namespace Mediation.Benchmarks.Years;

/// <summary>Stored data are damaged past the desk while a town works, and the next round of the audit is asked what it found (损坏巡查).</summary>
internal sealed class PlantedDamage(YearTown town, NpgsqlDataSource source, InForce inForce)
{
    // A round has as long as it has in a running server, which begins one every minute.
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(30);

    private readonly List<double> seconds = [];

    private readonly List<string> missed = [];

    private readonly List<string> notMended = [];

    private int planted;

    private int mendable;

    private int looked;

    public static IReadOnlyList<Damage> Kinds => Damage.All;

    /// <summary>A case is signed for and has a paper; it is damaged; a round passes; where there is a remedy it is taken.</summary>
    public async Task PlantAsync(CaseTeller teller, Damage damage)
    {
        var number = await teller.SignedAsync();
        await town.DoesAsync(Townspeople.Desk, number, "make-paper", new { paper = "receipt" });
        await town.ExecuteAsync(damage.On(number));
        planted++;
        if (!(await RoundAsync()).Contains((number, damage.Fault)))
            missed.Add(damage.Name);
        if (AuditRemedies.Of(damage.Fault) is not AuditRemedy.PutRight)
            return;
        mendable++;
        await town.Desk.PutRightAsync(Townspeople.Administrator, number, "按流水整理", CancellationToken.None);
        if ((await RoundAsync()).Any(found => found.Number == number))
            notMended.Add(damage.Name);
    }

    /// <summary>What was found and missed, in a sentence and numbers.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"""
        | damage by SQL | |
        |---|---|
        | kinds; planted in the year | {Kinds.Count}; {planted} |
        | found by the next round | {planted - missed.Count} |
        | missed | {(missed.Count == 0 ? "0" : string.Join(", ", missed))} |
        | with a remedy that puts the case right; put right | {mendable}; {mendable - notMended.Count}{(notMended.Count == 0 ? "" : $" (not: {string.Join(", ", notMended)})")} |
        | seconds a round took: p50, p99 | {new Timings(seconds).P50}, {new Timings(seconds).P99} |
        | cases looked over in a round, at most | {looked:N0} |
        """);

    private async Task<IReadOnlyList<(string Number, AuditFault Fault)>> RoundAsync()
    {
        var rounds = new AuditRounds(source, inForce, TimeProvider.System);
        var began = Stopwatch.GetTimestamp();
        looked = Math.Max(looked, await rounds.GoOnAsync(Round, Round, CancellationToken.None));
        seconds.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        return [.. (await rounds.FindingsAsync(10_000, CancellationToken.None)).Listed.Select(kept => (kept.Finding.CaseNumber, kept.Finding.Fault))];
    }
}
