using System.Collections.Immutable;
using Mediation.Casework.Acceptance;
using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Facts;
using Mediation.Casework.Journal;
using Mediation.Casework.Rulings;
using Mediation.Casework.Statements;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Acts;

/// <content>
/// Two cases of one (分案), in one decision: this one goes on as it is, without the shares that left; the other is founded as if it had been
/// accepted with it. No time is lost or invented: each clock that the new case has and this one had goes on from the same start, with the
/// same stops, extensions and rungs.
/// </content>
public sealed partial class Proceeding
{
    private FoundedCase? founded;

    // Clocks of the case that this one was part of; each goes on once, when the rules begin its like.
    private List<Deadline> brought = [];

    /// <summary>Part of the matter goes on as a case of its own.</summary>
    /// <param name="part">What it is about; that case's complaint.</param>
    /// <param name="category">Its category; null leaves that to the rules.</param>
    /// <param name="units">Co-handlers that take their shares along; the first of them leads there. None leaves the units to the rules.</param>
    /// <param name="reason">Why.</param>
    public Refusal? SplitOff(string part, string? category, IReadOnlyList<string> units, string reason)
    {
        var leaving = File.CoHandlers.Where(share => units.Contains(share.Unit)).ToList();
        var made = Part(new Statement(Briefing.NextId(), "complaint", part), category, leaving, reason, File.Intake.Channel);
        if (!made.TryGet(out var other))
            return made.Refusals[0];
        foreach (var share in leaving)
            if (Release(share, Split.ActCode) is { } refusal)
                return refusal;
        founded = other;
        var number = other.Decision.After.Number;
        Record(new CaseSplit(other.Decision.After.Id, number, [.. leaving.Select(share => share.Unit)], Say("split-reason", reason)));
        Tell($"unit:{File.Lead!.Unit}", "split", ("into", number));
        return null;
    }

    /// <summary>What was found in doing the town's own work goes on as a case of its own (转为诉求): found by whoever went there, so reported by the grid.</summary>
    /// <param name="part">What it is about; that case's complaint.</param>
    public Refusal? HandUp(string part)
    {
        const string Found = "走访发现";
        var made = Part(new Statement(Briefing.NextId(), "complaint", part), null, [], Found, WireWords.Reported);
        if (!made.TryGet(out var other))
            return made.Refusals[0];
        founded = other;
        Record(new CaseSplit(other.Decision.After.Id, other.Decision.After.Number, [], Say("split-reason", Found)));
        return null;
    }

    /// <summary>What the town noted for itself goes on as a case of its own, with its words, its place and its photos (上交).</summary>
    /// <param name="passed">Why, in the journal.</param>
    /// <param name="lane">What its refusals begin with.</param>
    public Refusal? PassUp(string passed, string lane)
    {
        var said = Briefing.Said ?? throw new InvalidOperationException("The words of a case that is passed up are read before.");
        var made = Part(new Statement(Briefing.NextId(), "complaint", said), null, [], passed, WireWords.Reported);
        if (!made.TryGet(out var other))
            return made.Refusals[0] switch
            {
                { Code: "split.not-accepted" } => new Refusal($"{lane}.not-accepted"),
                { Code: "split.part-apart" } => new Refusal($"{lane}.apart"),
                var refusal => refusal,
            };
        founded = other with { WithFiles = true };
        Record(new CaseSplit(other.Decision.After.Id, other.Decision.After.Number, [], Say("split-reason", passed)));
        return null;
    }

    /// <summary>Whether what somebody says is a danger or an accusation, which is written down at the window at once and not beside something else.</summary>
    internal bool StandsApart(string said) =>
        Assessment.Of(Briefing.Rules, FactsOf(new Statement(Briefing.NextId(), "complaint", said), WireWords.Reported), File.Intake.InForceOn)
            is { HardStops.Count: > 0 } or { Secrecy: >= 3 };

