using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Tests.Readings;

public sealed class ReadingTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder(), "*.txt").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_file_is_read_as_was_approved(string file)
    {
        var path = Path.Combine(Folder(), file);
        var approved = File.ReadAllText(path).ReplaceLineEndings("\n");

        var read = string.Join('\n', Reading.All(approved.Split('\n')).SelectMany(ReadingResult.Lines));

        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(path, read);
        else
            read.ShouldBe(approved);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_was_read_is_written_with_everything_in_it(string file)
    {
        foreach (var reading in Readings(file))
        {
            if (reading.Read().Definition is not { } definition)
                continue;
            var written = WorkflowWriter.Write(definition);

            var again = WorkflowReader.Read(written, "x", reading.Catalog).Required;
            ReadingDigest.Of(again).ShouldBe(ReadingDigest.Of(definition), reading.Title);
            if (!reading.Files[^1].Contains("\"_type\"", StringComparison.Ordinal))
                JsonNode.DeepEquals(Nameless(written), Nameless(reading.Files[^1])).ShouldBeTrue(reading.Title);
        }
    }

    [Fact]
    public void Every_problem_there_is_a_sentence_for_is_shown_by_some_file()
    {
        var shown = Files.SelectMany(file => Readings(file.Data)).SelectMany(r => r.Read().Problems).Select(p => p.Code);
        var drawn = File.ReadLines(Path.Combine(Folder(), "..", "Definitions", "problems.txt"))
            .Where(line => line.Length > 0 && line[0] != ' ').Select(line => line.Split(' ')[0]);
        var sentences = XDocument.Load(Path.Combine(Folder(), "../../../src/Mediation.Workflows/Definitions/ProblemTexts.resx"))
            .Descendants("data").Select(data => data.Attribute("name")!.Value.Split('/')[0])
            .Where(code => !code.StartsWith("unsound-", StringComparison.Ordinal)
                && !code.StartsWith("undecided-", StringComparison.Ordinal));

        sentences.Except(shown.Concat(drawn)).ShouldBeEmpty();
    }

    private static IReadOnlyList<Reading> Readings(string file) =>
        Reading.All(File.ReadAllText(Path.Combine(Folder(), file)).ReplaceLineEndings("\n").Split('\n'));

    /// <summary>The document without its own identity, which is given when it is stored.</summary>
    private static JsonObject Nameless(string json)
    {
        var document = JsonNode.Parse(json)!.AsObject();
        var inner = document["model"] is JsonObject model ? model : document;
        var nameless = (JsonObject)inner.DeepClone();
        foreach (var member in inner.Select(m => m.Key).Where(k => Identity.Contains(k)))
            nameless.Remove(member);
        return nameless;
    }

    private static HashSet<string> Identity { get; } = new(StringComparer.OrdinalIgnoreCase) { "id", "definitionId", "name", "version" };

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
