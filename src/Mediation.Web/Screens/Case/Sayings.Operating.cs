using Mediation.Casework.Journal;
using Mediation.Web.Parts;
using Mediation.Web.Resources;
using Mediation.Workflows.Definitions;

namespace Mediation.Web.Screens.Case;

/// <content>Faults, what operators did about them, moves to other versions, and what workflows waited for.</content>
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
        WaitEnded e => System("wait-ended", e.Name),
        EventCame { ByWorkflow: true } e => System("event-came", e.Name),
        EventCame e => OfSystem("event-came", Text(r, e.Content), e.Name),
        EventKept e => System("event-kept", e.Kept.Name),
        EventMatched e => System("event-matched", e.Name),
        EventLapsed e => System("event-lapsed", e.Name),
        EventSent e => System("event-sent", e.Name),
        TaskAsked e => System("task-asked", e.Task),
        TaskAnswered e => OfSystem("task-answered", Text(r, e.Result), e.Task),
        RequestAsked e => System("request-asked", e.Host),
        RequestAnswered e => System("request-answered", e.Host,
            e.Status ?? (object)(e.TimedOut ? Texts.Case_TimedOut : Texts.Case_NotConnected)),
        PutRight e => OfSystem("put-right", Text(r, e.Reason)),
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
