using System.Text.Json;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Waits;

/// <summary>
/// What a workflow of a case waits for besides people (流程等待): a moment, an event, the result of a task or the answer of a
/// server. Read off where the instance stands; never a second truth.
/// </summary>
/// <param name="Run">The workflow instance.</param>
/// <param name="Bookmark">Where in the instance.</param>
/// <param name="Step">As <c>workflow/activity</c>.</param>
/// <param name="Name">What people call the step.</param>
/// <param name="Until">Until when, by the product's clock; null when it waits for no moment.</param>
/// <param name="Event">For which event; null when it waits for none.</param>
/// <param name="Task">For which task of another system; null when it waits for none.</param>
public sealed record Wait(Guid Run, string Bookmark, string Step, string Name, DateTimeOffset? Until, string? Event, string? Task)
{
    /// <summary>For the answer of which server, by its host name; null when it waits for none (等答复).</summary>
    public string? Server { get; init; }

    /// <summary>Names the wait within the case, on forms and in requests.</summary>
    public string Key => $"{Run:N}/{Bookmark}";

    /// <summary>The bookmarks of an instance that wait for a moment, with the moment (等时刻).</summary>
    public static IEnumerable<(string Bookmark, DateTimeOffset Until)> Timed(WorkflowState state) =>
        from bookmark in state.Status is WorkflowStatus.Running ? state.Bookmarks : []
        where bookmark.DueAt is not null
        select (bookmark.Id, bookmark.DueAt!.Value);

    /// <summary>The name of the event that a bookmark waits for; null when it waits for something else (等事件).</summary>
    public static string? EventOf(Bookmark bookmark) => Named(bookmark, EventType, "eventName");

    /// <summary>The name of the task that a bookmark waits for; null when it waits for something else (等外部任务).</summary>
    public static string? TaskOf(Bookmark bookmark) => Named(bookmark, "Elsa.RunTask", "taskName");

    /// <summary>The host name of the server whose answer a bookmark waits for; null when it waits for something else (等答复).</summary>
    public static string? ServerOf(Bookmark bookmark) =>
        Named(bookmark, "Elsa.SendHttpRequest", "host") ?? Named(bookmark, "Elsa.FlowSendHttpRequest", "host");

    /// <summary>The activity that waits for an event.</summary>
    public const string EventType = "Elsa.Event";

    private static string? Named(Bookmark bookmark, string type, string member) =>
        bookmark.Name == type && bookmark.Stimulus.ValueKind is JsonValueKind.Object && bookmark.Stimulus.TryGetProperty(member, out var name)
            ? name.GetString()
            : null;
}
