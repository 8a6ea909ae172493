using Mediation.Benchmarks;
using Mediation.Benchmarks.Acceptance;
using Mediation.Benchmarks.BackTests;
using Mediation.Benchmarks.Deadlines;
using Mediation.Benchmarks.Ground;
using Mediation.Benchmarks.Rules;
using Mediation.Benchmarks.Sweeps;
using Mediation.Benchmarks.Views;
using Mediation.Benchmarks.Workflows;
using Mediation.Benchmarks.Years;

var parts = new Dictionary<string, Func<BenchGround, Task<string>>>
{
    ["accept"] = AcceptanceBench.RunAsync,
    ["backtest"] = BackTestBench.RunAsync,
    ["views"] = ViewBench.RunAsync,
    ["sweep"] = SweepBench.RunAsync,
    ["storm"] = StormBench.RunAsync,
    ["workflows"] = WorkflowsBench.RunAsync,
    ["year"] = YearBench.RunAsync,
};
if (args.FirstOrDefault(part => part is not ("rules" or "deadlines") && !parts.ContainsKey(part)) is { } unknown)
{
    await Console.Error.WriteLineAsync($"./bench doesn't know {unknown}: accept, views, sweep, storm, deadlines, rules, workflows, backtest, year, fuzz-rules, or nothing for all but the last.");
    return 2;
}
if (args.Length == 0 || args.Contains("rules"))
{
    var table = RulesBench.Run();
    PerformancePage.Write("rules", $"{Machine.Describe("rules")}, .NET {Environment.Version}.\n\n{table}");
    Console.WriteLine(table);
}
if (args.Length == 0 || args.Contains("deadlines"))
{
    var table = OracleBench.Run();
    PerformancePage.Write("deadlines", $"{Machine.Describe("deadlines")}, .NET {Environment.Version}.\n\n{table}");
    Console.WriteLine(table);
}
if (args.Length > 0 && args.All(part => part is "rules" or "deadlines")) return 0;

await using var ground = await BenchGround.StartAsync();
foreach (var (name, run) in parts.Where(part => args.Length == 0 || args.Contains(part.Key)))
{
    var table = await run(ground);
    PerformancePage.Write(name, $"{await ground.DescribeAsync(name)}\n\n{table}");
    Console.WriteLine(table);
}
return 0;
