using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Meetings;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 吹哨报到: whoever handles the case calls the units that it needs, or a group that stands together (协作机制), to one meeting. Each has to report in by its clock; who came, what was decided and
/// how it went is recorded of both sides (双考核, 北京市接诉即办工作条例第三十三条, for reference). A unit complained of isn't called, nor is anybody to a secret matter.
/// </summary>
public sealed class Summon() : ActKind("summon")
{
    /// <summary>The workflow that it starts.</summary>
    public const string Flow = "whistle";

    /// <summary>How many days ahead a meeting may be called.</summary>
    public const int FurthestDays = 30;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing)
    {
        if (Bars.Telling(file, briefing) is { } bar)
            return bar;
        if (file.Intake.Secrecy >= 3)
            return new Refusal("summon.secret", null, file.Number);
        return file.Meetings.Exists(meeting => !meeting.Over) ? new Refusal("summon.already", null, file.Number) : null;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("called", FieldType.Units, Required: false) { Options = [.. briefing.UnitOptions().Where(unit => !IsParty(file, unit.Value))] },
        .. briefing.Town.Groups.Count == 0 ? Array.Empty<ActField>() : [new ActField("group", FieldType.Choice, Required: false)
        {
            Options = [.. briefing.Town.Groups.Select(group => new ActOption(group.Code, group.Name))],
        }],
        new("meetAt", FieldType.DateTime),
        new("matter", FieldType.Text) { Limit = 500 },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var convenor = proceeding.ActingUnit ?? "DESK";
        var members = proceeding.Briefing.Town.Groups.FirstOrDefault(group => group.Code == input.Text("group"))?.Units ?? [];
        var called = input.Codes("called").Concat(members).Distinct().Where(unit => unit != convenor && !IsParty(proceeding.File, unit)).ToList();
        var at = input.Moment("meetAt")!.Value;
        if (called.Count == 0)
            return new Refusal("summon.nobody", "called");
        if (at < proceeding.Now || at > proceeding.Now.AddDays(FurthestDays))
            return new Refusal("summon.when", "meetAt", FurthestDays);
        var next = proceeding.Briefing.NextId;
        proceeding.Record(new MeetingCalled(new Meeting(
            next(), "吹哨报到", convenor, next(), [.. called.Select(unit => new Invitee(unit, next()))], 1, proceeding.Now)
        {
            At = at.ToUniversalTime(),
            Matter = proceeding.Say("meeting-matter", input.Need("matter")),
        }));
        return proceeding.Start(Flow);
    }

    private static bool IsParty(CaseFile file, string unit) => file.Parties.Exists(party => party.Unit == unit);
}
