using Mediation.Casework.Actors;
using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;

namespace Mediation.Casework.WorkItems;

/// <summary>
/// Something a unit is asked to do (待办): opened by a workflow activity, which rests on a bookmark until one of the
/// item's acts is done.
/// </summary>
/// <param name="Id">Identity.</param>
/// <param name="Unit">The unit whose turn it is.</param>
/// <param name="Title">What is asked, in one line, as the workflow names it.</param>
/// <param name="Stage">The stage of the case the item belongs to.</param>
/// <param name="Run">The workflow instance that waits for it.</param>
/// <param name="Bookmark">Where in the instance.</param>
/// <param name="Acts">Codes of the moving acts open here, in the order of the workflow.</param>
/// <param name="OpenedAt">开始时刻.</param>
public sealed record WorkItem(
    Guid Id, string Unit, string Title, CaseStage Stage, Guid Run, string Bookmark, IReadOnlyList<string> Acts,
    DateTimeOffset OpenedAt)
{
    /// <summary>The share the item belongs to; null for a step of the desk.</summary>
    public Guid? Assignment { get; init; }

    /// <summary>Lead, co-handler or neither (承办身份).</summary>
    public Share Share { get; init; } = Share.None;

    /// <summary>Whoever holds this role may do it too, whatever their unit; null when the unit alone may (可办角色).</summary>
    public Role? Role { get; init; }

    /// <summary>The step that opened it, as <c>workflow/activity</c>, for the drawing.</summary>
    public string Step { get; init; } = "";

    /// <summary>When it was done or taken away; null while open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Whether it still waits.</summary>
    public bool Open => ClosedAt is null;
}
