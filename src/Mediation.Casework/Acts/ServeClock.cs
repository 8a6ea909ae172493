using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;

namespace Mediation.Casework.Acts;

/// <summary>
/// 时限到点: the system serves what a clock's ladder has due, one rung at a time and each once. The rung already recorded
/// in the case decides whether there is anything to do, so serving twice does nothing the second time.
/// </summary>
public static class ServeClock
{
    /// <summary>The act's code in the journal.</summary>
    public const string Code = "serve-clock";

    /// <summary>The rung at which a promise ends that is nobody's duty: a window of the parties (届满).</summary>
    public const string Lapse = "lapse";

    /// <summary>Writes down that a clock's stop ended by itself, and tells its unit that it runs again; false when there is nothing to write.</summary>
    internal static bool Resume(Proceeding proceeding, Guid id)
    {
        if (proceeding.File.Closed || proceeding.File.Deadlines.Find(d => d.Id == id) is not { } clock
            || proceeding.Change(clock, clock.Expire(proceeding.Now)) is not null)
            return false;
        proceeding.Tell($"unit:{HolderOf(proceeding, clock)}", "clock-resumed", ("clock", clock.Label));
        return true;
    }

    /// <summary>The rung of a clock that is due; null when none is.</summary>
    internal static (Deadline Clock, NextRung Rung)? NextOf(Proceeding proceeding, Guid id)
    {
        if (proceeding.File.Closed || proceeding.File.Deadlines.Find(d => d.Id == id) is not { IsFinal: false } clock)
            return null;
        var next = Ladder.Next(clock, proceeding.LadderOf(clock), proceeding.Reckon(clock), proceeding.Briefing.Calendar);
        return next is not null && next.At <= proceeding.Now ? (clock, next) : null;
    }

    /// <summary>A rung takes effect.</summary>
    internal static void Serve(Proceeding proceeding, (Deadline Clock, NextRung Rung) due)
    {
        var (clock, next) = due;
        proceeding.Record(new RungServed(clock.Id, clock.Rung + 1, next.Rung.Code, next.At, proceeding.Now));
        var unit = HolderOf(proceeding, clock);
        var recipient = RecipientOf(next.Rung, unit);
        if (next.Rung.Code == "urge")
        {
            proceeding.Record(new Urged(unit, Automatic: true, null));
            proceeding.Tell($"unit:{unit}", "urged", ("clock", clock.Label));
        }
        if (next.Rung.Code != "urge" || recipient != $"unit:{unit}")
            proceeding.Tell(recipient, TemplateOf(next.Rung), ("unit", unit), ("clock", clock.Label));
        if (next.Rung.Above)
            proceeding.TellAbove(clock, unit);
        if (next.Rung.Code == Lapse)
        {
            proceeding.Change(clock, clock.Void(proceeding.Now, Lapse));
            proceeding.EndInvitationOf(clock);
        }
        else if (next.At >= proceeding.Reckon(clock).DueAt)
            proceeding.LeaveOverdue(clock);
    }

    // A step that was given to another unit took its clock along.
    private static string HolderOf(Proceeding proceeding, Deadline clock) =>
        (clock.WorkItem is { } step ? proceeding.File.OpenItems.FirstOrDefault(item => item.Id == step)?.Unit : null)
        ?? clock.Unit ?? proceeding.File.Lead?.Unit ?? "DESK";

    private static string RecipientOf(Rung rung, string unit) => rung.Recipient switch
    {
        "unit-head" => $"head:{unit}",
        "supervisor" => "role:Supervisor",
        "town-leader" => "leader:town",
        _ => $"unit:{unit}",
    };

    private static string TemplateOf(Rung rung) => rung.Code switch
    {
        "unit-head" => "overdue",
        "supervise" => "supervision-due",
        "urge" => "urged",
        var code => code,
    };
}
