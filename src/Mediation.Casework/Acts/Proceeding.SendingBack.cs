using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <content>
/// Going back to an earlier step (退回环节、撤回上一步). The step's holder gets it anew and is told; whose work ends is told too.
/// Clocks of the case run on; a step's management clock begins anew with the step, a legal one goes on from its first start.
/// </content>
public sealed partial class Proceeding
{
    private bool goingBack;

    /// <summary>Sends the case back to a step.</summary>
    public Refusal? SendBack(EarlierStep to, SentBack happened) => GoBack(to, happened, opened: null);

    /// <summary>Takes the last move back, if what it opened still waits, all of it.</summary>
    public Refusal? TakeBack(EarlierStep to, TakenBack happened) =>
        GoBack(to, happened, [.. Since(to).Select(w => w.Bookmark)]);

    private IEnumerable<WorkItem> Since(EarlierStep left) =>
        File.OpenItems.Where(w => w.Run == left.Run && w.OpenedAt >= left.Item.ClosedAt);

    private Refusal? GoBack(EarlierStep to, CaseEvent happened, IReadOnlyCollection<string>? opened)
    {
        var ended = to.Ends(File);
        var way = to.Way;
        Record(happened);
        if (to.UndoesDispatch)
            this.WithdrawAll();
        else if (File.Lead is { Concluded: true })
            StartClocksOfRework();
        Enter(to.Item.Stage);
        moving = to.Run;
        goingBack = true;
        var refusal = Take(to.Run, opened is null
            ? Machine.SendBack(states[to.Run], way.FlowchartId, way.ActivityId, Host)
            : Machine.Withdraw(states[to.Run], way.FlowchartId, way.ActivityId, opened, Host));
        goingBack = false;
        foreach (var unit in ended.Select(w => w.Unit).Distinct().Where(u => File.OpenItems.All(w => w.Unit != u)))
            Tell($"unit:{unit}", "item-withdrawn");
        return refusal;
    }

    /// <summary>
    /// A legal clock of a step that the case came to again after it was sent back: it goes on as if it had never stopped,
    /// with its stops, extensions and rungs. Null for any other.
    /// </summary>
    private Deadline? GoingOn(Deadline begun)
    {
        if (begun.Side is not ClockSide.Legal || (File.SentBackCount == 0 && !goingBack)
            || File.Deadlines.FindLast(d => d.Rule == begun.Rule && d.IsFinal) is not { } first)
            return null;
        return begun with
        {
            StartedAt = first.StartedAt,
            Term = first.Term,
            History = [.. first.History.Where(h => h is not (Met or Voided))],
            Rung = first.Rung,
            Served = first.Served,
            ServedAt = first.ServedAt,
        };
    }
}
