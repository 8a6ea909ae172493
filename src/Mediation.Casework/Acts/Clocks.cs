using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>申请延期: a unit asks for more time before the clock runs out; a supervisor decides.</summary>
public sealed class Extend() : ActKind("extend")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing)
    {
        if (Bars.Holding(file, briefing) is { } bar)
            return bar;
        if (file.PendingExtension is not null)
            return new Refusal("extend.already-asked", null, file.Number);
        return file.RunningClocks(briefing).Any() ? null : new Refusal("extend.nothing-runs", null, file.Number);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        file.ClockChoice(file.RunningClocks(briefing)),
        new("by", FieldType.Number) { Limit = 90 },
        new("reason", FieldType.Text),
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var deadline = proceeding.File.Clock(input.Id("deadline"));
        var by = input.Number("by")!.Value;
        var limited = ExtensionLimits.Term(proceeding, deadline, by);
        if (!limited.TryGet(out var more))
            return limited.Refusals[0];
        var unit = proceeding.ActingUnit ?? proceeding.File.Lead?.Unit ?? "DESK";
        proceeding.Record(new ExtensionAsked(new ExtensionRequest(deadline.Id, unit, by, more.Unit),
            proceeding.Say("extension-reason", input.Need("reason"))));
        proceeding.Tell("role:Supervisor", "extension-asked", ("unit", unit));
        return null;
    }
}

/// <summary>决定延期: a supervisor approves or not; the resident is told the reason (信访工作条例第三十四条; 北京条例第十五条).</summary>
public sealed class DecideExtension() : ActKind("decide-extension")
{
    /// <summary>What the resident is told as the reason (告知群众的延期理由): fixed words, for the supervisor's own may name people. The first unless another is chosen.</summary>
    public static IReadOnlyList<string> Told { get; } = ["案情复杂", "需要鉴定、检测", "需要多个单位配合", "等待当事人", "其他原因"];

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        Bars.Supervising(file, briefing)
        ?? (file.PendingExtension is null ? new Refusal("extend.nothing-asked", null, file.Number) : null);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [new("approve", FieldType.Boolean), new("reason", FieldType.Text), ActField.Choice("told", false, Told)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var asked = proceeding.File.PendingExtension!;
        var approved = input.Flag("approve") is true;
        var reason = proceeding.Say("extension-decision", input.Need("reason"));
        var told = approved ? input.Text("told") ?? Told[0] : null;
        if (approved)
        {
            var deadline = proceeding.File.Clock(asked.Deadline);
            var limited = ExtensionLimits.Term(proceeding, deadline, asked.By);
            if (!limited.TryGet(out var more))
                return limited.Refusals[0];
            var extended = deadline.Extend(proceeding.Now, more, reason.Id.ToString(), proceeding.Briefing.Calendar);
            if (proceeding.Change(deadline, extended) is { } refusal)
                return refusal;
            proceeding.Tell("complainant", "extended", ("reason", told!));
        }
        proceeding.Record(new ExtensionDecided(approved, reason, told));
        proceeding.Tell($"unit:{asked.Unit}", approved ? "extension-approved" : "extension-declined");
        return null;
    }
}

/// <summary>中止计时: only on a ground the rules allow for this clock, and always with an end that resumes it by itself.</summary>
public sealed class StopClock() : ActKind("stop-clock")
{
    /// <summary>Grounds the town knows (中止理由); which of them stop which clock is decided by the rules.</summary>
    public static IReadOnlyList<string> Grounds { get; } =
        ["appraisal", "awaiting-material", "litigation", "force-majeure", "statutory-wait", "agreed-absence"];

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        Bars.Holding(file, briefing)
        ?? (file.RunningClocks(briefing).Any() ? null : new Refusal("extend.nothing-runs", null, file.Number));

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        file.ClockChoice(file.RunningClocks(briefing)),
        ActField.Choice("ground", true, Grounds),
        new("until", FieldType.Date),
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var deadline = proceeding.File.Clock(input.Id("deadline"));
        var ground = input.Need("ground");
        var calendar = proceeding.Briefing.Calendar;
        var until = calendar.EndOf(input.Date("until")!.Value);
        var ruling = proceeding.Ask("stop-clock", deadline, ground);
        IReadOnlySet<string> allowed = ruling.Hit ? new HashSet<string> { ground } : new HashSet<string>();
        if (ruling.Number("LongestDays") is { } longest && until > calendar.EndOf(proceeding.Briefing.Today.AddDays(longest)))
            return new Refusal("deadline.stop-too-long", "until", longest);
        return proceeding.Change(deadline, deadline.Stop(proceeding.Now, ground, until, allowed, calendar));
    }
}

/// <summary>恢复计时: before the stop expires by itself.</summary>
public sealed class ResumeClock() : ActKind("resume-clock")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        Bars.Holding(file, briefing)
        ?? (Standing(file, briefing).Any() ? null : new Refusal("deadline.not-stopped", null, file.Number));

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [file.ClockChoice(Standing(file, briefing))];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var deadline = proceeding.File.Clock(input.Id("deadline"));
        return proceeding.Change(deadline, deadline.Resume(proceeding.Now));
    }

    private static IEnumerable<Deadline> Standing(CaseFile file, Briefing briefing) =>
        file.Deadlines.Where(d => !d.IsFinal && d.StopAt(briefing.Now) is not null);
}
