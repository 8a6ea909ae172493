using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Soundness;
using Mediation.Workflows.Tests.Outlines;
using Mediation.Workflows.Tests.Sketches;

namespace Mediation.Workflows.Tests.Soundness;

/// <summary>
/// The outlines of <c>planted.txt</c>: what an exploration says of each stands below it (APPROVE=1 writes it anew), and the
/// trouble is seen on the machine itself. The first words of a title say how its flowcharts run.
/// </summary>
public sealed class PlantedTests
{
    private static readonly string File = Path.Combine(Folder(), "planted.txt");

    public static TheoryData<string> Titles => [.. Outlines().Select(o => o.Title)];

    [Fact]
    public void Every_planted_flaw_is_found_with_a_trace()
    {
        var approved = System.IO.File.ReadAllText(File).ReplaceLineEndings("\n");

        var told = string.Join('\n', Outlines().SelectMany(Lines));

        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            System.IO.File.WriteAllText(File, told);
        else
            told.ShouldBe(approved);
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void The_trace_of_a_planted_flaw_leads_into_trouble(string title)
    {
        var definition = Read(Outlines().Single(o => o.Title == title));
        var answer = SoundnessCheck.Run(definition, new WorkflowLibrary());

        foreach (var finding in answer.Findings)
            Trouble.Seen(definition, finding);
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void What_is_found_is_said_in_both_languages_with_its_place(string title)
    {
        var definition = Read(Outlines().Single(o => o.Title == title));
        var answer = SoundnessCheck.Run(definition, new WorkflowLibrary());

        var problems = SoundnessProblems.Of(answer);

        problems.Any(p => p.Severity is ProblemSeverity.Error).ShouldBe(answer.Verdict is SoundnessVerdict.Refuted);
        problems.Any().ShouldBe(answer.Verdict is not SoundnessVerdict.Proved);
        problems.ShouldAllBe(p => p.Path.StartsWith('$'));
        problems.ShouldAllBe(p => p.MessageIn(CultureInfo.GetCultureInfo("zh-CN")).Any(c => c >= '一' && c <= '鿿'));
    }

    private static IReadOnlyList<Outline> Outlines() => Outline.Read(System.IO.File.ReadLines(File));

    private static IEnumerable<string> Lines(Outline outline)
    {
        yield return $"# {outline.Title}";
        foreach (var line in outline.Body)
            yield return line;
        var answer = SoundnessCheck.Run(Read(outline), new WorkflowLibrary(), limit: 2000);
        yield return $"= {answer.Verdict} in {answer.States} states{(answer.Because is { } because ? $": {because}" : "")}";
        foreach (var finding in answer.Findings)
            yield return $"= {finding.Flaw} {finding.Activity}{(finding.Other is { } other ? $" ({other})" : "")}: {finding.TraceText}";
        if (answer.Cancels.Count > 0)
            yield return $"= cancels {string.Join(' ', answer.Cancels)}";
        yield return "";
    }

    private static WorkflowDefinition Read(Outline outline)
    {
        var document = outline.Definitions()[^1];
        if (outline.Title.StartsWith("With tokens", StringComparison.Ordinal))
            document["customProperties"] = new JsonObject { ["Flowchart:ExecutionMode"] = "TokenBased" };
        return WorkflowReader.Read(document.ToJsonString(), outline.Title, Sketch.Catalog).Required;
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
