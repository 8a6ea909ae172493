using Mediation.Casework.Activities;
using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.Rulings;
using Mediation.Casework.WorkItems;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Acts;

/// <summary>A step that the case can be sent back to now (可退回的环节).</summary>
/// <param name="Run">The workflow instance.</param>
/// <param name="Way">How the engine names it, and what it undoes.</param>
/// <param name="Step">As <c>workflow/activity</c>.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Item">The last work item that was done there, or in the workflow it stands for.</param>
/// <param name="UndoesDispatch">Whether the shares are given out anew.</param>
public sealed record EarlierStep(Guid Run, WayBack Way, string Step, string Title, WorkItem Item, bool UndoesDispatch)
{
    private static readonly WorkflowMachine Machine = new();

    /// <summary>
    /// The steps of every workflow of a case that somebody worked at, the last one first. Not those before something left
    /// the house for good; nor a handling or a dispatch that has no lead any more.
    /// </summary>
    public static IReadOnlyList<EarlierStep> Of(CaseFile file, Briefing briefing) =>
        file.Closed ? [] : [.. file.Runs.Where(r => r.Running).SelectMany(r => Of(file, briefing, r.Id))];

    /// <summary>What waits now and would no longer.</summary>
    public IReadOnlyList<WorkItem> Ends(CaseFile file) =>
    [
        .. file.OpenItems.Where(w => w.Run == Run
            && (Way.Closes.Contains(w.Bookmark) || (UndoesDispatch && w.Share is not Share.None))),
    ];

    private static IEnumerable<EarlierStep> Of(CaseFile file, Briefing briefing, Guid run)
    {
        if (briefing.States.GetValueOrDefault(run) is not { } state)
            yield break;
        foreach (var way in Machine.WaysBack(state, new WorkflowHost(briefing.Now, briefing.Workflows)))
        {
            var definition = briefing.Workflows.FindVersion(way.VersionId)!;
            var node = definition.Activities[way.ActivityId];
            // What was handed on to whoever leads doesn't come back to where it was tried first.
            if (way.Undoes.Any(id => definition.Activities[id].Type is Release))
                continue;
            if (!MayGoTo(node, file) || LastItem(file, run, definition, node, briefing.Rules) is not { } at || at < file.StepsBeforeOutside)
                continue;
            yield return new EarlierStep(run, way, $"{definition.DefinitionId}/{node.Id}", TitleOf(node), file.WorkItems[at],
                way.Undoes.Any(id => definition.Activities[id].Type is Dispatch));
        }
    }

    private static bool MayGoTo(ActivityNode node, CaseFile file) => node.Type switch
    {
        Activities.Step => true,
        Dispatch or JointHandling => file.Lead is not null,
        var type => type is CallingActivity,
    };

    private static int? LastItem(CaseFile file, Guid run, WorkflowDefinition definition, ActivityNode node, RuleBook rules)
    {
        string[] inside = [.. Follow.MayRun(node, rules).Select(called => $"{called}/")];
        var at = file.WorkItems.FindLastIndex(w => w.Run == run && (inside.Length == 0
            ? w.Step == $"{definition.DefinitionId}/{node.Id}"
            : inside.Any(called => w.Step.StartsWith(called, StringComparison.Ordinal))));
        return at < 0 ? null : at;
    }

    private static string TitleOf(ActivityNode node) => node.LiteralText("title") ?? node.DisplayText;
}
