using Mediation.Casework.Cases;
using Mediation.Casework.Evaluations;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 居民评: a step waits for residents' marks, and not for anybody's click. Each mark comes by the code of the matter; when the rule set
/// <c>residents-verdict</c> has enough of them, the step is left.
/// </summary>
public sealed class ResidentsRated() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "residents-rated";

    private const string Verdict = "residents-verdict";

    private const string TooFew = "few";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing)
        ?? (briefing.Actor.IsSystem ? null : new Refusal("residents-rated.not-staff", null, file.Number) { Forbidden = true });

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input) => proceeding.Leave(item!, Code);

    /// <summary>The step at which a matter waits for marks; null when it waits for none.</summary>
    public static WorkItem? Asked(CaseFile file) => file.OpenItems.FirstOrDefault(item => item.Acts.Contains(ActCode));

    /// <summary>Residents' marks of the last time that the matter was put to them (本轮评分).</summary>
    public static IEnumerable<Evaluation> Marks(CaseFile file) =>
        file.WorkItems.FindLast(item => item.Acts.Contains(ActCode)) is { } last ? file.Evaluations.Where(each => each.Item == last.Id) : [];

    /// <summary>Takes a resident's mark; one that was taken already changes nothing.</summary>
    /// <returns>What comes of it; or <c>evaluation.matter-over</c> when the matter waits for no marks.</returns>
    public static Answer<Decision> Take(Dossier dossier, Guid id, int mark, Briefing briefing)
    {
        if (Asked(dossier.File) is not { } item)
            return new Refusal("evaluation.matter-over", null, dossier.File.Number);
        var proceeding = new Proceeding(dossier, briefing);
        proceeding.Record(new Evaluated(new Evaluation(id, briefing.Now, mark, null, null) { Item = item.Id }));
        if (proceeding.Ask(Verdict) is { Hit: true, Outcome: not TooFew } && proceeding.Leave(item, ActCode) is { } refusal)
            return refusal;
        return proceeding.Conclude();
    }
}
