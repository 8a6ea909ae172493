using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 退回环节: back to a step that the case has passed, with a reason. The window, a supervisor or an administrator chooses
/// among all of them; whoever holds the step that waits may give it back to the one before. Not 退单, by which a unit says
/// that a case isn't its own; and not 重办, which begins again after the resident was answered.
/// </summary>
public sealed class GoBack() : ActKind("go-back")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing)
    {
        if (file.Closed)
            return Bars.Closed(file);
        var all = EarlierStep.Of(file, briefing);
        if (all.Count == 0)
            return new Refusal("go-back.nowhere", null, file.Number);
        return Open(all, file, briefing).Count > 0 ? null : Bars.NeedsRole(Role.Supervisor);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("step", FieldType.Choice)
        {
            Options = [.. Open(EarlierStep.Of(file, briefing), file, briefing).Select(s => new ActOption(s.Step, s.Title))],
        },
        new("reason", FieldType.Text),
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var to = EarlierStep.Of(proceeding.File, proceeding.Briefing).First(s => s.Step == input.Need("step"));
        var reason = proceeding.Say("go-back-reason", input.Need("reason"));
        return proceeding.SendBack(to, new SentBack(to.Run, to.Step, to.Title, reason));
    }

    private static List<EarlierStep> Open(IReadOnlyList<EarlierStep> all, CaseFile file, Briefing briefing)
    {
        var actor = briefing.Actor;
        if (actor.AtWindow || actor.Is(Role.Supervisor) || actor.Is(Role.Administrator))
            return [.. all.DistinctBy(s => s.Step)];
        return [.. all.GroupBy(s => s.Run).Select(run => run.First()).Where(s => HoldsAll(s.Ends(file), briefing))];
    }

    private static bool HoldsAll(IReadOnlyList<WorkItem> ended, Briefing briefing) =>
        ended.Count > 0 && ended.All(w => briefing.MayActFor(w.Unit));
}

/// <summary>
/// 撤回上一步: the unit that moved the case on takes it back, while nobody has acted on what came of it: not signed for,
/// contacted, written or reminded. What left the house or counted something can't be taken back.
/// </summary>
public sealed class TakeBack() : ActKind("take-back")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing)
    {
        if (file.Closed)
            return Bars.Closed(file);
        if (file.LastMove is not { } last || file.WorkItems.Find(w => w.Id == last.Item) is not { } left)
            return new Refusal("take-back.acted-on", null, file.Number);
        if (!briefing.MayActFor(left.Unit))
            return Bars.NotYours(left.Unit, briefing);
        if (!ActCatalog.Kind(last.Act).MayBeTakenBack)
            return new Refusal("take-back.lasting", null, file.Number);
        return StepOf(file, briefing) is null ? new Refusal("take-back.over", null, left.Title) : null;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [new("reason", FieldType.Text, Required: false)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var to = StepOf(proceeding.File, proceeding.Briefing)!;
        var reason = input.Text("reason") is { } text ? proceeding.Say("take-back-reason", text) : null;
        proceeding.ActingUnit = to.Item.Unit;
        return proceeding.TakeBack(to, new TakenBack(to.Run, to.Step, to.Title, reason));
    }

    private static EarlierStep? StepOf(CaseFile file, Briefing briefing) =>
        EarlierStep.Of(file, briefing).FirstOrDefault(s => s.Item.Id == file.LastMove!.Item && s.Step == s.Item.Step);
}
