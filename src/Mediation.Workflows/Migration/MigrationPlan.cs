using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Migration;

/// <summary>What moving one instance to another version would do (迁移预览). Nothing has happened yet.</summary>
/// <param name="State">The instance as it would stand; null when it cannot be moved.</param>
/// <param name="Steps">The steps it stands at and what they become, as far as they become anything, in the state's order.</param>
/// <param name="Obstacles">Every reason against it, each once; empty when it can be moved.</param>
public sealed record MigrationPlan(
    WorkflowState? State, IReadOnlyList<MovedStep> Steps, IReadOnlyList<Obstacle> Obstacles)
{
    /// <summary>Whether the instance can be moved.</summary>
    public bool IsPossible => State is not null;
}

/// <summary>A step that an instance stands at, before and after a move (迁移的环节).</summary>
/// <param name="Execution">Its activity instance, the same before and after.</param>
/// <param name="From">As drawn in the version it stands on.</param>
/// <param name="To">As drawn in the version it moves to.</param>
/// <param name="Bookmarks">What it waits for, oldest first; it goes on waiting for exactly that.</param>
public sealed record MovedStep(string Execution, ActivityNode From, ActivityNode To, IReadOnlyList<Bookmark> Bookmarks);
