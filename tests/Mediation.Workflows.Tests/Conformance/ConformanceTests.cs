using System.Text.Json.Nodes;
using Mediation.Workflows.Conformance;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Tests.Conformance;

public sealed class ConformanceTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Conformance");

    [Fact]
    public void The_original_profile_gives_what_the_original_engine_printed() =>
        Check(BehaviourProfile.Elsa38, Listed("open.txt"));

    [Fact]
    public void The_intended_profile_differs_only_where_it_says_so() =>
        Check(BehaviourProfile.Intended, [.. Listed("open.txt"), .. Listed("intended.txt")]);

    [Fact]
    public void A_case_that_gives_the_same_is_the_recorded_one_in_every_phase()
    {
        var json = File.ReadAllText(Path.Combine(Folder, "244-fault-strategy-with-event-branch.json"));
        var expected = JsonNode.Parse(json)!["expected"]!["phases"]!.AsArray();

        var actual = ConformanceCase.Replay(json).Actual["phases"]!.AsArray();

        string[] members = ["step", "status", "subStatus", "variables", "outputs", "bookmarks", "stdout"];
        actual.Count.ShouldBe(expected.Count);
        foreach (var (ours, theirs) in actual.Zip(expected))
            foreach (var member in members)
                ours![member]?.ToJsonString().ShouldBe(theirs![member]?.ToJsonString(), member);
    }

    [Fact]
    public void What_the_engine_does_not_know_is_a_difference()
    {
        var test = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "003-decision-n10.json")))!;
        test["steps"] = new JsonArray(new JsonObject { ["kind"] = "miracle" });

        var replayed = ConformanceCase.Replay(test.ToJsonString());

        replayed.Difference.ShouldNotBeNull().ShouldContain("miracle");
        replayed.Actual["error"]!.GetValue<string>().ShouldBe(replayed.Difference);
    }

    private static void Check(BehaviourProfile profile, HashSet<string> listed)
    {
        var wrong = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var difference = ConformanceCase.Replay(File.ReadAllText(file), profile).Difference;
            if (difference is null && listed.Contains(name))
                wrong.Add($"{name}: passes, but is listed");
            else if (difference is not null && !listed.Contains(name))
                wrong.Add($"{name}: {difference}");
        }
        wrong.ShouldBeEmpty();
    }

    private static HashSet<string> Listed(string list) =>
        [.. File.ReadLines(Path.Combine(Folder, list)).Select(line => line.Split(' ', 2)[0])];
}
