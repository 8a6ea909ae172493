using System.Globalization;

namespace Mediation.Scripting.Tests.Judging;

/// <summary>
/// Random programs give here what they give in Node. <c>SCRIPT_SEEDS=200000</c> judges so many,
/// <c>SCRIPT_FIRST_SEED</c> says where to begin.
/// </summary>
public class JudgedTests
{
    private const int Batch = 2_000;

    [Fact]
    public async Task Random_programs_give_what_Node_gives()
    {
        var (first, count) = (Setting("SCRIPT_FIRST_SEED", 1), Setting("SCRIPT_SEEDS", 3_000));
        var differences = new List<string>();
        for (var start = first; start < first + count && differences.Count < 20; start += Batch)
        {
            var seeds = Enumerable.Range(start, Math.Min(Batch, first + count - start)).ToArray();
            var programs = seeds.Select(seed => new RandomPrograms(seed).Program()).ToArray();
            var answers = await Node.AnswersAsync(programs);
            differences.AddRange(seeds.Select((seed, i) =>
                (seed, Ours: Shown.Of(programs[i]).Replace("\n", "\\n", StringComparison.Ordinal), Theirs: answers[i],
                Program: programs[i]))
                .Where(told => told.Ours != told.Theirs && told.Theirs != "timeout")
                .Select(told => $"seed {told.seed}\n{told.Program}\n  Node: {told.Theirs}\n  here: {told.Ours}\n"));
        }
        string.Join("\n", differences.Take(20)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Everyday_programs_and_their_corners_give_what_Node_gives()
    {
        var programs = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Judging", "snippets.txt"))
            .Where(line => line.Length > 0 && line[0] != '#').ToArray();

        var theirs = await Node.AnswersAsync(programs);

        programs.Select(program => Shown.Of(program).Replace("\n", "\\n", StringComparison.Ordinal))
            .Zip(theirs, programs).Where(told => told.First != told.Second)
            .Select(told => $"{told.Third}\n  Node: {told.Second}\n  here: {told.First}").ShouldBeEmpty();
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture,
            out var value) ? value : otherwise;
}
