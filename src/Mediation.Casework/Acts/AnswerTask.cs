using Mediation.Casework.Cases;
using Mediation.Casework.Waits;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 送回任务结果: another system has done what a workflow of the case asked of it. Whoever may act in the case tells it, most often that
/// system with a token of its own; a task that was answered or taken back is refused.
/// </summary>
public sealed class AnswerTask() : ActKind("answer-task")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing)
    {
        if (file.Closed)
            return Bars.Closed(file);
        return Tasks(file, briefing).Count == 0 ? new Refusal("task.not-waiting", null, file.Number) : Bars.Telling(file, briefing);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("task", FieldType.Choice) { Options = [.. Tasks(file, briefing).Select(t => new ActOption(t.Key, t.Name))] },
        new("content", FieldType.Text, Required: false) { Limit = 4000 },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input) => proceeding.AnswerTask(
        proceeding.Waits().First(w => w.Key == input.Need("task")), input.Json("content"));

    private static IReadOnlyList<(string Key, string Name)> Tasks(CaseFile file, Briefing briefing) =>
    [
        .. from run in file.Runs
           where run.Running && briefing.States.ContainsKey(run.Id)
           from bookmark in briefing.States[run.Id].Bookmarks
           let task = Wait.TaskOf(bookmark)
           where task is not null
           select ($"{run.Id:N}/{bookmark.Id}", task),
    ];
}
