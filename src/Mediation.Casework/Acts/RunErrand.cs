using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>约时间: when one meets whom something is done for, at the home or at the station.</summary>
public sealed class AppointErrand() : ActKind("appoint-errand")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => ErrandBars.Bar(file, briefing);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [new("visitAt", FieldType.DateTime)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var at = input.Moment("visitAt")!.Value;
        if (at <= proceeding.Now)
            return new Refusal("errand.meet", "visitAt");
        proceeding.Record(new ErrandAppointed(at));
        return null;
    }
}

/// <summary>收材料: papers of the list that somebody hands over, to be given back.</summary>
public sealed class TakePapers() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "take-papers";

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        ErrandBars.Bar(file, briefing) ?? (file.Errand!.Missing.Count == 0 ? new Refusal("errand.nothing-missing", null, file.Number) : null);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [ErrandBars.Choice(file.Errand!.Missing)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new PapersTaken([.. input.Codes(ErrandBars.Papers)]));
        return null;
    }
}

/// <summary>交还材料: papers that were handed over go back to whose they are.</summary>
public sealed class GiveBackPapers() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "give-back-papers";

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        ErrandBars.Bar(file, briefing) ?? (file.Errand!.Held.Count == 0 ? new Refusal("errand.nothing-held", null, file.Number) : null);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [ErrandBars.Choice(file.Errand!.Held), ActField.Choice("givenTo", true, "本人", "家属")];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new PapersGivenBack([.. input.Codes(ErrandBars.Papers)], input.Need("givenTo")));
        return null;
    }
}

/// <summary>代办办结: what was done and how that is known; only when every paper of the list came and every one went back.</summary>
public sealed class ErrandDone() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "errand-done";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing)
        ?? (file.Errand is { Missing: [var missing, ..] } ? new Refusal("errand.missing", null, missing) : ErrandBars.StillHeld(file));

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => Delivery.Fields;

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input) =>
        Delivery.Record(proceeding, Code, input) ?? proceeding.Leave(item!, Code);
}

/// <summary>代办撤销: it isn't wanted any more, or can't be done, with why; only when every paper went back.</summary>
public sealed class DropErrand() : ActKind(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "drop-errand";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing) ?? ErrandBars.StillHeld(file);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [new("reason", FieldType.Text) { Limit = 500 }];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        proceeding.Record(new Spoken(Code, proceeding.Say(Code, input.Need("reason"))));
        return proceeding.Leave(item!, Code);
    }
}

/// <summary>What the acts of a service have in common (代办动作).</summary>
internal static class ErrandBars
{
    /// <summary>The field of papers.</summary>
    public const string Papers = "servicePapers";

    /// <summary>The case is a service that isn't over, and the actor does it.</summary>
    public static Refusal? Bar(CaseFile file, Briefing briefing) =>
        file.Errand is null ? new Refusal("errand.none", null, file.Number) : Bars.Holding(file, briefing);

    /// <summary>Nothing ends while papers of somebody lie with the town.</summary>
    public static Refusal? StillHeld(CaseFile file) => file.Errand is { Held: [var held, ..] } ? new Refusal("errand.held", null, held) : null;

    /// <summary>Some of the papers.</summary>
    public static ActField Choice(IEnumerable<string> papers) => new(Papers, FieldType.Choices) { Options = [.. papers.Select(each => new ActOption(each, null))] };
}
