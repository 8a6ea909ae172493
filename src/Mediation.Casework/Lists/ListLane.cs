using Mediation.Casework.Acceptance;
using Mediation.Casework.Acts;
using Mediation.Casework.Micro;
using Mediation.Casework.Schedules;

namespace Mediation.Casework.Lists;

/// <summary>
/// How something comes onto 需求清单 or 项目清单 (列入清单): read first as the complaint that it would be. What is dangerous, urgent or not for everybody's eyes
/// never stands on a list, and is accepted as a case at once.
/// </summary>
public static class ListLane
{
    /// <summary>What becomes of a note: a line of the lists, or a case like any other.</summary>
    /// <param name="note">What was written down, without faults.</param>
    /// <param name="founding">What it is founded on, as a complaint.</param>
    /// <param name="briefing">What is known.</param>
    public static Answer<AcceptanceDecision> Decide(ListNote note, Founding founding, Briefing briefing)
    {
        var form = note.Form(briefing.Town);
        var whole = Accepting.Decide(form, founding, briefing);
        if (!whole.TryGet(out var complaint) || !MicroLane.Keeps(complaint.Assessment) || complaint.Assessment.Secrecy > 0)
            return whole;
        return Accepting.Decide(form with { Category = note.Project ? ListWords.Project : ListWords.Need }, founding with
        {
            Own = new OwnWork(note.Unit, OfHousehold: false) { Channel = form.Channel },
            Listing = note.Line,
        }, briefing);
    }
}
