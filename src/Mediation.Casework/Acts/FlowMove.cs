using Mediation.Casework.WorkItems;
using Mediation.Workflows.Migration;

namespace Mediation.Casework.Acts;

/// <summary>An open work item whose step is drawn otherwise in another version (待办转换).</summary>
/// <param name="Item">Which.</param>
/// <param name="Before">As it was.</param>
/// <param name="After">As it becomes.</param>
/// <param name="OtherClock">The new step has another kind of clock; the one that runs goes on, no other begins.</param>
public sealed record TurnedItem(Guid Item, ItemFace Before, ItemFace After, bool OtherClock);

/// <summary>What moving one workflow instance of a case would do (迁移预览): the engine's plan, and the work items.</summary>
/// <param name="Run">The instance.</param>
/// <param name="Plan">The plan of the engine.</param>
/// <param name="Items">The work items that wait at moved steps, as they become.</param>
public sealed record RunMove(Guid Run, MigrationPlan Plan, IReadOnlyList<TurnedItem> Items);

/// <summary>A move that was made, with all it takes to take it back (迁移记录).</summary>
/// <param name="Id">Identity.</param>
/// <param name="Run">Which instance.</param>
/// <param name="FromVersionId">The version left.</param>
/// <param name="ToVersionId">The version taken.</param>
/// <param name="Before">The instance before, as stored text.</param>
/// <param name="After">The instance after.</param>
/// <param name="Items">The work items that were turned.</param>
public sealed record MadeMove(
    Guid Id, Guid Run, string FromVersionId, string ToVersionId, string Before, string After, IReadOnlyList<TurnedItem> Items);
