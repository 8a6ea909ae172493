using Mediation.Casework.Actors;

namespace Mediation.Casework.WorkItems;

/// <summary>What of a work item comes from its step as drawn (待办的样子).</summary>
/// <param name="Step">The step, as <c>workflow/activity</c>.</param>
/// <param name="Unit">Whose turn it is.</param>
/// <param name="Title">What is asked.</param>
/// <param name="Acts">The moving acts open here.</param>
/// <param name="Role">Whoever holds it may do it too; null when the unit alone may.</param>
public sealed record ItemFace(string Step, string Unit, string Title, IReadOnlyList<string> Acts, Role? Role)
{
    /// <summary>The face of an item now.</summary>
    public static ItemFace Of(WorkItem item) => new(item.Step, item.Unit, item.Title, item.Acts, item.Role);

    /// <summary>What it is when a change of this face into another is taken back; what was changed since stays as it is.</summary>
    public ItemFace Undo(ItemFace before, ItemFace after) => new(
        Step == after.Step ? before.Step : Step, Unit == after.Unit ? before.Unit : Unit,
        Title == after.Title ? before.Title : Title, Acts.SequenceEqual(after.Acts) ? before.Acts : Acts,
        Role == after.Role ? before.Role : Role);

    /// <summary>Same texts, same acts in the same order.</summary>
    public bool Equals(ItemFace? other) => other is not null
        && (Step, Unit, Title, Role) == (other.Step, other.Unit, other.Title, other.Role) && Acts.SequenceEqual(other.Acts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Step, Unit, Title, Acts.Count);
}
