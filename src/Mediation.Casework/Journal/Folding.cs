using System.Collections.Immutable;
using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Scorecards;

namespace Mediation.Casework.Journal;

/// <summary>
/// The one place where a case file changes (流水归并): folding a journal from its first event gives the stored case.
/// </summary>
public static class Folding
{
    /// <summary>The file that a first event founds. Anything but <see cref="Accepted"/> is a defect.</summary>
    public static CaseFile Found(CaseEvent first) => first is Accepted accepted
        ? new CaseFile
        {
            Id = accepted.Case,
            Number = accepted.Number,
            Place = accepted.Place,
            Intake = accepted.Intake,
            Parties = [.. accepted.Parties],
        }
        : throw new InvalidOperationException($"A case begins with its acceptance, not with {first.GetType().Name}.");

    /// <summary>The file that a whole journal tells of; cost is linear in its lines (由流水重建).</summary>
    public static CaseFile Fold(IReadOnlyList<CaseEvent> events) => events.Skip(1).Aggregate(Found(events[0]), Apply);

    /// <summary>The file after one more event.</summary>
    public static CaseFile Apply(CaseFile file, CaseEvent happened) =>
        Change(EndsTakingBack(happened) ? file with { LastMove = null } : file, happened);

    /// <summary>True for what somebody does, or a clock: after it the last move can't be taken back.</summary>
    private static bool EndsTakingBack(CaseEvent happened) => happened
        is MediationEvent or TalentInvited or PassedOnFromCourtyard or Contacted or Dissuaded or Referred or MeetingCalled or ReportedIn or ExcusedFromMeeting or TopicAdded or MotionPut or TopicProposed or MeetingTaskGiven or MeetingTaskDone or OwnersVoted or BooksDisclosed or MarksEntered or ScoreReckoned
        or ScoreAnswered or ScorePublished or Disclosed or DisclosureTakenDown or MeetingHeld or MeetingCalledOff or MeetingAppraised or Invited or InvitationEnded or Spoken or Replied or Revealed or ListedMatched or ListedTaken or ErrandAppointed or PapersTaken or PapersGivenBack
        or HandedOff or FollowedUp or SignedFor or ShareReturned or ShareConcluded
        or ExtensionAsked or ExtensionDecided or Urged or RungServed or TakenUp or HandedDown or IdeaAnswered or TalkNoted or HeardBrought or PutUnderSupervision or WorkItemMoved or Reworked
        or Pended or CategoryCorrected or CaseSplit or SentBack or TakenBack or CaseClosed or VariableMended or StepRetried or StepSkipped or WorkflowCancelled
        or WorkflowMigrated or PutRight or WaitEnded or EventCame or TaskAsked or TaskAnswered or RequestAsked or RequestAnswered
        or DeadlineChanged { Change: Stopped or Resumed or StopExpired or Extended };

