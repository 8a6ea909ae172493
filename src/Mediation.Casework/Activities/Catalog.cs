using Mediation.Workflows.Activities;

namespace Mediation.Casework.Activities;

/// <summary>Every activity a workflow of this product may use: Elsa's own and ours (活动目录).</summary>
public static class Catalog
{
    /// <summary>
    /// The closed list; a file that names anything else is refused when it is read. Elsa's activities that wait for
    /// something which nothing here brings, or ask for something which nothing here carries out, are refused by name:
    /// steps, clocks and notices of a case are our own activities.
    /// </summary>
    public static ActivityCatalog All { get; } = ActivityCatalog.Standard
        .Refusing(
            "Elsa.BulkDispatchWorkflows", "Elsa.Cron", "Elsa.Delay", "Elsa.DispatchWorkflow", "Elsa.Event",
            "Elsa.FlowSendHttpRequest", "Elsa.HttpEndpoint", "Elsa.PublishEvent", "Elsa.RunTask", "Elsa.SendHttpRequest",
            "Elsa.StartAt", "Elsa.Timer")
        .With(
            new Ask(), new Close(), new Dispatch(), new HandOff(), new Issue(), new JointHandling(), new Notify(),
            new Step());
}
