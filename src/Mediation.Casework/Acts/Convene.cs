using Mediation.Casework.Cases;
using Mediation.Casework.Places;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 召集议事会: a step's unit calls a council, a group whose members have voices, and whom it invites besides (1+3+N). The workflow goes on to the
/// meeting itself, a <c>Mediation.Meet</c>.
/// </summary>
public sealed class Convene() : ActKind("convene")
{
    private const string Council = "council";

    /// <inheritdoc/>
    public override bool Moves => true;

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Item(item, Code, briefing)
        ?? (file.Meetings.Exists(meeting => !meeting.Over) ? new Refusal("summon.already", null, file.Number)
        : Councils(briefing).Any() ? null
        : new Refusal("convene.no-council"));

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        MeetingCall.Fields(file, briefing, Councils(briefing), Council, needed: true);

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var council = Councils(proceeding.Briefing).Single(group => group.Code == input.Need(Council));
        return MeetingCall.Make(proceeding, input, council, council.Name) ?? proceeding.Leave(item!, Code);
    }

    private static IEnumerable<UnitGroup> Councils(Briefing briefing) => briefing.Town.Groups.Where(group => group.Voters.Any());
}
