using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Parts;

namespace Mediation.Web.Screens.Workflows;

/// <summary>A workflow in the list (流程行).</summary>
/// <param name="InForce">Its version in force.</param>
/// <param name="Description">What it is for; null when it doesn't say.</param>
/// <param name="Others">Its other versions that still matter: they carry running cases, or wait to come into force.</param>
/// <param name="VersionCount">How many versions there are.</param>
public sealed record WorkflowRow(
    WorkflowVersionLine InForce, string? Description, IReadOnlyList<(WorkflowVersionLine Line, VersionState State)> Others, int VersionCount);

/// <summary>The workflows in force, the one that cases begin with first (流程页).</summary>
public sealed record WorkflowList(Clockface Clock, IReadOnlyList<WorkflowRow> Rows)
{
    /// <summary>What waits to be published.</summary>
    public IReadOnlyList<WorkflowEdition> Drafts { get; init; } = [];

    // The main flow is what a case begins with; what it calls follows by name.
    private const string Main = "complaint";

    /// <summary>Of all versions, the newest first within each workflow.</summary>
    public WorkflowList(Clockface clock, IReadOnlyList<WorkflowVersionLine> versions, Policy policy)
        : this(clock, [.. versions.Where(line => line.Version.InForce)
            .OrderBy(line => line.Version.DefinitionId != Main).ThenBy(line => line.Version.DefinitionId, StringComparer.Ordinal)
            .Select(line => Row(line, versions, policy))])
    {
    }

    private static WorkflowRow Row(WorkflowVersionLine inForce, IReadOnlyList<WorkflowVersionLine> all, Policy policy)
    {
        var own = all.Where(line => line.Version.DefinitionId == inForce.Version.DefinitionId).ToList();
        var others =
            from line in own
            let state = VersionRow.StateOf(line.Version.Version, line.Version.InForce, inForce.Version.Version)
            where line != inForce && (line.RunningCount > 0 || state is VersionState.Waiting)
            select (line, state);
        return new WorkflowRow(inForce, policy.Workflows.FindVersion(inForce.Version.VersionId)?.Description, [.. others], own.Count);
    }
}
