using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>答复: the resident is answered, by the lead or by the desk; a notice leaves after the commit.</summary>
public sealed class Reply() : ActKind("reply")
{
    /// <summary>How somebody is answered (答复方式).</summary>
    public static string[] Channels { get; } = ["电话", "当面", "短信", "书面", "小程序"];

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        Bars.Item(item, Code, briefing) is { } bar && !(bar.Forbidden && briefing.Actor.AtWindow) ? bar : null;

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [new("text", FieldType.Text), ActField.Choice("channel", true, Channels)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new Replied(input.Need("channel"), proceeding.Say("reply", input.Need("text"))));
        proceeding.Meet(d => d.Kind == DeadlineKinds.Reply);
        proceeding.Tell("complainant", "replied");
        return proceeding.Leave(item!, Code);
    }
}
