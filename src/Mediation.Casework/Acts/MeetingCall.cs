using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Meetings;
using Mediation.Casework.Places;

namespace Mediation.Casework.Acts;

/// <summary>The form that calls a meeting and what comes of it, whoever calls it (召集).</summary>
internal static class MeetingCall
{
    /// <summary>How many days ahead a meeting may be called.</summary>
    public const int FurthestDays = 30;

    /// <summary>Units by name, a group, when, and what about.</summary>
    /// <param name="file">The case.</param>
    /// <param name="briefing">Names the units.</param>
    /// <param name="groups">Groups that may be called.</param>
    /// <param name="group">Name of the field that names one; it is left out where there are none to choose from.</param>
    /// <param name="needed">Whether a group has to be named.</param>
    public static IReadOnlyList<ActField> Fields(CaseFile file, Briefing briefing, IEnumerable<UnitGroup> groups, string group, bool needed)
    {
        var options = groups.Select(each => new ActOption(each.Code, each.Name)).ToList();
        return
        [
            .. options.Count == 0 && !needed ? Array.Empty<ActField>() : [new ActField(group, FieldType.Choice, needed) { Options = options }],
            new("called", FieldType.Units, Required: false) { Options = [.. briefing.UnitOptions().Where(unit => !IsParty(file, unit.Value))] },
            new("meetAt", FieldType.DateTime),
            new("matter", FieldType.Text) { Limit = 500 },
        ];
    }

    /// <summary>Calls it. Where members of the group have voices, more than half of those have to come.</summary>
    public static Refusal? Make(Proceeding proceeding, ActInput input, UnitGroup? group, string title)
    {
        var convenor = proceeding.ActingUnit ?? "DESK";
        var called = input.Codes("called").Concat(group?.Units ?? []).Distinct()
            .Where(unit => unit != convenor && !IsParty(proceeding.File, unit)).ToList();
        var at = input.Moment("meetAt")!.Value;
        if (called.Count == 0)
            return new Refusal("summon.nobody", "called");
        if (at < proceeding.Now || at > proceeding.Now.AddDays(FurthestDays))
            return new Refusal("summon.when", "meetAt", FurthestDays);
        var voters = (group?.Voters ?? []).Where(unit => unit == convenor || called.Contains(unit)).ToList();
        var next = proceeding.Briefing.NextId;
        proceeding.Record(new MeetingCalled(new Meeting(
            next(), title, convenor, next(), [.. called.Select(unit => new Invitee(unit, next()))],
            voters.Count == 0 ? 1 : (voters.Count / 2) + 1, proceeding.Now)
        {
            At = at.ToUniversalTime(),
            Matter = proceeding.Say("meeting-matter", input.Need("matter")),
            Voters = voters,
        }));
        return null;
    }

    private static bool IsParty(CaseFile file, string unit) => file.Parties.Exists(party => party.Unit == unit);
}
