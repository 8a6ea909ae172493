using System.Runtime.CompilerServices;

namespace Mediation.TestKit;

/// <summary>
/// Compares a text with the one that people approved (批准文本), kept beside the test as <c>Name.approved.txt</c>. A
/// difference leaves <c>Name.received.txt</c> to look at; running again with <c>APPROVE=1</c> accepts it.
/// </summary>
public static class Approval
{
    /// <summary>Fails with the first differing line, unless the approved text is equal.</summary>
    /// <param name="received">What the product says now; line ends don't matter.</param>
    /// <param name="name">The file's name without its ending.</param>
    /// <param name="callerFile">Filled in by the compiler: the test beside which the files lie.</param>
    public static void Verify(string received, string name, [CallerFilePath] string callerFile = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(callerFile)!, "Approved");
        var approvedFile = Path.Combine(folder, name + ".approved.txt");
        var receivedFile = Path.Combine(folder, name + ".received.txt");
        var now = received.ReplaceLineEndings("\n").TrimEnd() + "\n";
        var approved = File.Exists(approvedFile) ? File.ReadAllText(approvedFile).ReplaceLineEndings("\n") : "";

        if (now == approved)
        {
            File.Delete(receivedFile);
            return;
        }
        Directory.CreateDirectory(folder);
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            File.WriteAllText(approvedFile, now);
            File.Delete(receivedFile);
            return;
        }
        File.WriteAllText(receivedFile, now);
        throw new ApprovalException($"{FirstDifference(approved, now)}\nSee {receivedFile}; APPROVE=1 accepts it.");
    }

    private static string FirstDifference(string approved, string received)
    {
        var before = approved.Split('\n');
        var after = received.Split('\n');
        var line = Enumerable.Range(0, Math.Max(before.Length, after.Length))
            .First(i => before.ElementAtOrDefault(i) != after.ElementAtOrDefault(i));
        return $"""
            Line {line + 1} differs.
            approved: {before.ElementAtOrDefault(line)}
            received: {after.ElementAtOrDefault(line)}
            """;
    }
}

/// <summary>The product says something else than what was approved. 与批准文本不符</summary>
public sealed class ApprovalException(string message) : Exception(message);
