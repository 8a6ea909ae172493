using System.Runtime.CompilerServices;

namespace Mediation.Workflows.Tests.Outlines;

public sealed class OutlineTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder(), "*.txt").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_outline_gives_what_was_approved(string file)
    {
        var path = Path.Combine(Folder(), file);
        var approved = File.ReadAllText(path).ReplaceLineEndings("\n");

        var played = string.Join('\n', Outline.Read(approved.Split('\n')).SelectMany(OutlinePlay.Lines));

        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(path, played);
        else
            played.ShouldBe(approved);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
