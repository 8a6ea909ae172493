using System.Globalization;
using Mediation.Casework.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Soundness;

namespace Mediation.Policy.Tests;

/// <summary>The shipped workflows are proved sound; what the proof rests on is written down and approved.</summary>
public sealed class ShippedWorkflowTests
{
    private static readonly IReadOnlyList<WorkflowDefinition> Workflows =
    [
        .. Directory.EnumerateFiles(Shipped.Folder("workflows"), "*.json").Order(StringComparer.Ordinal)
            .Select(file => WorkflowReader.Read(File.ReadAllText(file), $"workflows/{Path.GetFileName(file)}", Catalog.All).Required),
    ];

    [Fact]
    public void Every_shipped_workflow_is_proved_sound() =>
        Approval.Check(string.Concat(Workflows.Select(workflow =>
        {
            var answer = SoundnessCheck.Run(workflow, new WorkflowLibrary(Workflows));
            return string.Create(CultureInfo.InvariantCulture, $"""
                {workflow.DefinitionId} {workflow.Name}: {answer.Verdict} in {answer.States} states
                {string.Concat(SoundnessProblems.Of(answer).Select(p => $"  {p}\n"))}  calls {Several(answer.Calls)}; cancels {Several(answer.Cancels)}

                """);
        })));

    [Fact]
    public void A_shipped_workflow_that_loses_a_line_is_refuted_in_Chinese_with_its_trace()
    {
        var text = File.ReadAllText(Shipped.Folder("workflows", "enforcement.json"))
            .Replace("\"port\": \"case-filed\"", "\"port\": \"case-closed\"", StringComparison.Ordinal);
        var broken = WorkflowReader.Read(text, "enforcement.json", Catalog.All).Required;

        var problem = SoundnessProblems.Of(SoundnessCheck.Run(broken, new WorkflowLibrary(Workflows))).ShouldHaveSingleItem();

        problem.Code.ShouldBe("unsound-dead-step");
        problem.Path.ShouldBe("$.root.activities[2]");
        problem.MessageIn(CultureInfo.GetCultureInfo("zh-CN")).ShouldBe("「decide」在任何走法下都不会开始。");
    }

    private static string Several(IReadOnlyList<string> names) => names.Count == 0 ? "nothing" : string.Join(", ", names);
}
