using System.Globalization;
using System.Text.Json;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Talks;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 记一条: what somebody said at an evening talk, in a note and no form; whoever sat there writes it, and nobody is asked who they are. A danger or an accusation is no
/// note: it is refused with where to go at once.
/// </summary>
public sealed class NoteHeard() : ActKind("note-heard")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Holding(file, briefing) ?? TalkBars.Talk(file);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [new("heardWords", FieldType.Text) { Limit = 500 }];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        if (proceeding.StandsApart(input.Need("heardWords")))
            return new Refusal("talk.apart", "heardWords");
        proceeding.Record(new TalkNoted(new Heard(proceeding.Say("heard", input.Need("heardWords")))));
        return null;
    }
}

/// <summary>带到窗口: what was heard at an evening talk becomes a case with its words and its place, accepted by the rules like any other; the talk goes on.</summary>
public sealed class BringHeard() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "bring-heard";

    private const string Field = "heardMatter";

    /// <inheritdoc/>
    public override bool Founds => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Holding(file, briefing) ?? TalkBars.Talk(file)
        ?? (file.Heard.Exists(each => each.Became is null) ? null : new Refusal("talk.nothing", null, file.Number));

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => file.Heard.Count(each => each.Became is null) < 2 ? [] :
    [
        new(Field, FieldType.Choice)
        {
            Options = [.. file.Heard.Index().Where(each => each.Item.Became is null).Select(each => new ActOption($"{each.Index + 1}", null))],
        },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var heard = Chosen(proceeding.File, input.Text(Field));
        if (proceeding.PassUp("长廊夜话听到的，带到窗口", "talk") is { } refusal)
            return refusal;
        proceeding.Record(new HeardBrought(heard!.Words, proceeding.Briefing.NewNumber!));
        return null;
    }

    /// <summary>Which note a request means; null where it means none.</summary>
    public static Heard? ChosenBy(CaseFile file, IReadOnlyDictionary<string, JsonElement> data) =>
        Chosen(file, data.TryGetValue(Field, out var named) ? named.ToString() : null);

    private static Heard? Chosen(CaseFile file, string? named) =>
        int.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? file.Heard.ElementAtOrDefault(at - 1) : file.Heard.Find(each => each.Became is null);
}

/// <summary>What the acts of an evening talk have in common (夜话动作).</summary>
internal static class TalkBars
{
    /// <summary>Why nothing is noted here; null for an evening talk.</summary>
    public static Refusal? Talk(CaseFile file) => file.Intake.Category == Heard.Category ? null : new Refusal("talk.none", null, file.Number);
}
