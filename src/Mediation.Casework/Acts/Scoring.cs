using Mediation.Casework.Cases;
using Mediation.Casework.Disclosures;
using Mediation.Casework.Journal;
using Mediation.Casework.Scorecards;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>逐项打分: a unit that took part in the joint inspection enters a mark and a ground for each dimension. Nobody scores their own service.</summary>
public sealed class EnterMarks() : ActKind("marks-entered")
{
    private const string Ground = "Ground";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing)
        ?? (briefing.Town.ServingUnit(file.Intake.Compound) is not { } serving ? new Refusal("scorecard.no-compound", null, file.Number)
        : item!.Unit == serving.Code || briefing.Actor.WorksFor(serving.Code) ? new Refusal("scorecard.own-service", null, serving.Name) { Forbidden = true }
        : null);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        .. Enum.GetValues<Dimension>().SelectMany(dimension => new ActField[]
        {
            new(dimension.Code(), FieldType.Number) { Limit = 100 },
            new(dimension.Code() + Ground, FieldType.Text) { Limit = 100 },
        }),
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var marks = Enum.GetValues<Dimension>().Select(dimension => new DimensionMark(
            dimension, input.Number(dimension.Code())!.Value, proceeding.Say("mark-ground", input.Need(dimension.Code() + Ground))));
        proceeding.Record(new MarksEntered(new EnteredMarks(item!.Unit, [.. marks])));
        return proceeding.Leave(item, Code);
    }
}

/// <summary>算分: what was entered and counted becomes a score by the rules; its firm reads it next.</summary>
public sealed class ReckonScore() : ActKind(ActCode)
{
    /// <summary>Code of the act.</summary>
    public const string ActCode = "score-reckoned";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing);

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input) =>
        proceeding.ReckonScore() ?? proceeding.Leave(item!, Code);
}

/// <summary>
/// 企业说明: the firm answers its score in its own words, once, before it is published, and with it. Refused where the words hold a telephone or identity card
/// number, or name an owner.
/// </summary>
public sealed class AnswerScore() : ActKind(ActCode)
{
    /// <summary>Code of the act.</summary>
    public const string ActCode = "score-answered";

    private const string Field = "scoreAnswer";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [new(Field, FieldType.Text) { Limit = 1000 }];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var words = input.Need(Field);
        if (Disclosure.HoldsPersonalNumber(words))
            return new Refusal("disclose.personal-number", Field);
        if (proceeding.Briefing.PrivateNames.Any(name => words.Contains(name, StringComparison.Ordinal)))
            return new Refusal("scorecard.names-owner", Field);
        proceeding.Record(new ScoreAnswered(proceeding.Say(Code, words)));
        return proceeding.Leave(item!, Code);
    }
}

/// <summary>
/// 公示考核结果: the score hangs out for everybody. Of the two acts only one is open: where the rules name work that follows, publishing opens that work as well
/// (公示并约谈).
/// </summary>
/// <param name="code"><see cref="Alone"/> or <see cref="AndSummons"/>.</param>
public sealed class PublishScore(string code) : ActKind(code)
{
    /// <summary>公示.</summary>
    public const string Alone = "score-published";

    /// <summary>公示并约谈.</summary>
    public const string AndSummons = "score-published-summons";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override bool Founds => Code == AndSummons;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing)
        ?? (file.Scorecard?.Score is not { } score ? new Refusal("scorecard.not-reckoned", null, file.Number)
        : score.FollowUp is not null == Founds ? null : new Refusal("scorecard.otherwise", null, score.Label));

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var card = proceeding.File.Scorecard!;
        proceeding.Record(new ScorePublished(card.Score!, card.Answer));
        return (Founds ? proceeding.FollowUpScore(card.Score!) : null) ?? proceeding.Leave(item!, Code);
    }
}
