using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// Which acts of oversight are open on a case, from the little that a list knows of it (督办动作): <c>urge</c>,
/// <c>supervise</c>, <c>reassign</c>. The acts' own bars ask the same, so a list and a case never disagree.
/// </summary>
public static class Oversight
{
    /// <summary>Codes of the acts, in the order in which they grow heavier.</summary>
    public static IReadOnlyList<string> Acts { get; } = ["urge", "supervise", "reassign"];

    /// <summary>The acts open to an actor.</summary>
    /// <param name="actor">Who looks at the list.</param>
    /// <param name="held">Whether it is anybody's turn.</param>
    /// <param name="supervised">Whether it is under supervision already.</param>
    public static IReadOnlyList<string> Open(Actor actor, bool held, bool supervised) =>
    [
        .. held && MayUrge(actor) ? ["urge"] : Array.Empty<string>(),
        .. !supervised && MaySupervise(actor) ? ["supervise"] : Array.Empty<string>(),
        .. held && MaySupervise(actor) ? ["reassign"] : Array.Empty<string>(),
    ];

    internal static bool MayUrge(Actor actor) => MaySupervise(actor) || actor.AtWindow;

    internal static bool MaySupervise(Actor actor) => actor.Is(Role.Supervisor);
}

/// <summary>催办: a nudge about a promise, to every unit whose turn it is.</summary>
public sealed class Urge() : ActKind("urge")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing)
    {
        if (file.Closed)
            return Bars.Closed(file);
        if (!Oversight.MayUrge(briefing.Actor))
            return Bars.NeedsRole(Role.Supervisor);
        return file.OpenItems.Any() ? null : new Refusal("urge.nobody-holds", null, file.Number);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [new("text", FieldType.Text, Required: false)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var said = input.Text("text") is { } text ? proceeding.Say("urging", text) : null;
        foreach (var unit in proceeding.File.OpenItems.Select(w => w.Unit).Distinct().ToList())
        {
            proceeding.Record(new Urged(unit, Automatic: false, said));
            proceeding.Tell($"unit:{unit}", "urged");
        }
        return null;
    }
}

/// <summary>督办: the case gets an order number, a leader who answers for it, and a day.</summary>
public sealed class Supervise() : ActKind("supervise")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        Bars.Supervising(file, briefing)
        ?? (file.Supervision is null ? null : new Refusal("supervise.already", null, file.Supervision.OrderNumber));

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [new("leader", FieldType.Text) { Limit = 40 }, new("until", FieldType.Date), new("text", FieldType.Text)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var until = input.Date("until")!.Value;
        if (until < proceeding.Briefing.Today)
            return new Refusal("supervise.day-past", "until", proceeding.Briefing.Today);
        proceeding.PutUnderSupervision(input.Need("leader"), until, input.Need("text"));
        return proceeding.Start("supervision");
    }
}

/// <summary>改派: a supervisor gives the lead's share, or the step that waits, to another unit; the clocks run on.</summary>
public sealed class Reassign() : ActKind("reassign")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing)
    {
        if (file.Closed)
            return Bars.Closed(file);
        if (!file.OpenItems.Any())
            return new Refusal("urge.nobody-holds", null, file.Number);
        return Oversight.MaySupervise(briefing.Actor) ? null : Bars.NeedsRole(Role.Supervisor);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("to", FieldType.Unit) { Options = briefing.UnitOptions() },
        new("reason", FieldType.Text),
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input) =>
        proceeding.ReplaceLead(input.Need("to"), proceeding.Say("reassign-reason", input.Need("reason")));
}
