using Mediation.Casework.Assignments;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Facts;
using Mediation.Casework.Journal;
using Mediation.Casework.Rulings;
using Mediation.Casework.Statements;

namespace Mediation.Casework.Acts;

/// <content>Asking the rules. Each question is asked once in an act, and its answer is kept with the case.</content>
public sealed partial class Proceeding
{
    private readonly Dictionary<(string Set, Guid? Clock, string? StopGround), Ruling> answers = [];
    private FactSheet facts;

    /// <summary>Why a person dispatched, when one did in this act.</summary>
    public StatementRef? DispatchReason { get; private set; }

    /// <summary>
    /// What a rule set answers here (判定): with the case's facts of acceptance, its history until now, and the clock the
    /// question is about, if any. Recorded in the journal; asked again within the act, it gives the same answer.
    /// </summary>
    public Ruling Ask(string set, Deadline? about = null, string? stopGround = null)
    {
        if (answers.TryGetValue((set, about?.Id, stopGround), out var known))
            return known;
        var asked = FactsNow(about, stopGround);
        var ruling = Briefing.Rules.Ask(set, asked, File.Intake.InForceOn) with { Asked = AskedFacts.Between(facts, asked) };
        Keep(ruling, about, stopGround);
        return ruling;
    }

    /// <summary>Takes the answers that were given before the case existed; its facts know them already.</summary>
    public void Keep(Assessment assessment)
    {
        foreach (var ruling in assessment.Rulings)
            Record(ruling, null, null);
    }

    /// <summary>A person names the units, and how their shares come together or null for what the rules say; the next dispatch of this act follows it (人工派单).</summary>
    public void DispatchByPerson(string lead, IReadOnlyList<string> coHandlers, Join? join, StatementRef reason)
    {
        var suggested = Briefing.Rules.Ask("dispatch", FactsNow(null, null), File.Intake.InForceOn);
        DispatchReason = reason;
        Keep(suggested.ReplacedBy(reason.Id.ToString(),
        [
            new("Lead", lead), new("CoHandlers", coHandlers), .. join is null ? Array.Empty<KeyValuePair<string, object?>>() : [new("Join", join.ToString())],
        ]));
    }

    private void Keep(Ruling ruling, Deadline? about = null, string? stopGround = null)
    {
        facts = facts.With(ruling);
        Record(ruling, about, stopGround);
    }

    private void Record(Ruling ruling, Deadline? about, string? stopGround)
    {
        answers[(ruling.Set, about?.Id, stopGround)] = ruling;
        rulings.Add(ruling);
        Record(new Ruled(ruling.Set, ruling.Version, ruling.Hit ? ruling.Rule : null, ruling.Outcome, ruling.Ground,
            ruling.Overruled is not null));
    }

    private FactSheet FactsNow(Deadline? about, string? stopGround)
    {
        var call = File.FollowUps.LastOrDefault();
        var marks = ResidentsRated.Marks(File).ToList();
        return facts with
        {
            History = facts.History with
            {
                DissuasionCount = facts.History.DissuasionCount + File.Dissuasions.Count(d => d.Counts),
                ReturnCount = File.ReturnCount,
                CourtyardTried = facts.Place.Committee is { } committee && File.Assignments.Exists(share => share.Unit == committee && !share.Live),
                ReworkCount = File.ReworkCount,
                FollowUpCount = CallsSinceReached(),
                Marks = marks.Count,
                BadMarkPercent = marks.Count == 0 ? 0 : 100 * marks.Count(mark => mark.IsBad) / marks.Count,
                Reached = call?.Reached,
                Solved = call?.Solved,
                Satisfaction = call?.Satisfaction,
                ReasonCode = call?.ReasonCode,
            },
            Clock = about is null ? facts.Clock : ClockOf(about, stopGround),
        };
    }

    // A call-back after a rework begins its three attempts anew.
    private int CallsSinceReached() => File.FollowUps.Count - 1
        - File.FollowUps.SkipLast(1).Select((call, at) => call.Reached ? at : -1).DefaultIfEmpty(-1).Max();

    private ClockFacts ClockOf(Deadline clock, string? stopGround) => new()
    {
        Kind = clock.Kind,
        Clock = clock.Side is ClockSide.Legal ? "legal" : "management",
        Priority = File.Intake.Priority,
        StopGround = stopGround,
        ExtensionCount = clock.History.OfType<Extended>().Count(),
        Overdue = Reckon(clock).DueAt <= Now,
    };
}
