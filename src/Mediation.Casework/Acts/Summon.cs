using Mediation.Casework.Cases;
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
        MeetingCall.Fields(file, briefing, briefing.Town.Groups, "group", needed: false);

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var group = proceeding.Briefing.Town.Groups.FirstOrDefault(each => each.Code == input.Text("group"));
        return MeetingCall.Make(proceeding, input, group, group?.Voters.Any() is true ? group.Name : "吹哨报到") ?? proceeding.Start(Flow);
    }
}
