using Mediation.Workflows.Definitions;

namespace Mediation.Workflows.Execution;

/// <summary>What the machine is given for one burst: the engine reads no clock and no store (宿主).</summary>
/// <param name="Now">The moment of this burst.</param>
/// <param name="Library">The definitions.</param>
/// <param name="Context">For the host's own activities, such as a briefing; the engine never looks inside.</param>
public sealed record WorkflowHost(DateTimeOffset Now, IWorkflowLibrary Library, object? Context = null)
{
    /// <summary>The place's time zone: the local parts of dates in scripts (时区).</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>
    /// Where random numbers of this burst begin (随机种子). The same seed, state and stimulus give the same burst.
    /// </summary>
    public long Seed { get; init; }

    /// <summary>Who acts in the place of activities; null for nobody.</summary>
    internal StandIn? StandIn { get; init; }

    /// <summary>Servers that workflows may send requests to, by host name; none by default (可访问的服务器).</summary>
    public IReadOnlySet<string> HttpHosts { get; init; } = new HashSet<string>();
}

/// <summary>The definitions that instances and child workflows may use (流程库).</summary>
public interface IWorkflowLibrary
{
    /// <summary>The version in force of a family, or null.</summary>
    WorkflowDefinition? Find(string definitionId);

    /// <summary>Exactly this version, in force or not, or null.</summary>
    WorkflowDefinition? FindVersion(string versionId);
}

/// <summary>A library in memory: the highest version of each family is in force (内存流程库).</summary>
public sealed class WorkflowLibrary : IWorkflowLibrary
{
    private readonly Dictionary<string, WorkflowDefinition> families = [];

    private readonly Dictionary<string, WorkflowDefinition> versions = [];

    /// <summary>A library of these; the same version twice is a defect.</summary>
    public WorkflowLibrary(params IEnumerable<WorkflowDefinition> definitions)
    {
        foreach (var definition in definitions)
        {
            versions.Add(definition.VersionId, definition);
            if ((families.GetValueOrDefault(definition.DefinitionId)?.Version ?? 0) <= definition.Version)
                families[definition.DefinitionId] = definition;
        }
    }

    /// <inheritdoc/>
    public WorkflowDefinition? Find(string definitionId) => families.GetValueOrDefault(definitionId);

    /// <inheritdoc/>
    public WorkflowDefinition? FindVersion(string versionId) => versions.GetValueOrDefault(versionId);
}
