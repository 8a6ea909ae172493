using Mediation.Casework.Cases;
using Mediation.Casework.Dissuasions;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 记劝阻: whoever handles the case asked somebody to stop, and writes down when, how and what came of it. The moment is now
/// when none is given; it may lie up to 30 days back, and never ahead. Danger isn't met by dissuading, so a case with a hard stop has none.
/// </summary>
public sealed class Dissuade() : ActKind("dissuade")
{
    /// <summary>How many days back a dissuasion may still be written down.</summary>
    public const int LongestAgo = 30;

    private static readonly string[] Tracks = ["人民调解", "公安", "行政执法"];

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        Bars.Working(file, briefing)
        ?? (Tracks.Contains(file.Intake.Track) && file.Intake is { Secrecy: < 3, HardStops.Count: 0 } ? null : new Refusal("dissuade.not-of-this-kind", null, file.Number));

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("dissuadedAt", FieldType.DateTime, Required: false),
        ActField.Choice("manner", true, Dissuasion.Manners),
        ActField.Choice("effect", true, Dissuasion.Effects),
        new("text", FieldType.Text),
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var at = input.Moment("dissuadedAt") ?? proceeding.Now;
        if (at > proceeding.Now)
            return new Refusal("dissuade.ahead", "dissuadedAt");
        if (at < proceeding.Now.AddDays(-LongestAgo))
            return new Refusal("dissuade.too-long-ago", "dissuadedAt", LongestAgo);
        proceeding.Record(new Dissuaded(new Dissuasion(proceeding.Briefing.NextId(), proceeding.ActingUnit ?? "DESK", at.ToUniversalTime(),
            input.Need("manner"), input.Need("effect"), proceeding.Say(Code, input.Need("text")))));
        return null;
    }
}
