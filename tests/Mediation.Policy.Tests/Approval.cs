using System.Runtime.CompilerServices;

namespace Mediation.Policy.Tests;

/// <summary>
/// Compares a text with the one somebody approved. A difference leaves a <c>.received.txt</c> beside it; running with
/// <c>APPROVE=1</c> accepts it.
/// </summary>
internal static class Approval
{
    public static void Check(string text, [CallerMemberName] string name = "")
    {
        var folder = Shipped.Folder("tests", "Mediation.Policy.Tests", "Approved");
        var (approved, received) = (Path.Combine(folder, $"{name}.approved.txt"), Path.Combine(folder, $"{name}.received.txt"));
        Directory.CreateDirectory(folder);
        if (Environment.GetEnvironmentVariable("APPROVE") == "1") File.WriteAllText(approved, text);
        if (File.Exists(approved) && File.ReadAllText(approved) == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail($"{name} differs from what was approved; compare {name}.received.txt, and run with APPROVE=1 to accept it.");
    }
}
