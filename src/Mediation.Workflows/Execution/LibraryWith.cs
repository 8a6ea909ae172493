using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Execution;

/// <summary>A library and one definition more, which goes before another of its family or version (候选在内的流程库).</summary>
/// <param name="one">The definition.</param>
/// <param name="others">The library.</param>
/// <param name="findsOthers">False when nothing else is in force.</param>
internal sealed class LibraryWith(WorkflowDefinition one, IWorkflowLibrary others, bool findsOthers = true) : IWorkflowLibrary
{
    public WorkflowDefinition? Find(string definitionId) => definitionId == one.DefinitionId ? one
        : findsOthers ? others.Find(definitionId)
        : null;

    public WorkflowDefinition? FindVersion(string versionId) =>
        versionId == one.VersionId ? one : others.FindVersion(versionId);
}
