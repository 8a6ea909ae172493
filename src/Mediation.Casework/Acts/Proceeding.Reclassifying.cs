using Mediation.Casework.Deadlines;
using Mediation.Casework.Journal;
using Mediation.Casework.Rulings;
using Mediation.Casework.Statements;

namespace Mediation.Casework.Acts;

/// <content>
/// Another category (更正类别), as if the case had been registered with it: who holds the case stays, time that passed has passed. A clock
/// whose term is another now counts it from its own start, with its stops and extensions; one that the category doesn't have is void;
/// one that the case ought to have had from its acceptance starts at the acceptance.
/// </content>
public sealed partial class Proceeding
{
    private static readonly string[] Corrected = ["classification", "mediation", "secrecy", "priority"];

    /// <summary>The case is of another category.</summary>
    public void CorrectCategory(string category, StatementRef reason)
    {
        var lead = File.Lead?.Unit;
        var assessed = Assessment.Corrected(Briefing.Rules, FactsNow(null, null), File.Intake.InForceOn, category, reason.Id.ToString());
        foreach (var set in Corrected)
            Keep(assessed[set]);
        var dispatch = assessed.Facts.Ruling.Dispatch with { Lead = facts.Ruling.Dispatch.Lead };
        facts = facts with
        {
            Complaint = facts.Complaint with { Category = category },
            Ruling = assessed.Facts.Ruling with { Dispatch = dispatch },
        };
        Record(new CategoryCorrected(category, assessed.Track, assessed.Priority, Math.Max(File.Intake.Secrecy, assessed.Secrecy),
            assessed.Permit, reason));
        answers.Remove(("deadlines", null, null));
        CorrectClocks(Ask("deadlines").Hits);
        if (lead is not null)
            Tell($"unit:{lead}", "category-corrected");
    }

    private void CorrectClocks(IReadOnlyList<RulingHit> hits)
    {
        var running = File.Deadlines.Where(d => !d.IsFinal && !d.Appointed && AppointedDay(d.Kind) is null).ToList();
        var taken = new HashSet<RulingHit>();
        foreach (var clock in running)
            if (hits.FirstOrDefault(hit => Fits(hit, clock) && !(clock.WorkItem is null && taken.Contains(hit))) is { } hit)
            {
                taken.Add(hit);
                CorrectTerm(clock, hit);
            }
            else
                Change(clock, clock.Void(Now, "reclassified"));
        foreach (var hit in hits.Where(h => DeadlineTerms.BeginsOn(h) == "accepted" && !taken.Contains(h)))
            if (!File.Deadlines.Exists(d => d.Kind == hit.Outcome && d.MetAt is not null))
                Record(new DeadlineStarted(DeadlineTerms.Start(hit, Briefing.NextId(), File.Intake.AcceptedAt, null, null)));
    }

    private void CorrectTerm(Deadline clock, RulingHit hit)
    {
        var meant = DeadlineTerms.Start(hit, clock.Id, clock.StartedAt, clock.Unit, clock.WorkItem);
        if (meant.Term != clock.TermInForce)
            Change(clock, clock.Reclassify(Now, meant.Term, meant.Ground, meant.Label, meant.Rule, clock.StartedAt));
    }

    private static bool Fits(RulingHit hit, Deadline clock) =>
        hit.Outcome == clock.Kind && DeadlineTerms.SideOf(hit) == clock.Side;
}
