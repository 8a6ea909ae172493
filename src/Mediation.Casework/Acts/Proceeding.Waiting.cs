using System.Text.Json;
using Mediation.Casework.Journal;
using Mediation.Casework.Waits;
using Mediation.Workflows.Effects;

namespace Mediation.Casework.Acts;

/// <content>What workflows wait for besides people, and how they go on when it has come.</content>
public sealed partial class Proceeding
{
    private readonly List<OutgoingRequest> requests = [];

    /// <summary>What the case's workflows wait for besides people, the main flow's first (流程等待).</summary>
    public IReadOnlyList<Wait> Waits() =>
    [
        .. from run in File.Runs
           where run.Running
           let state = states[run.Id]
           from bookmark in state.Bookmarks
           let wanted = (Event: Wait.EventOf(bookmark), Task: Wait.TaskOf(bookmark), Server: Wait.ServerOf(bookmark))
           where bookmark.DueAt is not null || wanted is not (null, null, null)
           let activity = state.Activities.First(a => a.Id == bookmark.ActivityInstanceId)
           select new Wait(run.Id, bookmark.Id, StepOf(state, activity), NameOf(state, activity),
               bookmark.DueAt, wanted.Event, wanted.Task) { Server = wanted.Server },
    ];

    /// <summary>
    /// A wait has come to its moment, and the workflow goes on (等待到时). One that is over already is left alone: false. That
    /// the workflow can't go on is a defect.
    /// </summary>
    public bool EndWait(Wait due)
    {
        if (!WaitsAt(due.Run, due.Bookmark))
            return false;
        Record(new WaitEnded(due.Run, due.Step, due.Name, due.Until!.Value, Now));
        moving = due.Run;
        return Take(due.Run, Machine.Resume(states[due.Run], due.Bookmark, null, Host)) is not { } refusal
            ? true
            : throw new InvalidOperationException($"A wait of {File.Number} came to its moment, and the workflow could not go on: {refusal.Code}.");
    }

    /// <summary>Another system is asked to do something (外部任务): the message leaves with the commit, what it needs lies with the case's words.</summary>
    private Refusal? AskFor(Guid run, TaskRequested asked)
    {
        var words = asked.Payload.ValueKind is JsonValueKind.Null ? null : Say("task", asked.Payload.GetRawText());
        Record(new TaskAsked(run, asked.BookmarkId, asked.TaskName, words));
        // A name may be computed; it becomes a line of a message.
        var name = string.Concat(asked.TaskName.Where(c => !char.IsControl(c)));
        Tell($"task:{name}", "task-asked", ("task", name));
        return null;
    }

    /// <summary>The result of a task has come, and the workflow goes on (外部任务结果).</summary>
    public Refusal? AnswerTask(Wait task, JsonElement? result)
    {
        var words = result is { } given ? Say("task-result", given.GetRawText()) : null;
        Record(new TaskAnswered(task.Run, task.Bookmark, task.Task!, words));
        moving = task.Run;
        return Take(task.Run, Machine.Resume(states[task.Run], task.Bookmark, result, Host));
    }

    /// <summary>Another server is to be asked, after the commit (发送请求).</summary>
    private Refusal? Send(Guid run, HttpRequested asked)
    {
        requests.Add(new OutgoingRequest(Briefing.NextId(), run, asked.BookmarkId, asked.Method, asked.Url, Given(asked.Content),
            asked.ContentType, asked.Authorization, Given(asked.Headers)));
        Record(new RequestAsked(run, asked.BookmarkId, asked.Url.Host));
        return null;
    }

    /// <summary>
    /// What came of a request, and the workflow goes on by the status or by what went wrong (请求结果). A request that nobody waits for any
    /// more changes nothing: false. That the workflow can't go on is a defect.
    /// </summary>
    public bool AnswerRequest(OutgoingRequest request, HttpAnswered answer)
    {
        if (!WaitsAt(request.Run, request.Bookmark))
            return false;
        Record(new RequestAnswered(request.Run, request.Bookmark, request.Url.Host, answer.StatusCode, answer.TimedOut));
        moving = request.Run;
        return Take(request.Run, Machine.Resume(states[request.Run], request.Bookmark, answer, Host)) is not { } refusal
            ? true
            : throw new InvalidOperationException($"A request of {File.Number} was answered, and the workflow could not go on: {refusal.Code}.");
    }

    private static JsonElement? Given(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : value;
}
