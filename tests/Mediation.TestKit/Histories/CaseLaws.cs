using Mediation.Casework.Acts;
using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Waits;
using Mediation.Workflows.Execution;

namespace Mediation.TestKit.Histories;

/// <summary>What holds of every case after every act, whatever happened before (案卷恒真).</summary>
public static class CaseLaws
{
    /// <summary>Every law that a case breaks, as a sentence; empty when it is whole.</summary>
    public static IReadOnlyList<string> BrokenBy(Dossier dossier)
    {
        var file = dossier.File;
        return
        [
            .. Unless(file.Closed == file.Result is not null, "a case is closed exactly when it has a result"),
            .. Unless(!file.Closed || !file.OpenItems.Any(), "nothing waits on a closed case"),
            .. Unless(!file.Closed || file.Deadlines.All(d => d.IsFinal), "no clock runs on a closed case"),
            .. Unless(!file.Closed || file.Runs.All(r => !r.Running), "no workflow runs on a closed case"),
            .. Unless(file.Closed || file.OpenItems.Any() || file.Faults.Count > 0 || WaitsInTime(dossier), "an open case waits for somebody, or for something that comes"),
            .. Unless(file.Faults.Select(f => f.Key).ToHashSet().SetEquals(Incidents(dossier)), "the faults of a case are the open incidents of its runs"),
            .. Unless(file.Assignments.Count(a => a is { Share: Share.Lead, Live: true }) <= 1, "a case has one lead at most"),
            .. Unless(file.CoHandlers.All(a => a.Unit != file.Lead?.Unit), "nobody is lead and co-handler at once"),
            .. file.Deadlines.Where(d => !d.IsFinal && file.WorkItems.Exists(w => w.Id == d.WorkItem && !w.Open))
                .Select(d => $"no clock runs for a work item that is done: {d.Kind}"),
            .. dossier.States.SelectMany(run => Waits(run.Key, run.Value, file)),
        ];
    }

    /// <summary>The same after an act, which also raises the version by one.</summary>
    public static IReadOnlyList<string> BrokenBy(CaseFile before, Dossier after) =>
    [
        .. Unless(after.File.Version == before.Version + 1, "an act raises the version by one"),
        .. Unless(!before.Closed, "nothing changes a closed case"),
        .. before.Deadlines.Where(clock => !after.File.Deadlines.Exists(now => GoesOn(clock, now)))
            .Select(clock => $"a clock goes on from where it was: {clock.Kind}"),
        .. BrokenBy(after),
    ];

    // What happened to a clock stays as it was; more may follow.
    private static bool GoesOn(Deadline before, Deadline now) =>
        before.Id == now.Id && before.StartedAt == now.StartedAt && before.Term == now.Term && before.Rung <= now.Rung
        && before.History.SequenceEqual(now.History.Take(before.History.Count));

    private static bool WaitsInTime(Dossier dossier) => dossier.States.Values.Any(state => Wait.Timed(state).Any());

    private static IEnumerable<string> Incidents(Dossier dossier) =>
        from run in dossier.States
        where run.Value.Status is WorkflowStatus.Running
        from incident in run.Value.OpenIncidents
        select $"{run.Key:N}/{incident.Id}";

    // Steps and work items are two sides of one thing: each waiting step has its open item, each open item its step.
    private static IEnumerable<string> Waits(Guid run, WorkflowState state, CaseFile file)
    {
        var waiting = state.Status is WorkflowStatus.Running
            ? state.Bookmarks.Where(b => b.Name.StartsWith("Mediation.", StringComparison.Ordinal)).Select(b => b.Id)
            : [];
        var items = file.OpenItems.Where(w => w.Run == run).Select(w => w.Bookmark);
        var steps = waiting.ToHashSet();
        return Unless(steps.SetEquals(items), $"the steps that wait ({string.Join(',', steps)}) are the open work items ({string.Join(',', items)})");
    }

    private static IEnumerable<string> Unless(bool holds, string law) => holds ? [] : [law];
}
