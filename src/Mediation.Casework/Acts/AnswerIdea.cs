using Mediation.Casework.Cases;
using Mediation.Casework.Disclosures;
using Mediation.Casework.Ideas;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 答复金点子: the unit that collects says whether an idea is adopted and why, to whoever had it, who reads it by their receipt. What was adopted hangs out in words
/// that name nobody; of what wasn't only the number does.
/// </summary>
public sealed class AnswerIdea() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "answer-idea";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        Bars.Item(item, Code, briefing) ?? (file.Idea is null ? new Refusal("idea.none", null, file.Number) : null);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        ActField.Choice("ideaVerdict", true, Idea.Adopted, Idea.Partly, Idea.Declined),
        new("ideaAnswer", FieldType.Text) { Limit = 500 },
        new("ideaPublic", FieldType.Text, Required: false) { Limit = 200 },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var (verdict, answer, hung) = (input.Need("ideaVerdict"), input.Need("ideaAnswer"), input.Text("ideaPublic"));
        if ((verdict == Idea.Declined) != (hung is null))
            return new Refusal("idea.public", "ideaPublic");
        foreach (var (field, words) in new[] { ("ideaAnswer", answer), ("ideaPublic", hung ?? "") })
            if (Disclosure.HoldsPersonalNumber(words))
                return new Refusal("idea.personal-number", field);
        if (hung is not null && proceeding.Briefing.PrivateNames.Any(name => hung.Contains(name, StringComparison.Ordinal)))
            return new Refusal("disclose.names-party", "ideaPublic");
        proceeding.Record(new IdeaAnswered(verdict, proceeding.Say("idea-answer", answer), hung is null ? null : proceeding.Say("idea-public", hung)));
        proceeding.Tell("complainant", "idea-answered");
        return proceeding.Leave(item!, Code);
    }
}
