using Mediation.Casework.Waits;

namespace Mediation.Casework.Acts;

/// <summary>
/// 到时办理: the system serves all that is due in a case, stops that ended by themselves, rungs of clocks and waits of workflows, in the
/// order in which they fell due and each once. What is recorded in the case decides whether there is anything to do.
/// </summary>
public static class ServeDue
{
    /// <summary>
    /// Serves these clocks and every wait that is due by now; false when nothing was. A wait that begins meanwhile is left to
    /// the next time, so that a workflow can't go round without end.
    /// </summary>
    public static bool Decide(Proceeding proceeding, IEnumerable<Guid> clocks)
    {
        var waits = new Queue<Wait>(proceeding.Waits().Where(w => w.Until <= proceeding.Now).OrderBy(w => w.Until));
        var served = false;
        foreach (var clock in clocks)
        {
            served |= ServeClock.Resume(proceeding, clock);
            while (ServeClock.NextOf(proceeding, clock) is { } next)
            {
                if (waits.TryPeek(out var earlier) && earlier.Until <= next.Rung.At)
                {
                    served |= proceeding.EndWait(waits.Dequeue());
                    continue;
                }
                ServeClock.Serve(proceeding, next);
                served = true;
            }
        }
        while (waits.TryDequeue(out var wait))
            served |= proceeding.EndWait(wait);
        return served;
    }
}
