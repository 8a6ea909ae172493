using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// 请人才: whoever handles the case asks somebody from the pool to help, chosen by what they can do and when they have time. The case knows a code; who it is,
/// stays in the register. Not to a confidential matter.
/// </summary>
public sealed class InviteTalent() : ActKind(ActCode)
{
    /// <summary>Code of the act.</summary>
    public const string ActCode = "invite-talent";

    private const string Field = "talent";

    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) => Bars.Holding(file, briefing)
        ?? (file.Intake.Secrecy > 0 ? new Refusal("invite.secret", null, file.Number)
        : briefing.Talents.Count == 0 ? new Refusal("talent.nobody", null, file.Number)
        : null);

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new(Field, FieldType.Choice)
        {
            // Who speaks what the resident speaks stands first.
            Options = [.. briefing.Talents.SelectMany(each => each.Skills.Select(skill => (each, skill)))
                .OrderBy(pair => pair.skill != file.Intake.Language)
                .Select(pair => new ActOption($"{pair.each.Code}/{pair.skill}", $"{pair.skill} · {pair.each.Availability} · {pair.each.Code}"))],
        },
        new("invitedFor", FieldType.Text) { Limit = 200 },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var chosen = input.Need(Field).Split('/');
        proceeding.Record(new TalentInvited(chosen[0], chosen[1], proceeding.Say("invitation", input.Need("invitedFor"))));
        return null;
    }
}