    private Answer<FoundedCase> Part(Statement complaint, string? category, List<Assignment> leaving, string reason, string channel)
    {
        var lead = leaving.Count > 0 ? leaving[0].Unit : null;
        var coHandlers = leaving.Skip(1).Select(share => share.Unit).ToList();
        var overrule = new Overrule { Category = category, Lead = lead, CoHandlers = lead is null ? null : coHandlers, Reason = reason };
        Assessment Assess(Overrule by) => Assessment.Of(Briefing.Rules, FactsOf(complaint, channel), File.Intake.InForceOn, by);
        var assessed = Assess(overrule with { Acceptance = "accept" });
        // The window meets danger with whom to call; and nobody who handles this case may learn of an accusation by its number.
        if (assessed.HardStops.Count > 0 || assessed.Secrecy >= 3)
            return new Refusal("split.part-apart", "part");
        if (Assess(overrule).Acceptance is "decline" or "hand-over")
            return new Refusal("split.not-accepted", "part");
        var parties = File.Parties.Select(party => (Of: party.Id, Party: party with { Id = Briefing.NextId() })).ToList();
        var first = new Accepted(Briefing.NextId(), Briefing.NewNumber!, File.Place, IntakeOf(assessed) with { Channel = channel }, [.. parties.Select(p => p.Party)],
            new StatementRef(complaint.Id, complaint.Digest));
        var part = Begin(first, complaint, assessed.Facts, Briefing with { States = ImmutableDictionary<Guid, WorkflowState>.Empty, NewNumber = null });
        part.ActingUnit = ActingUnit;
        part.Keep(assessed);
        if (lead is not null && DispatchGuards.Check(part.File, Briefing, lead, coHandlers) is { } barred)
            return barred with { Field = "units" };
        part.Record(new SplitOff(File.Id, File.Number, File.ContactedAt));
        part.brought = [.. File.Deadlines.Where(clock => GoesWith(clock, leaving))];
        return part.Settle(File.Number, leaving) is { } refusal
            ? refusal
            : new FoundedCase(part.Conclude(), parties.ToImmutableDictionary(p => p.Party.Id, p => p.Of));
    }

    /// <summary>The new case comes to where its units were: who had signed has signed.</summary>
    private Refusal? Settle(string from, List<Assignment> leaving)
    {
        StartClocksOfAcceptance();
        Tell("complainant", "split-off", ("from", from));
        if (Start(Accepting.MainFlow) is { } refusal)
            return refusal;
        if (leaving.Any(share => !File.Assignments.Exists(taken => taken.Live && taken.Unit == share.Unit)))
            return new Refusal("split.units-not-needed", "units");
        foreach (var share in leaving.Where(share => share.SignedForAt is not null))
            if (File.OpenItems.FirstOrDefault(item => item.Unit == share.Unit && item.Acts.Contains("sign-for")) is { } item
                && new SignFor().Decide(this, item, ActInput.Empty) is { } unsigned)
                return unsigned;
        brought.Clear();
        return null;
    }

    // What was given up isn't taken up again; of the units' own clocks only those of the shares that leave.
    private bool GoesWith(Deadline clock, List<Assignment> leaving) =>
        (clock.MetAt is not null || !clock.IsFinal)
        && (clock.WorkItem is null || leaving.Any(share => File.OpenItemOf(share)?.Id == clock.WorkItem));

    /// <summary>
    /// A clock that the case had while it was part of another (分案续计): it goes on with all that happened to it; where the rules give this case
    /// another term, that is counted from the same start. Null for any other.
    /// </summary>
    private Deadline? Brought(Deadline begun)
    {
        var like = brought.Where(d => d.Kind == begun.Kind && d.Side == begun.Side && d.Unit == begun.Unit).ToList();
        if ((like.Find(d => d.Rule == begun.Rule) ?? like.LastOrDefault()) is not { } had)
            return null;
        brought.Remove(had);
        var goesOn = had with { Id = begun.Id, WorkItem = begun.WorkItem };
        return begun.Term == goesOn.TermInForce
            || !goesOn.Reclassify(Now, begun.Term, begun.Ground, begun.Label, begun.Rule, goesOn.StartedAt).TryGet(out var corrected)
            ? goesOn
            : corrected;
    }

    private FactSheet FactsOf(Statement complaint, string channel) => new()
    {
        Complaint = new ComplaintFacts
        {
            Text = complaint.Text,
            Channel = channel,
            Persons = facts.Complaint.Persons,
            Language = facts.Complaint.Language,
            Anonymous = facts.Complaint.Anonymous,
            KeepSecret = facts.Complaint.KeepSecret,
            DaysSince = facts.Complaint.DaysSince,
            Hour = facts.Complaint.Hour,
        },
        Place = facts.Place,
        Parties = facts.Parties,
        History = facts.History,
    };

    private Intake IntakeOf(Assessment assessed) => File.Intake with
    {
        RequestType = assessed.RequestType,
        Category = assessed.Category?.Code ?? Accepting.UnclassifiedCategory,
        Track = assessed.Track,
        Priority = assessed.Priority,
        Secrecy = Math.Max(File.Intake.Secrecy, assessed.Secrecy),
        Mediation = assessed.Permit,
        HardStops = assessed.HardStops,
        Overruled = true,
        NeedsPerson = assessed.NeedsPerson,
    };
}
