using Mediation.Casework.Journal;
using Mediation.Web.Parts;
using Mediation.Web.Resources;
using Mediation.Workflows.Definitions;

namespace Mediation.Web.Screens.Case;

/// <content>Faults, what operators did about them, and moves to other versions.</content>
internal static partial class Sayings
{
    private static Saying Operated(CaseReading r, CaseEvent happened) => happened switch
    {
        WorkflowFaulted e => System("workflow-faulted", e.Fault.Name),
        FaultSettled e => System("fault-settled", e.Name),
        VariableMended e => OfSystem("variable-mended", $"{Text(r, e.Before)} → {Text(r, e.After)}", e.Variable),
        StepRetried e => OfSystem("step-retried", null, e.Name),
        StepSkipped e => OfSystem("step-skipped", Text(r, e.Reason), e.Name, Words.Of("act", e.Outcome)),
        WorkflowCancelled e => OfSystem("workflow-cancelled", Text(r, e.Reason), NameOf(r, e.Run)),
        WorkflowMigrated e => OfSystem(e.Undone ? "workflow-migration-undone" : "workflow-migrated", null,
            Version(r, e.ToVersionId)?.Name ?? NameOf(r, e.Run), Number(r, e.FromVersionId), Number(r, e.ToVersionId)),
        WorkItemMigrated e => System("work-item-migrated", e.Face.Title),
        var unknown => throw new InvalidOperationException($"Nobody taught the timeline about {unknown.GetType().Name}."),
    };

    // About the system, but somebody did it.
    private static Saying OfSystem(string kind, string? words, params ReadOnlySpan<object?> arguments) =>
        new(TimelineKind.System, Say(kind, arguments), Words: words);

    private static string NameOf(CaseReading r, Guid run) => r.File.Runs.Find(known => known.Id == run) is { } found
        ? Version(r, found.DefinitionVersionId)?.Name ?? found.DefinitionId
        : "";

    private static object Number(CaseReading r, string versionId) => Version(r, versionId)?.Version ?? (object)versionId;

    private static WorkflowDefinition? Version(CaseReading r, string versionId) => r.Found.Briefing.Workflows.FindVersion(versionId);
}
