using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 回访: the desk, never the handling unit, calls the resident back and asks two questions: solved? satisfied? Not
/// satisfied needs a coded reason, so that "cannot be done" is not held against the unit.
/// </summary>
public sealed class RecordFollowUp() : ActKind(CodeOnTheWire)
{
    internal const string CodeOnTheWire = "follow-up";

    /// <summary>满意度, as residents are asked.</summary>
    public static IReadOnlyList<string> Grades { get; } = ["满意", "基本满意", "一般", "不满意"];

    /// <summary>不满意原因.</summary>
    public static IReadOnlyList<string> Reasons { get; } = ["处理不当", "政策限制", "诉求超范围", "情绪", "其他"];

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing)
    {
        if (Bars.Item(item, Code, briefing) is { } bar)
            return bar;
        return file.Lead is { } lead && lead.Unit != item!.Unit && briefing.Actor.WorksFor(lead.Unit)
            ? new Refusal("follow-up.by-handling-unit", null, briefing.NameOf(lead.Unit)) { Forbidden = true }
            : null;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("reached", FieldType.Boolean),
        new("solved", FieldType.Boolean, Required: false),
        ActField.Choice("satisfaction", false, Grades),
        ActField.Choice("reasonCode", false, Reasons),
        new("text", FieldType.Text, Required: false),
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var call = new FollowUp(proceeding.Now, input.Flag("reached") is true, input.Flag("solved"),
            input.Text("satisfaction"), input.Text("reasonCode"));
        return Take(proceeding, item!, call, input.Text("text"));
    }

    /// <summary>Takes an answer to the two questions, whoever wrote it down, and lets the case go on.</summary>
    internal static Refusal? Take(Proceeding proceeding, WorkItem item, FollowUp call, string? text)
    {
        if (Incomplete(call) is { } refusal)
            return refusal;
        proceeding.Record(new FollowedUp(call, text is null ? null : proceeding.Say(CodeOnTheWire, text)));
        if (call.Reached)
            proceeding.Meet(d => d.Kind == DeadlineKinds.FollowUp);
        return proceeding.Leave(item, CodeOnTheWire);
    }

    /// <summary>What an answer to the two questions lacks, or says that can't be; null when it is whole.</summary>
    public static Refusal? Incomplete(FollowUp call) => call switch
    {
        { Reached: false } => call is { Solved: null, Satisfaction: null, ReasonCode: null }
            ? null
            : new Refusal("follow-up.not-reached-but-rated", "reached"),
        { Solved: null } => new Refusal("field.missing", "solved", "solved"),
        { Satisfaction: null } => new Refusal("field.missing", "satisfaction", "satisfaction"),
        { Satisfaction: "不满意", ReasonCode: null } => new Refusal("follow-up.reason-needed", "reasonCode"),
        _ => null,
    };
}
