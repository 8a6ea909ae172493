using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Postgres.Definitions;

/// <summary>Workflow definitions as stored: found in force by id, or exactly by version (流程库).</summary>
internal sealed class StoredLibrary(IReadOnlyList<(WorkflowDefinition Definition, bool InForce)> stored) : IWorkflowLibrary
{
    private readonly Dictionary<string, WorkflowDefinition> inForce =
        stored.Where(s => s.InForce).ToDictionary(s => s.Definition.DefinitionId, s => s.Definition);

    private readonly Dictionary<string, WorkflowDefinition> versions =
        stored.ToDictionary(s => s.Definition.VersionId, s => s.Definition);

    public WorkflowDefinition? Find(string definitionId) => inForce.GetValueOrDefault(definitionId);

    public WorkflowDefinition? FindVersion(string versionId) => versions.GetValueOrDefault(versionId);
}
