using System.Collections.Frozen;
using Mediation.Casework.Cases;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>One act that is open to a person now (可办动作).</summary>
/// <param name="Kind">The kind of act.</param>
/// <param name="Item">The work item it belongs to; null for standing acts.</param>
/// <param name="Fields">What its form asks.</param>
public sealed record OpenAct(ActKind Kind, WorkItem? Item, IReadOnlyList<ActField> Fields);

/// <summary>Every kind of act casework knows (办理动作目录). Screens draw what this answers; no page decides by role.</summary>
public static class ActCatalog
{
    private static readonly IReadOnlyList<ActKind> Standing =
    [
        new AnswerTask(), new ApplyConfirmation(), new AppointErrand(), new AskSupervision(), new BringHeard(), new Contact(), new DecideExtension(), new Dissuade(), new EndInvitation(), new Extend(), new GiveBackPapers(), new GoBack(), new HandDown(),
        new HandOverListed(), new Invite(), new InviteTalent(), new MakePaper(), new MatchListed(), new Merge(), new Note(), new NoteHeard(), new Progress(), new ProposeTopic(), new ReadConcession(), new Reassign(), new Reclassify(),
        new RecordPerformance(), new ResumeClock(), new Reveal(), new SendEvent(), new Split(), new StopClock(), new Summon(), new Supervise(),
        new TakeBack(), new TakeDownDisclosure(), new TakePapers(), new TakeUp(), new Urge(), new Withdraw(),
    ];

    private static readonly IReadOnlyList<ActKind> Operating =
        [new CancelFlow(), new MendVariable(), new MoveFlow(), new RetryStep(), new SkipStep(), new UndoMove()];

    private static readonly IReadOnlyList<ActKind> Mediating =
    [
        new TakeMediation(), new NameParty(), new RecordParticulars(), new RecordConsent(), new RecordSession(), new RecordUndisputed(),
        new SealConcession(), new DrawAgreement(), new PlanInstalment(), new SignAgreement(), new SealAgreement(), new ConfirmOral(),
        new RecuseMediator(), new ReportEscalation(),
    ];

    private static readonly IReadOnlyList<ActKind> Meeting =
        [new ReportIn(), new Excuse(), new AddTopic(), new PutMotion(), new GiveTask(), new TakeMinutes(), new CallOffMeeting(), new TaskDone(), new Appraise()];

    private static readonly FrozenDictionary<string, ActKind> Known = Standing.Concat(Operating).Concat(Mediating).Concat(Meeting).Concat(
    [
        new AnswerIdea(), new AnswerQuestion(), new CloseCase(), new Conclude(), new ConfirmBooks(), new Convene(), new Disclose(), new DispatchCase(), new HandUp(), new PassUp(), new Pend(), new Rate(),
        new Receipt(), new PassOnFromCourtyard(), new RecordFollowUp(), new Refer(), new Reply(), new ReturnDispatch(), new Rework(), new SignFor(), new SolveHere(),
        new TakeVote(TakeVote.Passed, carried: true), new TakeVote(TakeVote.Failed, carried: false),
        new EnterMarks(), new ReckonScore(), new AnswerScore(), new PublishScore(PublishScore.Alone), new PublishScore(PublishScore.AndSummons),
        new AnswerObserver(), new ClaimListed(), new DeliverListed(), new DropErrand(), new ErrandDone(), new ListedIsComplaint(), new SetAsideListed(),
        new SettleInCourtyard(), new Rectify(), new ResidentsRated(), new ShareOut(), new CheckRectification(CheckRectification.Confirmed), new CheckRectification(CheckRectification.Again),
        new MediationOutcome(MediatingAct.AllConsent, "mediation.each-party", lasting: false),
        new MediationOutcome(MediatingAct.OneRefuses, "mediation.each-party", lasting: false),
        new MediationOutcome(MediatingAct.Agreed, "mediation.by-agreement", lasting: true),
    ]).ToFrozenDictionary(k => k.Code, StringComparer.Ordinal);

    /// <summary>Codes of every known kind, sorted.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Known.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The kind with this code; one that a workflow declares for itself when casework knows none.</summary>
    public static ActKind Kind(string code) => Known.GetValueOrDefault(code) ?? new StepAct(code);

    /// <summary>Whether an act is the administrator's, on the run of a case instead of on its matter (运维动作).</summary>
    public static bool Operates(string code) => Kind(code) is OperatorAct;

    /// <summary>Every act open to the briefing's actor now: those of work items first, in the order of the workflow.</summary>
    public static IReadOnlyList<OpenAct> Open(CaseFile file, Briefing briefing)
    {
        briefing = PostRecusal.Within(briefing, file);
        var moving = from item in file.OpenItems
                     from kind in Mediating.Where(k => k.IsOf(item)).Concat(item.Acts.Select(Kind))
                     where kind.Bar(file, item, briefing) is null
                     select new OpenAct(kind, item, kind.Fields(file, item, briefing));
        var standing = from kind in Standing.Concat(Operating)
                       where kind.Bar(file, null, briefing) is null
                       select new OpenAct(kind, null, kind.Fields(file, null, briefing));
        return [.. moving, .. standing];
    }
}
