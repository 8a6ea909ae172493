using System.Diagnostics;
using System.Globalization;

namespace Mediation.Scripting.Tests;

/// <summary>What a run costs; printed on demand: <c>-explicit only -class '*SpeedTests' -showLiveOutput</c>.</summary>
public class SpeedTests(ITestOutputHelper output)
{
    [Theory(Explicit = true)]
    [InlineData("variables.n > 10")]
    [InlineData("getVariable('n') + 1")]
    [InlineData("variables.name === 'a' ? 'yes' : `no ${variables.n}`")]
    [InlineData("variables.list.filter(x => x > 1).map(x => x * 2).join('-')")]
    [InlineData("let sum = 0; for (let i = 0; i < 1000; i++) sum += i; sum")]
    public void What_one_run_costs(string source)
    {
        var script = Scripts.Read(source);
        var bag = new KnownBag(new() { ["n"] = 12.0, ["name"] = "b", ["list"] = new double[] { 1, 2, 3 } });
        var host = new KnownHost { Globals = { ["variables"] = bag, ["getVariable"] = (ScriptFunction)(_ => 12.0) } };
        var best = double.MaxValue;
        long bytes = 0;
        for (var round = 0; round < 40; round++)
        {
            const int Runs = 5_000;
            var (before, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
            for (var i = 0; i < Runs; i++) script.Run(host, TestContext.Current.CancellationToken);
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalNanoseconds / Runs);
            bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Runs;
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{source}: {best:0} ns, {bytes} bytes"));
        best.ShouldBeLessThan(1_000_000);
    }
}
