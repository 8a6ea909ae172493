using Mediation.Casework.Acts;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Waits;
using Mediation.Postgres.Desk;
using Mediation.Web.Elsa.Instances;
using Mediation.Web.Screens.Workflows;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Drawing;
using Mediation.Workflows.Execution;

namespace Mediation.Web.Screens.Case;

/// <summary>A workflow that carries the case, drawn with where it stands (流程图).</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Version">Of which version.</param>
/// <param name="Running">Whether it goes on.</param>
/// <param name="StandsAt">The steps at which it stands.</param>
/// <param name="Picture">The drawing.</param>
/// <param name="Instance">Where it is looked at step by step; null for whoever may not.</param>
internal sealed record FlowView(string Name, int Version, bool Running, string StandsAt, string Picture, InstanceId? Instance);

/// <summary>The workflows of a case, the main flow first, each followed by those it called (流程).</summary>
internal static class CaseFlows
{
    /// <summary>Draws them all; one whose version isn't in the library any more is left out.</summary>
    public static IReadOnlyList<FlowView> Of(CaseReading reading) =>
        [.. from run in reading.File.Runs
            let state = reading.Found.Dossier.States.GetValueOrDefault(run.Id)
            where state is not null
            from part in WorkflowDrawing.Parts(state)
            let definition = reading.Found.Briefing.Workflows.FindVersion(part.VersionId)
            where definition is not null
            select new FlowView(definition.Name, definition.Version, run.Running && part.Activities.Count > 0,
                StandsAt(definition, part), WorkflowDrawing.Svg(definition, part, Notes(reading, state)),
                Sight.MayReadPolicy(reading.Found.Briefing.Actor) ? InstanceId.Of(run.Id, state, part) : null)];

    /// <summary>What they wait for besides people.</summary>
    public static IReadOnlyList<Wait> WaitsOf(CaseReading reading) =>
        new Proceeding(reading.Found.Dossier, reading.Found.Briefing).Waits();

    private static DrawingNotes Notes(CaseReading reading, WorkflowState state) => new()
    {
        PortName = PortWords.Of,
        Late = reading.File.Deadlines
            .Where(d => reading.Reckon(d).StateAt(reading.Found.Briefing.Now) is DeadlineState.Breached)
            .Select(d => reading.File.OpenItems.FirstOrDefault(w => w.Id == d.WorkItem))
            .Select(w => w is null ? null : state.Bookmark(w.Bookmark)?.ActivityId)
            .OfType<string>().ToHashSet(),
    };

    private static string StandsAt(WorkflowDefinition definition, WorkflowState state) => string.Join('、', state.Activities
        .Select(activity => Find(definition.Root, activity.ActivityId))
        .Where(node => node is { Children.Count: 0 })
        .Select(node => node!.DisplayText)
        .Distinct());

    private static ActivityNode? Find(ActivityNode node, string id) => node.Id == id
        ? node
        : node.Children.Select(child => Find(child.Node, id)).FirstOrDefault(found => found is not null);
}
