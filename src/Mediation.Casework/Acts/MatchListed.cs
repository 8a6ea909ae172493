using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Lists;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>对接: whoever has a line of the lists accepts one of the resources or projects that the system proposes for it.</summary>
public sealed class MatchListed() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "match-listed";

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        file.Listing is not { } line ? new Refusal("listed.not-on-list", null, file.Number)
        : Bars.Holding(file, briefing) is { } bar ? bar
        : Options(file, line, briefing).Count == 0 ? new Refusal("listed.no-match", null, file.Number)
        : null;

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [new("match", FieldType.Choice) { Options = Options(file, file.Listing!, briefing) }];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new ListedMatched(input.Need("match")));
        return null;
    }

    private static List<ActOption> Options(CaseFile file, Listing line, Briefing briefing)
    {
        var resources = Matching.Of(briefing.Resources, line, file.Intake.Compound)
            .Select(each => new ActOption(each.Code, $"{each.Provider} · {each.Offer} · {string.Join('、', each.Hours)} · {each.Code}"));
        var projects = file.Intake.Category == ListWords.Project ? []
            : Matching.Of(briefing.Projects, line, file.Intake.Compound).Select(each => new ActOption(each.Number, $"{each.Line.Subject} · {each.Number}"));
        return [.. resources.Concat(projects).Where(option => !line.Matches.Contains(option.Value))];
    }
}
