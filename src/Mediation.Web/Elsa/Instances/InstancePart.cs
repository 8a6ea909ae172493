using Mediation.Postgres.Views;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Drawing;
using Mediation.Workflows.Execution;

namespace Mediation.Web.Elsa.Instances;

/// <summary>One workflow of an instance, drawn by itself (实例的一个流程): its own, or one that it called.</summary>
/// <param name="Line">The instance.</param>
/// <param name="Stands">Where this workflow of it stands.</param>
/// <param name="Definition">The version of this workflow.</param>
internal sealed record InstancePart(InstanceLine Line, WorkflowState Stands, WorkflowDefinition Definition)
{
    /// <summary>What Studio calls it.</summary>
    public InstanceId Id => InstanceId.Of(Line.Id, Line.State, Stands);

    /// <summary>Whether another workflow of the instance called it.</summary>
    public bool IsCalled => !ReferenceEquals(Stands, Line.State);

    /// <summary>Whether it goes on.</summary>
    public bool Running => IsCalled ? Stands.Activities.Count > 0 : Line.State.Status is WorkflowStatus.Running;

    /// <summary>How it stands.</summary>
    public WorkflowStatus Status => Running ? WorkflowStatus.Running : WorkflowStatus.Finished;

    /// <summary>How it stands in detail.</summary>
    public WorkflowSubStatus SubStatus => !IsCalled ? Line.State.SubStatus : Running ? WorkflowSubStatus.Suspended : WorkflowSubStatus.Finished;

    /// <summary>Its activities that are open, owners before what they own; those of workflows that it called left out.</summary>
    public IReadOnlyList<ActivityInstance> Open
    {
        get
        {
            var own = new Dictionary<string, ActivityInstance>();
            foreach (var activity in Stands.Activities)
                if (activity.OwnerId is null ? activity.Run is { CallerId: null } : activity.Run is null && own.ContainsKey(activity.OwnerId))
                    own.Add(activity.Id, activity);
            return [.. own.Values];
        }
    }

    /// <summary>The faults in it that wait for an administrator.</summary>
    public IEnumerable<Incident> OpenIncidents => Line.State.OpenIncidents.Where(incident => Open.Any(a => a.Id == incident.ActivityInstanceId));

    /// <summary>The instance's own workflow first, then those it called; those whose version isn't in the library are left out.</summary>
    public static IReadOnlyList<InstancePart> Of(InstanceLine line, IWorkflowLibrary library) =>
    [
        .. from stands in WorkflowDrawing.Parts(line.State)
           let definition = library.FindVersion(stands.VersionId)
           where definition is not null
           select new InstancePart(line, stands, definition),
    ];

    /// <summary>The one that Studio means; null when there is none.</summary>
    public static InstancePart? Of(InstanceLine line, InstanceId id, IWorkflowLibrary library) =>
        Of(line, library).FirstOrDefault(part => part.Id == id);
}
