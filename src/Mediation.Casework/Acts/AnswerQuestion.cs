using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 答复咨询: who asked something is answered, in words of one's own, by one of the town's common questions (常见问题), or both. The matter is over with that: nothing
/// was to be handled, so nobody is asked whether it was solved.
/// </summary>
public sealed class AnswerQuestion() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "answer-question";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("commonQuestion", FieldType.Choice, Required: false) { Options = [.. briefing.Town.Questions.Select(each => new ActOption(each.Code, each.Question))] },
        new("answer", FieldType.Text, Required: false) { Limit = 2000 },
        ActField.Choice("channel", true, Reply.Channels),
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var known = proceeding.Briefing.Town.Questions.FirstOrDefault(each => each.Code == input.Text("commonQuestion"));
        var said = string.Join('\n', new[] { known is null ? null : $"{known.Answer}（{known.Ground}）", input.Text("answer") }.OfType<string>());
        if (said.Length == 0)
            return new Refusal("answer.empty", "answer");
        proceeding.Record(new Replied(input.Need("channel"), proceeding.Say("reply", said)));
        proceeding.Meet(d => d.Kind is DeadlineKinds.Reply or DeadlineKinds.Handling or DeadlineKinds.FirstResponse);
        proceeding.Tell("complainant", "replied");
        return proceeding.Leave(item!, Code);
    }
}
