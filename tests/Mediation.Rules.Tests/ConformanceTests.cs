using Mediation.Rules.Conformance;

namespace Mediation.Rules.Tests;

public class ConformanceTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Conformance");

    private static readonly Dictionary<string, string> Open = File.ReadAllLines(Path.Combine(Folder, "open.txt"))
        .Where(l => l.Length > 0)
        .ToDictionary(l => l.Split(": ", 2)[0], l => l.Split(": ", 2)[1]);

    public static TheoryData<string> Cases =>
    [
        .. Directory.GetFiles(Folder, "*.json")
            .Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_comes_out_as_in_the_original_unless_it_is_listed_as_open(string file)
    {
        var replayed = ConformanceCase.Replay(File.ReadAllText(Path.Combine(Folder, file + ".json")));

        if (!Open.TryGetValue(file, out var reason)) replayed.Difference.ShouldBeNull();
        else replayed.Difference.ShouldNotBeNull($"{file} passes now and should leave open.txt ({reason})");
    }

    [Fact]
    public void No_everyday_case_is_open()
    {
        foreach (var file in Open.Keys)
            ConformanceCase.Replay(File.ReadAllText(Path.Combine(Folder, file + ".json")))
                .Level.ShouldNotBe("core", file);
    }
}
