using System.Globalization;
using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Casework.Disclosures;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 公示: a step's unit lets everybody read what was decided or done. Refused of a secret case, and where the words name a party of the case, or of one
/// that was on its agenda, or hold a telephone or identity card number (个人信息保护法第二十五条: no publishing without separate consent).
/// </summary>
public sealed class Disclose() : ActKind("disclose")
{
    /// <summary>Code of the act.</summary>
    public const string ActCode = "disclose";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing)
        ?? (file.Intake.Secrecy > 0 ? new Refusal("disclose.secret", null, file.Number) : null);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("headline", FieldType.Text) { Limit = 60 },
        new("disclosure", FieldType.Text) { Limit = 3000 },
        new("disclosedUntil", FieldType.Date),
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var (until, today) = (input.Date("disclosedUntil")!.Value, proceeding.Briefing.Today);
        if (until <= today || until > today.AddDays(Disclosure.LongestDays))
            return new Refusal("disclose.day", "disclosedUntil", Disclosure.LongestDays);
        foreach (var field in new[] { "headline", "disclosure" })
        {
            var words = input.Need(field);
            if (Disclosure.HoldsPersonalNumber(words))
                return new Refusal("disclose.personal-number", field);
            if (proceeding.Briefing.PrivateNames.Any(name => words.Contains(name, StringComparison.Ordinal)))
                return new Refusal("disclose.names-party", field);
        }
        proceeding.Record(new Disclosed(new Disclosure(proceeding.Briefing.NextId(), item!.Unit, proceeding.Say("headline", input.Need("headline")),
            proceeding.Say("disclosure", input.Need("disclosure")), proceeding.Now, until)));
        return proceeding.Leave(item, Code);
    }
}

/// <summary>撤下公示: what hangs out is taken down, by its unit, the window or a supervisor, and why is kept.</summary>
public sealed class TakeDownDisclosure() : ActKind("take-down")
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        Hanging(file, briefing).FirstOrDefault() is not { } first ? new Refusal("take-down.nothing", null, file.Number)
        : briefing.Actor.AtWindow || briefing.Actor.Is(Role.Supervisor) || Hanging(file, briefing).Any(each => briefing.MayActFor(each.Unit)) ? null
        : Bars.NotYours(first.Unit, briefing);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("hanging", FieldType.Choice) { Options = [.. Hanging(file, briefing).Select((each, at) => new ActOption($"{at + 1}", $"{each.Until:yyyy-MM-dd}"))] },
        new("reason", FieldType.Text) { Limit = 500 },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var at = int.Parse(input.Need("hanging"), CultureInfo.InvariantCulture) - 1;
        var hanging = Hanging(proceeding.File, proceeding.Briefing).ElementAt(at);
        proceeding.Record(new DisclosureTakenDown(hanging.Id, proceeding.Say("take-down-reason", input.Need("reason"))));
        return null;
    }

    private static IEnumerable<Disclosure> Hanging(CaseFile file, Briefing briefing) =>
        file.Disclosures.Where(each => !each.TakenDown && each.Until >= briefing.Today);
}
