using System.Globalization;
using System.Text;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;

namespace Mediation.Casework.Tests.Stories;

/// <summary>A story as people read it (经过): who did what, what opened, who is told, what is due when.</summary>
internal sealed class Transcript
{
    private readonly StringBuilder text = new();

    public void Day(DateTimeOffset now) => text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{Moment(now)} ——");

    public void Act(DateTimeOffset now, Actor who, string act, Decision decision)
    {
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture,
            $"{Moment(now)} {who.Name} {act} [{decision.After.Stage.Code()}] v{decision.After.Version}");
        foreach (var happened in decision.Events)
            if (Line(happened, decision) is { } line)
                text.Append("    ").AppendLine(line);
        foreach (var told in decision.Messages)
            text.AppendLine(CultureInfo.InvariantCulture, $"    → {told.To}: {told.Template}");
    }

    public override string ToString() => text.ToString().TrimStart();

    private static string? Line(CaseEvent happened, Decision decision) => happened switch
    {
        Accepted e => $"accepted {e.Intake.Category} {e.Intake.Priority} 密级{e.Intake.Secrecy} {e.Intake.Mediation.Code()}",
        Ruled e => $"ruled {e.RuleSet}: {e.Outcome}{(e.ByPerson ? "（人工）" : "")}",
        StageReached e => $"stage {e.Stage.Code()}",
        Dispatched e => $"dispatched to {string.Join(", ", e.Assignments.Select(a => $"{a.Unit} {a.Share.Code()}"))}; join {e.Join}",
        WorkItemOpened e => $"+ {e.Item.Unit} “{e.Item.Title}” {string.Join('/', e.Item.Acts)}",
        WorkItemTurned e => $"~ {UnitOf(e.Item, decision)} “{e.Title}” {string.Join('/', e.Acts)}",
        WorkItemMoved e => $"~ moved to {e.Unit} {string.Join('/', e.Acts)}",
        WorkItemClosed e => $"- {UnitOf(e.Item, decision)} {e.How}",
        DeadlineStarted e => $"clock {Clock(e.Deadline.Id, decision)}",
        DeadlineChanged e => $"clock {Name(e.Deadline, decision)} {e.Change.GetType().Name.ToLowerInvariant()}"
            + (e.Change is Extended or Stopped ? $", due {Due(e.Deadline, decision)}" : ""),
        RungServed e => $"rung {e.Rung} {e.Effect} of {Name(e.Deadline, decision)}, due {Moment(e.FellDueAt)}",
        CaseClosed e => $"closed {e.Result.Code()}",
        WorkflowMoved or WorkflowAdvanced or WorkflowStarted or WorkflowEnded => null,
        _ => JournalJson.KindOf(happened),
    };

    private static string UnitOf(Guid item, Decision decision) => decision.After.WorkItems.Find(w => w.Id == item)!.Unit;

    private static string Clock(Guid id, Decision decision) => $"{Name(id, decision)} due {Due(id, decision)}";

    private static string Name(Guid id, Decision decision) =>
        decision.After.Deadlines.Find(d => d.Id == id) is { } clock ? $"{clock.Kind}{(clock.Unit is { } u ? " of " + u : "")}" : "?";

    private static string Due(Guid id, Decision decision) => Moment(decision.Clocks.First(c => c.Deadline.Id == id).DueAt);

    private static string Moment(DateTimeOffset at) =>
        at.ToOffset(TimeSpan.FromHours(8)).ToString("MM-dd ddd HH:mm", CultureInfo.InvariantCulture);
}
