using System.Diagnostics;
using System.Globalization;
using Mediation.Benchmarks.Ground;
using Mediation.Casework.Trials;
using Mediation.Postgres.BackTests;
using Mediation.Postgres.Desk;
using Mediation.Rules.Reading;
using Mediation.TestKit;
using Mediation.TestKit.Crowd;
using Mediation.TestKit.Shipped;
using Npgsql;

namespace Mediation.Benchmarks.BackTests;

/// <summary>
/// A draft over a hundred thousand fact sheets (规则回测): rules that change nothing, that send one kind of case elsewhere, and that give
/// every case another term, whose clocks are then reckoned again.
/// </summary>
internal static class BackTestBench
{
    private const string Database = "backtest";

    private const int Cases = 100_000;

    private const int Runs = 3;

    public static async Task<string> RunAsync(BenchGround ground)
    {
        await ground.FreshAsync(Database);
        var clock = new TestClock();
        var inForce = new InForce();
        await using (var source = ground.Connect(Database))
        {
            inForce.Replace(await ShippedTown.FoundAsync(source, clock));
            var crowd = await CaseCrowd.AcceptAsync(source, inForce, clock, 86);
            await using var loading = ground.Connect(Database, "-c session_replication_role=replica -c synchronous_commit=off");
            await crowd.LoadOpenAsync(loading, Cases);
            // Of originals that were closed at once, the crowd keeps only what lists read.
            await using var slim = loading.CreateCommand("delete from case_file where facts = '{}'");
            await slim.ExecuteNonQueryAsync();
        }
        await using var reading = ground.Connect(Database);
        var book = inForce.Policy.Rules;
        string[] rows =
        [
            await RowAsync("`dispatch`, nothing changed", "dispatch", text => text),
            await RowAsync("`dispatch`, another lead for repairs and noise", "dispatch",
                text => text.Replace("parties.Spare(\\\"PMC\\\"", "parties.Spare(\\\"JUSTICE\\\"", StringComparison.Ordinal)),
            await RowAsync("`classification`, nothing changed", "classification", text => text),
            await RowAsync("`deadlines`, another term for every case", "deadlines",
                text => text.Replace("\\\"working-day\\\" as Unit", "\\\"calendar-day\\\" as Unit", StringComparison.Ordinal)),
        ];
        return $"""
            | draft of | seconds, best of {Runs} | processor's seconds | cases per second | cases that differ | clocks overdue or saved |
            |---|---|---|---|---|---|
            {string.Join('\n', rows)}
            """;

        async Task<string> RowAsync(string what, string set, Func<string, string> change)
        {
            var text = await File.ReadAllTextAsync(ShippedPolicy.File("rules", $"{set}.json"));
            var draft = book.With(RuleFile.Read(change(text), $"{set}.json").RuleSets[0]);
            var (best, processor, found) = await BestAsync(reading, new BackTest(book, draft, set), inForce.Policy, clock.GetUtcNow());
            var row = string.Create(CultureInfo.InvariantCulture,
                $"| {what} | {best:0.0} | {processor:0.0} | {found.Cases / best:0} | {found.Changed} | {found.Overdue + found.Saved} |");
            Console.WriteLine(row);
            return row;
        }
    }

    private static async Task<(double Seconds, double Processor, BackTestResult Found)> BestAsync(NpgsqlDataSource source, BackTest test, Policy policy, DateTimeOffset now)
    {
        var past = new PastCases(source);
        var (best, processor, found) = (double.MaxValue, double.MaxValue, (BackTestResult?)null);
        for (var run = 0; run < Runs; run++)
        {
            var (started, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            found = await past.RunAsync(test, now.AddMonths(-12), now, policy.Calendar, _ => Task.FromResult(true), CancellationToken.None);
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalSeconds);
            processor = Math.Min(processor, (Environment.CpuUsage.TotalTime - used).TotalSeconds);
        }
        return (best, processor, found!);
    }
}