    private static CaseFile Change(CaseFile file, CaseEvent happened) => happened switch
    {
        Accepted => throw new InvalidOperationException("A case is accepted once."),
        Ruled or Spoken or Revealed or DocumentMade or PaperMade or WorkflowAdvanced or WaitEnded or EventCame or EventSent or TaskAsked or TaskAnswered
            or RequestAsked or RequestAnswered or VariableMended or StepRetried or StepSkipped
            or WorkflowCancelled or PutRight or CaseSplit or Referred or OwnersVoted or BooksDisclosed or TalentInvited or PassedOnFromCourtyard => file,
        Replied or HandedOff => file with { StepsBeforeOutside = file.WorkItems.Count },
        WorkflowMoved e => MediationFolding.Leave(
            file with { LastMove = e.Item is { } item ? new LastMove(e.Run, item, e.Outcome) : null }, e),
        SentBack { Step: var step } => Return(file, step),
        TakenBack { Step: var step } => Return(file, step),
        MediationEvent e => MediationFolding.Apply(file, e),
        TopicProposed e => file with { ProposedTopic = e.Text },
        Deliberated => file with { ProposedTopic = null },
        Disclosed e => file with { Disclosures = file.Disclosures.Add(e.Disclosure) },
        DisclosureTakenDown e => file with
        {
            Disclosures = file.Disclosures.ConvertAll(each => each.Id == e.Disclosure ? each with { TakenDown = true } : each),
        },
        MarksEntered e => file with { Scorecard = (file.Scorecard ?? Scorecard.Empty).With(e.Entered) },
        ScoreReckoned e => file with { Scorecard = file.Scorecard! with { Score = e.Score, Answer = null } },
        ScoreAnswered e => file with { Scorecard = file.Scorecard! with { Answer = e.Text } },
        ScorePublished => file with { Scorecard = file.Scorecard! with { Published = true } },
        Evaluated e => file with { Evaluations = file.Evaluations.Add(e.Evaluation) },
        Listed e => file with { Listing = e.Line },
        ListedMatched e => file with { Listing = file.Listing! with { Matches = file.Listing.Matches.Add(e.Match) } },
        ListedTaken e => file with { Listing = file.Listing! with { Taker = e.Unit } },
        ListedSettled e => file with { Listing = file.Listing! with { Settled = e.How } },
        ErrandOpened e => file with { Errand = e.Errand },
        ErrandAppointed e => file with { Errand = file.Errand! with { MeetAt = e.At } },
        PapersTaken e => file with { Errand = file.Errand! with { Taken = file.Errand.Taken.AddRange(e.Papers) } },
        PapersGivenBack e => file with { Errand = file.Errand! with { GivenBack = file.Errand.GivenBack.AddRange(e.Papers) } },
        TalkNoted e => file with { Heard = file.Heard.Add(e.Heard) },
        HeardBrought e => file with { Heard = file.Heard.ConvertAll(each => each.Words == e.Words ? each with { Became = e.Number } : each) },
        IdeaGiven e => file with { Idea = e.Idea },
        IdeaAnswered e => file with { Idea = file.Idea! with { Verdict = e.Verdict, Public = e.Public } },
        ToldAbove e => file with { Raised = file.Raised.Add(e.Raised) },
        TakenUp e => file with { Taken = e.Taken },
        HandedDown => file with { Taken = null },
        EventKept e => file with { KeptEvents = file.KeptEvents.Add(e.Kept) },
        EventMatched e => file with { KeptEvents = file.KeptEvents.RemoveAll(k => k.Id == e.Event) },
        EventLapsed e => file with { KeptEvents = file.KeptEvents.RemoveAll(k => k.Id == e.Event) },
        WorkflowFaulted e => file with { Faults = file.Faults.Add(e.Fault) },
        FaultSettled e => file with { Faults = file.Faults.RemoveAll(f => f.Run == e.Run && f.Incident == e.Incident) },
        StageReached e => file with { Stage = e.Stage, ReviewOn = e.Stage is CaseStage.Pending ? file.ReviewOn : null },
        Dispatched e => file with { Assignments = file.Assignments.AddRange(e.Assignments), Join = e.Join },
        SignedFor e => file.WithShare(e.Assignment, a => a with { State = ShareState.SignedFor, SignedForAt = e.At }),
        ShareReturned e => file.WithShare(e.Assignment, a => a with { State = ShareState.Returned }) with
        {
            ReturnCount = file.ReturnCount + (e.ByLead ? 1 : 0),
        },
        ShareConcluded e => file.WithShare(e.Assignment,
            a => a with { State = ShareState.Concluded, ConcludedAt = e.At, Conclusion = e.Result }),
        ShareReopened e => file.WithShare(e.Assignment,
            a => a with { State = ShareState.SignedFor, ConcludedAt = null, Conclusion = null }),
        ShareWithdrawn e => file.WithShare(e.Assignment,
            a => a with { State = ShareState.Withdrawn, ConcludedAt = null, Conclusion = null }),
        WorkItemOpened e => file with { WorkItems = file.WorkItems.Add(e.Item) },
        WorkItemTurned e => file with
        {
            WorkItems = file.WorkItems.Change(w => w.Id == e.Item,
                w => w with { Title = e.Title, Stage = e.Stage, Bookmark = e.Bookmark, Acts = e.Acts }),
        },
        WorkItemClosed e => file with
        {
            WorkItems = file.WorkItems.Change(w => w.Id == e.Item, w => w with { ClosedAt = e.At }),
        },
        WorkItemMoved e => file with
        {
            WorkItems = file.WorkItems.Change(w => w.Id == e.Item,
                w => w with { Unit = e.Unit, Assignment = e.Assignment, Acts = e.Acts }),
        },
        WorkItemMigrated { Face: var face } e => file with
        {
            WorkItems = file.WorkItems.Change(w => w.Id == e.Item,
                w => w with { Step = face.Step, Unit = face.Unit, Title = face.Title, Acts = face.Acts, Role = face.Role }),
        },
        DeadlineStarted e => file with { Deadlines = file.Deadlines.Add(e.Deadline) },
        DeadlineChanged e => file with
        {
            Deadlines = file.Deadlines.Change(d => d.Id == e.Deadline, d => d with { History = [.. d.History, e.Change] }),
        },
        RungServed e => file with
        {
            Deadlines = file.Deadlines.Change(d => d.Id == e.Deadline, d => d.Climb(e.Effect, e.TakenAt)),
        },
        WorkflowStarted e => file with
        {
            Runs = file.Runs.Add(new WorkflowRun(e.Run, e.DefinitionId, e.DefinitionVersionId) { Caller = e.Caller }),
        },
        WorkflowEnded e => file with { Runs = file.Runs.Change(r => r.Id == e.Run, r => r with { Running = false }) },
        WorkflowMigrated e => file with
        {
            Runs = file.Runs.Change(r => r.Id == e.Run,
                r => r.DefinitionVersionId == e.FromVersionId ? r with { DefinitionVersionId = e.ToVersionId } : r),
        },
        Contacted e => file with { ContactedAt = file.ContactedAt ?? e.At },
        Invited e => file with { Invitations = file.Invitations.Add(e.Invitation) },
        InvitationEnded e => file with
        {
            Invitations = file.Invitations.ConvertAll(each => each.Unit == e.Unit ? each with { Ended = true } : each),
        },
        Dissuaded e => file with { Dissuasions = file.Dissuasions.Add(e.Dissuasion) },
        FollowedUp e => file with { FollowUps = file.FollowUps.Add(e.Call) },
        ExtensionAsked e => file with { PendingExtension = e.Request },
        ExtensionDecided => file with { PendingExtension = null },
        Urged => file with { UrgeCount = file.UrgeCount + 1 },
        PutUnderSupervision e => file with { Supervision = e.Supervision },
        Reworked => file with { ReworkCount = file.ReworkCount + 1 },
        Pended e => file with { ReviewOn = e.ReviewOn },
        CategoryCorrected e => file with
        {
            Intake = file.Intake with
            {
                Category = e.Category,
                Track = e.Track,
                Priority = e.Priority,
                Secrecy = e.Secrecy,
                Mediation = e.Mediation,
            },
        },
        CaseJoined e => file with { MergedInto = e.Into },
        SplitOff e => file with { ContactedAt = e.ContactedAt },
        CaseClosed e => file with { Stage = CaseStage.Closed, Result = e.Result, KeptEvents = [] },
        _ when MeetingFolding.Apply(file, happened) is { } met => met,
        _ => throw new InvalidOperationException($"No one taught the case file about {happened.GetType().Name}."),
    };

    // What is back on its list is nobody's again.
    private static CaseFile Return(CaseFile file, string step) => MediationFolding.Return(
        file with { SentBackCount = file.SentBackCount + 1, Listing = file.Listing is { } line ? line with { Taker = null } : null }, step);

    private static CaseFile WithShare(this CaseFile file, Guid id, Func<Assignment, Assignment> change) =>
        file with { Assignments = file.Assignments.Change(a => a.Id == id, change) };

    private static ImmutableList<T> Change<T>(this ImmutableList<T> list, Predicate<T> which, Func<T, T> change)
    {
        var at = list.FindIndex(which);
        return at < 0
            ? throw new InvalidOperationException($"No {typeof(T).Name} in the file answers to the event.")
            : list.SetItem(at, change(list[at]));
    }
}
