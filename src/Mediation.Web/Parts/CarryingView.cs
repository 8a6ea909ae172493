using Mediation.Casework.Activities;
using Mediation.Casework.Actors;
using Mediation.Casework.Rulings;
using Mediation.Postgres.Desk;
using Mediation.Web.Screens.Workflows;

namespace Mediation.Web.Parts;

/// <summary>A workflow that carries a case (承办流程).</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Address">Its page; null for a reader who may not look at workflows.</param>
public sealed record CarryingView(string Name, string? Address)
{
    /// <summary>Those that carry a case of a way (办理走向), in the order in which they are entered.</summary>
    internal static IReadOnlyList<CarryingView> Of(Ruling course, Policy policy, Actor reader) =>
    [
        .. CarryingWorkflows.Of(policy.Workflows, course).Select(workflow => new CarryingView(
            workflow.Name, Sight.MayReadPolicy(reader) ? new WorkflowAddress().Of(workflow.DefinitionId) : null)),
    ];
}
