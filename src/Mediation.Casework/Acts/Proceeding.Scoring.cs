using System.Collections.Immutable;
using Mediation.Casework.Acceptance;
using Mediation.Casework.Journal;
using Mediation.Casework.Rulings;
using Mediation.Casework.Scorecards;
using Mediation.Casework.Statements;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Acts;

/// <content>Scores of property firms (物业考核), and the work that follows from a bad one.</content>
public sealed partial class Proceeding
{
    /// <summary>Reckons the score of what was entered and of what the briefing counted.</summary>
    internal Refusal? ReckonScore()
    {
        if (Briefing.Service is not { } figures || Briefing.Town.ServingUnit(File.Intake.Compound) is not { } unit)
            return new Refusal("scorecard.no-compound", null, File.Number);
        var firm = Briefing.Town.Compound(File.Intake.Compound!)!.PropertyFirm ?? unit.Name;
        var reckoned = Score.Of(File.Scorecard?.Entered ?? [], firm, unit.Code, figures, Briefing.Rules, FactsNow(null, null), Briefing.Today);
        if (!reckoned.TryGet(out var score))
            return reckoned.Refusals[0];
        Record(new ScoreReckoned(score));
        return null;
    }

    /// <summary>Founds the town's own work that the rules name for a score (约谈整改), for the unit that was scored.</summary>
    internal Refusal? FollowUpScore(Score score)
    {
        var words = new Statement(Briefing.NextId(), "complaint", $"{score.Firm} 物业考核 {score.Total} 分：{score.Label}");
        var known = FactsOf(words, WireWords.Scheduled);
        known = known with { Complaint = known.Complaint with { Text = "", Category = score.FollowUp, Unit = score.Unit } };
        var assessed = Assessment.Of(Briefing.Rules, known, Briefing.Today);
        var parties = File.Parties.Select(party => (Of: party.Id, Party: party with { Id = Briefing.NextId() })).ToList();
        var intake = IntakeOf(assessed) with { Channel = WireWords.Scheduled, AcceptedAt = Now, InForceOn = Briefing.Today };
        var first = new Accepted(Briefing.NextId(), Briefing.NewNumber!, File.Place, intake, [.. parties.Select(each => each.Party)], new StatementRef(words.Id, words.Digest));
        var work = Begin(first, words, assessed.Facts, Briefing with { States = ImmutableDictionary<Guid, WorkflowState>.Empty, NewNumber = null });
        work.ActingUnit = ActingUnit;
        work.Keep(assessed);
        work.Record(new SplitOff(File.Id, File.Number, File.ContactedAt));
        work.StartClocksOfAcceptance();
        if (work.Start(Accepting.MainFlow) is { } refusal)
            return refusal;
        founded = new FoundedCase(work.Conclude(), parties.ToImmutableDictionary(each => each.Party.Id, each => each.Of));
        Record(new CaseSplit(first.Case, first.Number, [], Say("split-reason", score.Label)));
        return null;
    }
}
