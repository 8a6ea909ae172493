using Mediation.Postgres.Audit;
using Mediation.Postgres.Definitions;
using Mediation.Web.Elsa.Definitions;
using Mediation.Web.Parts;
using Mediation.Workflows.Comparison;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Soundness;

namespace Mediation.Web.Screens.Publishing;

/// <summary>What would happen if an edition were published (发布页).</summary>
/// <param name="Edition">The draft, or the version to go back to.</param>
/// <param name="Candidate">The same as the version it would be.</param>
/// <param name="Before">The version in force; null for a new workflow.</param>
/// <param name="Newest">The newest version; null for a new workflow.</param>
/// <param name="Clock">The product's clock.</param>
public sealed record PublishView(
    WorkflowEdition Edition, WorkflowCandidate Candidate, WorkflowDefinition? Before, WorkflowVersion? Newest, Clockface Clock)
{
    /// <summary>Whose the draft is; null for a version.</summary>
    public DraftStanding? Standing { get; init; }

    /// <summary>What differs from the version in force; null when there is none, or when the candidate doesn't read.</summary>
    public VersionDifference? Difference { get; init; }

    /// <summary>What is proved of the candidate; null when it may not come into force anyway.</summary>
    public SoundnessAnswer? Soundness { get; init; }

    /// <summary>What it would have done with what happened; null when the candidate may not come into force.</summary>
    public TrialView? Trial { get; init; }

    /// <summary>Running cases on each version, and how many could be moved.</summary>
    public IReadOnlyList<TouchedVersion> Touched { get; init; } = [];

    /// <summary>Names of workflows in force that call this one.</summary>
    public IReadOnlyList<string> Callers { get; init; } = [];

    /// <summary>Whether the reader may publish at all.</summary>
    public bool MayEdit { get; init; }

    /// <summary>Whether a second person must look.</summary>
    public bool NeedsSecond { get; init; }

    /// <summary>Whether the reader can be that second person.</summary>
    public bool MayApprove { get; init; }

    /// <summary>What was typed.</summary>
    public string Why { get; init; } = "";

    /// <summary>Why what was asked for couldn't be done.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>The candidate, read; null when it doesn't.</summary>
    public WorkflowDefinition? After => Candidate.Reading.Definition;

    /// <summary>True when nothing keeps it from coming into force.</summary>
    public bool IsFit => Candidate.Faults.Count == 0;
}

/// <summary>What a candidate would have done with what happened (试算结果).</summary>
/// <param name="Same">Instances that would have gone the same way.</param>
/// <param name="Parted">Those that would have parted from it; at most <see cref="Most"/> are shown.</param>
/// <param name="Unplayable">Those whose record can't be played again.</param>
public sealed record TrialView(int Same, IReadOnlyList<CandidateReplay> Parted, int Unplayable)
{
    /// <summary>Instances of the newest cases that are looked at.</summary>
    public const int Newest = 300;

    /// <summary>Most that are shown one by one.</summary>
    public const int Most = 20;
}

/// <summary>Running cases that a version carries (受影响的在办案件).</summary>
/// <param name="Version">The number of the version.</param>
/// <param name="Running">How many.</param>
/// <param name="Movable">How many of those looked at could be moved.</param>
/// <param name="Looked">How many were looked at.</param>
/// <param name="Obstacles">Why the others can't, in sentences, each once.</param>
public sealed record TouchedVersion(int Version, long Running, int Movable, int Looked, IReadOnlyList<string> Obstacles);
