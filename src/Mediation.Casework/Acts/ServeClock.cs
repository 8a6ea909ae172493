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

    /// <summary>Serves every rung due by now, in order; false when nothing was due.</summary>
    public static bool Decide(Proceeding proceeding, Guid deadline)
    {
        var served = false;
        while (NextOf(proceeding, deadline) is { } next)
        {
            Serve(proceeding, next);
            served = true;
        }
        return served;
    }

    /// <summary>The rung of a clock that is due; null when none is.</summary>
    internal static (Deadline Clock, NextRung Rung)? NextOf(Proceeding proceeding, Guid id)
    {
        if (proceeding.File.Closed || proceeding.File.Deadlines.Find(d => d.Id == id) is not { IsFinal: false } clock)
            return null;
        var next = Ladder.Next(clock, proceeding.LadderOf(clock), proceeding.Briefing.Calendar);
        return next is not null && next.At <= proceeding.Now ? (clock, next) : null;
    }

    /// <summary>A rung takes effect.</summary>
    internal static void Serve(Proceeding proceeding, (Deadline Clock, NextRung Rung) due)
    {
        var (clock, next) = due;
        proceeding.Record(new RungServed(clock.Id, next.Index + 1, next.Rung.Code, next.At, proceeding.Now));
        var unit = clock.Unit ?? proceeding.File.Lead?.Unit ?? "DESK";
        var recipient = RecipientOf(next.Rung, unit);
        if (next.Rung.Code == "urge")
        {
            proceeding.Record(new Urged(unit, Automatic: true, null));
            proceeding.Tell($"unit:{unit}", "urged", ("clock", clock.Label));
        }
        if (next.Rung.Code != "urge" || recipient != $"unit:{unit}")
            proceeding.Tell(recipient, TemplateOf(next.Rung), ("unit", unit), ("clock", clock.Label));
        if (next.At >= Derivation.Of(clock, proceeding.Briefing.Calendar).DueAt)
            proceeding.LeaveOverdue(clock);
    }

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
