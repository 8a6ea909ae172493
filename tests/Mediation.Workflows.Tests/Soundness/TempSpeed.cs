using System.Diagnostics;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Soundness;
using Mediation.Workflows.Tests.Sketches;
namespace Mediation.Workflows.Tests.Soundness;
public sealed class TempSpeed
{
    [Fact]
    public void Measure()
    {
        var s = new Sketch().Line("s").Join("all", "WaitAll");
        var lines = "";
        for (var i = 0; i < 12; i++) { s.Step($"n{i}", "go"); lines += $" s>n{i} n{i}:go>all"; }
        var d = s.Connect(lines).Read();
        for (var k = 0; k < 3; k++)
        {
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            var a = SoundnessCheck.Run(d, new WorkflowLibrary());
            Console.WriteLine($"SPEED {a.Verdict} {a.States} in {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds} ms cpu");
        }
    }
}
