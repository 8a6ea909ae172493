using System.Text.RegularExpressions;
using Mediation.Casework.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Soundness;

namespace Mediation.Policy.Tests;

/// <summary>Every file printed on the page for administrators is what the page says: proved sound, or refused with this code.</summary>
public sealed partial class WorkflowPageTests
{
    public static TheoryData<string, string> Files =>
        [.. Block().Matches(File.ReadAllText(Shipped.Folder("docs", "writing-workflows.md"))).Select(
            block => (block.Groups["code"].Value, block.Groups["text"].Value))];

    [Theory, MemberData(nameof(Files))]
    public void A_printed_file_is_proved_sound_or_refused_as_the_page_says(string code, string text)
    {
        var reading = WorkflowReader.Read(text, "writing-workflows.md", Catalog.All);
        var problems = reading.Definition is { } definition
            ? SoundnessProblems.Of(SoundnessCheck.Run(definition, new WorkflowLibrary(definition)))
            : [.. reading.Errors];

        problems.Select(p => p.Code).ShouldBe(code.Length == 0 ? [] : [code], string.Join("; ", problems));
        if (reading.Definition is { } read)
            PolicyMatch.FaultsOf(read, Shipped.Book).ShouldBeEmpty();
    }

    [Fact]
    public void A_good_one_and_the_two_traps_are_printed() =>
        Files.Select(file => file.Data.Item1).ShouldBe(["", "unsound-lost-arrival", "backward-invalid"]);

    [GeneratedRegex("^```json ?(?<code>[a-z-]*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
