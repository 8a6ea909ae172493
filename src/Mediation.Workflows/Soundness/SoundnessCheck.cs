using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Soundness;

/// <summary>
/// Looks, before a definition is put into force, whether every run of it can come to a proper end (健全性检查): no standstill,
/// no step that never begins, nothing begun that is lost, from everywhere a way to the end, and out of every wait an act.
/// The machine itself is played, with every outcome that values could give; see <c>docs/writing-workflows.md</c>.
/// </summary>
public static class SoundnessCheck
{
    /// <summary>How many states are looked at before the answer is <see cref="SoundnessVerdict.Undecided"/>.</summary>
    public const int DefaultLimit = 20_000;

    /// <summary>Explores one definition. Cost is linear in its states; a second is enough for thousands.</summary>
    /// <param name="definition">The candidate.</param>
    /// <param name="library">The workflows that it may call; what it calls is taken to end, as its own check says.</param>
    /// <param name="limit">The most states to look at.</param>
    public static SoundnessAnswer Run(WorkflowDefinition definition, IWorkflowLibrary library, int limit = DefaultLimit)
    {
        var nodes = NodesOf(definition).ToList();
        var calls = CallsOf(nodes).ToList();
        IReadOnlyList<string> called = [.. calls.Select(c => c.DefinitionId).Distinct()];
        if (nodes.Exists(IsComputedShape))
            return Open(Undecided.ComputedShape);
        if (Awaits(definition, definition.DefinitionId, library, []))
            return Open(Undecided.CallsItself);
        var exploration = new Exploration(new Rehearsal(definition, library), limit);
        exploration.Run();
        var verdict = exploration.Findings.Count > 0 ? SoundnessVerdict.Refuted
            : exploration.Cut is not null ? SoundnessVerdict.Undecided
            : SoundnessVerdict.Proved;
        return new SoundnessAnswer(verdict, exploration.States, exploration.Findings, exploration.Cancels, called)
        {
            Because = verdict is SoundnessVerdict.Undecided ? exploration.Cut : null,
        };

        SoundnessAnswer Open(Undecided because) =>
            new(SoundnessVerdict.Undecided, 0, [], [], called) { Because = because };
    }

    /// <summary>The activities of a definition and of the workflows used as activities in it.</summary>
    private static IEnumerable<ActivityNode> NodesOf(WorkflowDefinition definition) =>
        definition.Activities.Values.SelectMany(node => node.Type is WorkflowActivity used
            ? NodesOf(used.Definition).Prepend(node)
            : [node]);

    private static IEnumerable<(string DefinitionId, bool Awaited)> CallsOf(IEnumerable<ActivityNode> nodes) => nodes
        .Where(n => n.Type is ExecuteWorkflow or DispatchWorkflow or BulkDispatchWorkflows && n.LiteralText("workflowDefinitionId") is not null)
        .Select(n => (n.LiteralText("workflowDefinitionId")!, !Oracle.NeverWaits(n)));

    private static bool IsComputedShape(ActivityNode node) => node.Type switch
    {
        FlowJoin => Oracle.IsComputed(node, FlowJoin.Mode),
        ExecuteWorkflow => Oracle.IsComputed(node, "workflowDefinitionId"),
        _ => false,
    };

    private static bool Awaits(
        WorkflowDefinition caller, string definitionId, IWorkflowLibrary library, HashSet<string> seen) =>
        CallsOf(NodesOf(caller)).Where(c => c.Awaited).Select(c => c.DefinitionId).Distinct().Any(called =>
            called == definitionId
            || (seen.Add(called) && library.Find(called) is { } next && Awaits(next, definitionId, library, seen)));
}
