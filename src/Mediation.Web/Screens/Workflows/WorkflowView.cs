using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Parts;
using Mediation.Web.Screens.Publishing;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Soundness;

namespace Mediation.Web.Screens.Workflows;

/// <summary>One version of a workflow, as its page shows it (流程版本页).</summary>
/// <param name="Definition">What is shown.</param>
/// <param name="Line">Its version.</param>
/// <param name="Clock">The product's clock.</param>
/// <param name="Steps">Its steps in words.</param>
/// <param name="Versions">Every version, the newest first.</param>
/// <param name="Soundness">What is proved of it.</param>
public sealed record WorkflowView(
    WorkflowDefinition Definition, WorkflowVersionLine Line, Clockface Clock, IReadOnlyList<StepRow> Steps,
    IReadOnlyList<VersionRow> Versions, SoundnessAnswer Soundness)
{
    /// <summary>Of the versions of one workflow; null when the address names one that isn't there.</summary>
    public static WorkflowView? Of(
        IReadOnlyList<WorkflowVersionLine> versions, WorkflowAddress address, Policy policy, Clockface clock)
    {
        var inForce = versions.FirstOrDefault(line => line.Version.InForce);
        var shown = address.Version is { } number
            ? versions.FirstOrDefault(line => line.Version.Version == number)
            : inForce;
        return shown is null || policy.Workflows.FindVersion(shown.Version.VersionId) is not { } definition ? null : new(
            definition, shown, clock, StepReading.Of(definition, policy),
            [.. versions.Select(line => Row(line, inForce?.Version.Version, shown))],
            SoundnessWords.Of(definition, policy.Workflows));
    }

    /// <summary>Other versions that carry running cases, which the reader may move to this one.</summary>
    public IReadOnlyList<WorkflowVersionLine> Movable { get; init; } = [];

    /// <summary>Whose the draft is that waits to be published; null when there is none.</summary>
    public DraftStanding? Draft { get; init; }

    /// <summary>The version that has just been published, when it is in force now.</summary>
    public int? Published { get; init; }

    /// <summary>The rule sets it asks, each once.</summary>
    public IReadOnlyList<string> RuleSets =>
        [.. Steps.Select(step => step.Asks).OfType<string>()
            .Concat(Steps.Any(step => step.Deadline is not null) ? ["deadlines"] : []).Distinct()];

    private static VersionRow Row(WorkflowVersionLine line, int? inForce, WorkflowVersionLine shown) => new(
        line.Version.Version, VersionRow.StateOf(line.Version.Version, line.Version.InForce, inForce), line.Version.Source,
        line.Version.ImportedAt, new WorkflowAddress(line.Version.InForce ? null : line.Version.Version).Of(line.Version.DefinitionId))
    {
        Shown = line == shown,
        RunningCount = line.RunningCount,
        PublishedBy = line.Version.PublishedBy,
        PublishedWhy = line.Version.PublishedWhy,
        ApprovedBy = line.Version.ApprovedBy,
        BackAddress = line.Version.InForce ? null : PublishScreen.AddressOf(line.Version.DefinitionId, line.Version.Version),
    };
}
