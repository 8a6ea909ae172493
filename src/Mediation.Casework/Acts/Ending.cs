using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>办结: the desk closes; what the case counts as follows from the last call-back, never from a wish.</summary>
public sealed class CloseCase() : ActKind("close")
{
    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        Bars.Item(item, Code, briefing)
        ?? (RecordPerformance.Outstanding(file).FirstOrDefault() is { } owed
            ? new Refusal("close.instalments-open", null, file.Number, $"{owed.DueOn:yyyy-MM-dd}")
            : null);

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input) =>
        proceeding.Leave(item!, Code);
}

/// <summary>重办: back to the units, once for the same facts; the second poor rating goes to the supervisor instead.</summary>
public sealed class Rework() : ActKind("rework")
{
    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        Bars.Item(item, Code, briefing) ?? (file.ReworkCount > 0 ? new Refusal("rework.once-only", null, file.Number) : null);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [new("reason", FieldType.Text)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new Reworked(proceeding.Say("rework-reason", input.Need("reason"))));
        proceeding.StartClocksOfRework();
        return proceeding.Leave(item!, Code);
    }
}

/// <summary>挂账: cannot be solved now; listed with a review date at most thirty days ahead and a reason the resident may read.</summary>
public sealed class Pend() : ActKind("pend")
{
    /// <summary>Longest time to a review, in days.</summary>
    public const int LongestDays = 30;

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [new("reviewOn", FieldType.Date), new("reason", FieldType.Text)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var today = proceeding.Briefing.Today;
        var reviewOn = input.Date("reviewOn")!.Value;
        if (reviewOn <= today || reviewOn > today.AddDays(LongestDays))
            return new Refusal("pend.review-date", "reviewOn", today.AddDays(1), today.AddDays(LongestDays));
        proceeding.Record(new Pended(reviewOn, proceeding.Say("pend-reason", input.Need("reason"))));
        proceeding.Tell("complainant", "pended", ("reviewOn", reviewOn.ToString("yyyy-MM-dd", null)));
        return proceeding.Leave(item!, Code);
    }
}

/// <summary>撤回: the resident takes it back; recorded by the desk. Never for a hard stop: protection isn't the complainant's to waive.</summary>
public sealed class Withdraw() : ActKind("withdraw")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        Bars.Window(file, briefing) ?? Bars.OwnWork(file)
        ?? (file.Intake.HardStops.Count > 0 ? new Refusal("withdraw.hard-stop", null, file.Number) : null);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [new("reason", FieldType.Text)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new Spoken(Code, proceeding.Say("withdraw-reason", input.Need("reason"))));
        proceeding.End(CaseResult.Withdrawn);
        return null;
    }
}
