using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Postgres.Definitions;

/// <summary>What is in force, with candidates in the place of what they would replace (含待发布版本的流程库).</summary>
internal sealed class CandidateLibrary(IEnumerable<WorkflowDefinition> candidates, IWorkflowLibrary inForce) : IWorkflowLibrary
{
    private readonly WorkflowLibrary files = new(candidates);

    public WorkflowDefinition? Find(string definitionId) => files.Find(definitionId) ?? inForce.Find(definitionId);

    public WorkflowDefinition? FindVersion(string versionId) => files.FindVersion(versionId) ?? inForce.FindVersion(versionId);
}
