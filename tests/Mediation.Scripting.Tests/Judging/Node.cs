using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Mediation.Scripting.Tests.Judging;

/// <summary>The judge: what Node gives for many programs, in one process.</summary>
internal static class Node
{
    public static async Task<string[]> AnswersAsync(IReadOnlyList<string> programs)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Judging", "judge.js")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8
        };
        start.Environment["TZ"] = "Asia/Shanghai";
        using var node = Started(start);
        var output = node.StandardOutput.ReadToEndAsync();
        var error = node.StandardError.ReadToEndAsync();
        foreach (var program in programs) await node.StandardInput.WriteAsync(JsonSerializer.Serialize(program) + "\n");
        node.StandardInput.Close();

        var answers = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await node.WaitForExitAsync();
        answers.Length.ShouldBe(programs.Count, await error);
        return answers;
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException("These tests need Node as the judge of what JavaScript means: install nodejs, as ./test does.");
        }
    }
}
