using Mediation.Casework;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;

namespace Mediation.Web.Elsa.Definitions;

/// <summary>
/// Takes a workflow out of force (停用流程): nothing begins by it any more. Not one that came from a file, which would bring it back
/// at the next start, and not one that another calls or a rule names, which would fail there.
/// </summary>
internal sealed class WorkflowRetracting(WorkflowEditions editions, WorkflowDrafting drafting, WorkflowsInForce workflows, InForce inForce)
{
    /// <summary>Why not; null when it may be.</summary>
    public async Task<Refusal?> BarAsync(string definitionId, CancellationToken ct)
    {
        var all = await editions.ListAsync(ct);
        if (all.Find(e => e.DefinitionId == definitionId && !e.IsDraft && e.Source != "studio") is { } fromFile)
            return new Refusal("workflow.from-file", null, fromFile.Source);
        var caller = all.Find(e => e.DefinitionId != definitionId && !e.IsDraft && Calls(e.Id, definitionId));
        if (inForce.Policy.Rules.NamedWorkflows.FirstOrDefault(named => named.DefinitionId == definitionId) is { } rule)
            return new Refusal("workflow.named-by-rule", null, rule.Rule.Label ?? rule.Rule.Name);
        return caller is null ? null : new Refusal("workflow.called", null, caller.Name, caller.Version);
    }

    /// <summary>Takes it out of force, on every node.</summary>
    public async Task RetractAsync(string definitionId, Guid account, CancellationToken ct)
    {
        await drafting.RetractAsync(definitionId, account, ct);
        await workflows.ChangedAsync(ct);
    }

    // Versions out of force count too: cases may stand on them.
    private bool Calls(string versionId, string definitionId) =>
        inForce.Policy.Workflows.FindVersion(versionId) is { } version
        && version.Activities.Values.Any(activity => activity.LiteralText("workflowDefinitionId") == definitionId);
}
