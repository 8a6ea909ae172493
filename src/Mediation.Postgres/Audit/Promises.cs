using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Casework.Waits;
using Mediation.Workflows.Execution;

namespace Mediation.Postgres.Audit;

/// <summary>
/// What the town promises of every open case (无漏件): somebody can act on it, a clock lies ahead of it, and exactly one unit leads. That
/// nothing is open in a closed case follows from its journal and is compared with the rows.
/// </summary>
internal static class Promises
{
    /// <summary>The promises that a case breaks.</summary>
    /// <param name="standing">The case with its clocks.</param>
    /// <param name="states">Where its workflows stand.</param>
    /// <param name="people">Who can act.</param>
    public static IEnumerable<(AuditFault Fault, string Where)> Broken(
        Decision standing, IReadOnlyDictionary<Guid, WorkflowState> states, PeopleAtWork people)
    {
        var file = standing.After;
        var stage = file.Stage.Code();
        var machine = states.Values.SelectMany(state => state.Bookmarks).Where(IsMachines).ToList();
        if (file.Assignments.Count(share => share is { Share: Casework.Assignments.Share.Lead, Live: true }) is var leads
            && (leads > 1 || (leads == 0 && file.OpenItems.Any(item => item.Share is not Casework.Assignments.Share.None))))
            yield return (AuditFault.NotOneLead, stage);
        if (file.Closed)
            yield break;
        if (people.Anybody && !file.OpenItems.Any(people.CanDo) && file.Faults.IsEmpty && machine.Count == 0)
            yield return (AuditFault.NobodyCanAct, stage);
        if (!standing.Clocks.Any(clock => clock is { NextAt: not null, Deadline.Lapses: false }) && file.Faults.IsEmpty && machine.Count == 0)
            yield return (AuditFault.NoClockAhead, stage);
    }

    // It goes on by itself: at a moment, or when an event, a task or a server answers.
    private static bool IsMachines(Bookmark mark) =>
        mark.DueAt is not null || (Wait.EventOf(mark), Wait.TaskOf(mark), Wait.ServerOf(mark)) is not (null, null, null);
}
