using System.Text.Json.Serialization;
using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Dissuasions;
using Mediation.Casework.Parties;
using Mediation.Casework.Statements;
using Mediation.Casework.Waits;
using Mediation.Casework.WorkItems;
using Mediation.Workflows.Replay;

namespace Mediation.Casework.Journal;

/// <summary>
/// Something that happened to a case (办理记录): past tense, immutable, a closed family. The kind is the word in the
/// stored JSON; adding an event means teaching <see cref="Folding"/> and the timeline about it.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(Ruled), "ruled")]
[JsonDerivedType(typeof(StageReached), "stage-reached")]
[JsonDerivedType(typeof(Dispatched), "dispatched")]
[JsonDerivedType(typeof(SignedFor), "signed-for")]
[JsonDerivedType(typeof(ShareReturned), "share-returned")]
[JsonDerivedType(typeof(ShareConcluded), "share-concluded")]
[JsonDerivedType(typeof(ShareReopened), "share-reopened")]
[JsonDerivedType(typeof(ShareWithdrawn), "share-withdrawn")]
[JsonDerivedType(typeof(WorkItemOpened), "work-item-opened")]
[JsonDerivedType(typeof(WorkItemTurned), "work-item-turned")]
[JsonDerivedType(typeof(WorkItemClosed), "work-item-closed")]
[JsonDerivedType(typeof(DeadlineStarted), "deadline-started")]
[JsonDerivedType(typeof(DeadlineChanged), "deadline-changed")]
[JsonDerivedType(typeof(RungServed), "rung-served")]
[JsonDerivedType(typeof(WorkflowStarted), "workflow-started")]
[JsonDerivedType(typeof(WorkflowMoved), "workflow-moved")]
[JsonDerivedType(typeof(WorkflowAdvanced), "workflow-advanced")]
[JsonDerivedType(typeof(WorkflowEnded), "workflow-ended")]
[JsonDerivedType(typeof(WaitEnded), "wait-ended")]
[JsonDerivedType(typeof(EventCame), "event-came")]
[JsonDerivedType(typeof(EventKept), "event-kept")]
[JsonDerivedType(typeof(EventMatched), "event-matched")]
[JsonDerivedType(typeof(EventLapsed), "event-lapsed")]
[JsonDerivedType(typeof(EventSent), "event-sent")]
[JsonDerivedType(typeof(TaskAsked), "task-asked")]
[JsonDerivedType(typeof(TaskAnswered), "task-answered")]
[JsonDerivedType(typeof(RequestAsked), "request-asked")]
[JsonDerivedType(typeof(RequestAnswered), "request-answered")]
[JsonDerivedType(typeof(WorkflowFaulted), "workflow-faulted")]
[JsonDerivedType(typeof(FaultSettled), "fault-settled")]
[JsonDerivedType(typeof(VariableMended), "variable-mended")]
[JsonDerivedType(typeof(StepRetried), "step-retried")]
[JsonDerivedType(typeof(StepSkipped), "step-skipped")]
[JsonDerivedType(typeof(WorkflowCancelled), "workflow-cancelled")]
[JsonDerivedType(typeof(WorkflowMigrated), "workflow-migrated")]
[JsonDerivedType(typeof(WorkItemMigrated), "work-item-migrated")]
[JsonDerivedType(typeof(SentBack), "sent-back")]
[JsonDerivedType(typeof(TakenBack), "taken-back")]
[JsonDerivedType(typeof(Spoken), "spoken")]
[JsonDerivedType(typeof(Contacted), "contacted")]
[JsonDerivedType(typeof(Dissuaded), "dissuaded")]
[JsonDerivedType(typeof(Referred), "referred")]
[JsonDerivedType(typeof(Invited), "invited")]
[JsonDerivedType(typeof(InvitationEnded), "invitation-ended")]
[JsonDerivedType(typeof(MeetingCalled), "meeting-called")]
[JsonDerivedType(typeof(ReportedIn), "reported-in")]
[JsonDerivedType(typeof(ExcusedFromMeeting), "excused-from-meeting")]
[JsonDerivedType(typeof(MeetingTaskGiven), "meeting-task-given")]
[JsonDerivedType(typeof(MeetingTaskDone), "meeting-task-done")]
[JsonDerivedType(typeof(MeetingHeld), "meeting-held")]
[JsonDerivedType(typeof(MeetingCalledOff), "meeting-called-off")]
[JsonDerivedType(typeof(MeetingAppraised), "meeting-appraised")]
[JsonDerivedType(typeof(Disclosed), "disclosed")]
[JsonDerivedType(typeof(DisclosureTakenDown), "disclosure-taken-down")]
[JsonDerivedType(typeof(TopicAdded), "topic-added")]
[JsonDerivedType(typeof(MotionPut), "motion-put")]
[JsonDerivedType(typeof(TopicProposed), "topic-proposed")]
[JsonDerivedType(typeof(Deliberated), "deliberated")]
[JsonDerivedType(typeof(OwnersVoted), "owners-voted")]
[JsonDerivedType(typeof(BooksDisclosed), "books-disclosed")]
[JsonDerivedType(typeof(MarksEntered), "marks-entered")]
[JsonDerivedType(typeof(ScoreReckoned), "score-reckoned")]
[JsonDerivedType(typeof(ScoreAnswered), "score-answered")]
[JsonDerivedType(typeof(ScorePublished), "score-published")]
[JsonDerivedType(typeof(Evaluated), "evaluated")]
[JsonDerivedType(typeof(TalentInvited), "talent-invited")]
[JsonDerivedType(typeof(PassedOnFromCourtyard), "passed-on-from-courtyard")]
[JsonDerivedType(typeof(Listed), "listed")]
[JsonDerivedType(typeof(ListedMatched), "listed-matched")]
[JsonDerivedType(typeof(ListedTaken), "listed-taken")]
[JsonDerivedType(typeof(ListedSettled), "listed-settled")]
[JsonDerivedType(typeof(ErrandOpened), "errand-opened")]
[JsonDerivedType(typeof(ErrandAppointed), "errand-appointed")]
[JsonDerivedType(typeof(PapersTaken), "papers-taken")]
[JsonDerivedType(typeof(PapersGivenBack), "papers-given-back")]
[JsonDerivedType(typeof(TalkNoted), "talk-noted")]
[JsonDerivedType(typeof(HeardBrought), "heard-brought")]
[JsonDerivedType(typeof(IdeaGiven), "idea-given")]
[JsonDerivedType(typeof(IdeaAnswered), "idea-answered")]
[JsonDerivedType(typeof(ToldAbove), "told-above")]
[JsonDerivedType(typeof(TakenUp), "taken-up")]
[JsonDerivedType(typeof(HandedDown), "handed-down")]
[JsonDerivedType(typeof(Replied), "replied")]
[JsonDerivedType(typeof(FollowedUp), "followed-up")]
[JsonDerivedType(typeof(ExtensionAsked), "extension-asked")]
[JsonDerivedType(typeof(ExtensionDecided), "extension-decided")]
[JsonDerivedType(typeof(Urged), "urged")]
[JsonDerivedType(typeof(PutUnderSupervision), "put-under-supervision")]
[JsonDerivedType(typeof(WorkItemMoved), "work-item-moved")]
[JsonDerivedType(typeof(Revealed), "revealed")]
[JsonDerivedType(typeof(HandedOff), "handed-off")]
[JsonDerivedType(typeof(DocumentMade), "document-made")]
[JsonDerivedType(typeof(PaperMade), "paper-made")]
[JsonDerivedType(typeof(Reworked), "reworked")]
[JsonDerivedType(typeof(Pended), "pended")]
[JsonDerivedType(typeof(CategoryCorrected), "category-corrected")]
[JsonDerivedType(typeof(CaseJoined), "case-joined")]
[JsonDerivedType(typeof(CaseSplit), "case-split")]
[JsonDerivedType(typeof(SplitOff), "split-off")]
[JsonDerivedType(typeof(CaseClosed), "case-closed")]
[JsonDerivedType(typeof(PutRight), "put-right")]
[JsonDerivedType(typeof(PartyNamed), "party-named")]
[JsonDerivedType(typeof(ParticularsRecorded), "particulars-recorded")]
[JsonDerivedType(typeof(MediationOpened), "mediation-opened")]
[JsonDerivedType(typeof(MediatorNamed), "mediator-named")]
[JsonDerivedType(typeof(MediatorRecused), "mediator-recused")]
[JsonDerivedType(typeof(ConsentRecorded), "consent-recorded")]
[JsonDerivedType(typeof(SessionHeld), "session-held")]
[JsonDerivedType(typeof(FactsUndisputed), "facts-undisputed")]
[JsonDerivedType(typeof(ConcessionSealed), "concession-sealed")]
[JsonDerivedType(typeof(ConcessionRead), "concession-read")]
[JsonDerivedType(typeof(EscalationReported), "escalation-reported")]
[JsonDerivedType(typeof(AgreementDrawn), "agreement-drawn")]
[JsonDerivedType(typeof(InstalmentPlanned), "instalment-planned")]
[JsonDerivedType(typeof(AgreementSigned), "agreement-signed")]
[JsonDerivedType(typeof(AgreementSealed), "agreement-sealed")]
[JsonDerivedType(typeof(AgreementTookEffect), "agreement-took-effect")]
[JsonDerivedType(typeof(PerformanceRecorded), "performance-recorded")]
public abstract record CaseEvent;

/// <summary>受理: the case exists.</summary>
public sealed record Accepted(
    Guid Case, string Number, string Place, Intake Intake, IReadOnlyList<Party> Parties, StatementRef Complaint) : CaseEvent;

/// <summary>判定: a rule set answered, or a person overruled it.</summary>
public sealed record Ruled(string RuleSet, string Version, string? Rule, string Outcome, string? Ground, bool ByPerson) : CaseEvent;

/// <summary>进入阶段.</summary>
public sealed record StageReached(CaseStage Stage) : CaseEvent;

/// <summary>派单: shares were given out, with the rule by which they come together.</summary>
public sealed record Dispatched(IReadOnlyList<Assignment> Assignments, Join Join, StatementRef? Reason) : CaseEvent;

/// <summary>签收.</summary>
public sealed record SignedFor(Guid Assignment, DateTimeOffset At) : CaseEvent;

/// <summary>退单: a unit says the share is not its own.</summary>
public sealed record ShareReturned(
    Guid Assignment, string ReasonCode, string? ProposedUnit, StatementRef Reason, bool ByLead) : CaseEvent;

/// <summary>办理完毕: a unit is done with its share.</summary>
public sealed record ShareConcluded(Guid Assignment, string Result, StatementRef Text, DateTimeOffset At) : CaseEvent;

/// <summary>重新办理: a concluded share is open again, for a rework.</summary>
public sealed record ShareReopened(Guid Assignment) : CaseEvent;

/// <summary>收回任务: a share was taken back by a later dispatch or the end of the case.</summary>
public sealed record ShareWithdrawn(Guid Assignment) : CaseEvent;

/// <summary>产生待办.</summary>
public sealed record WorkItemOpened(WorkItem Item) : CaseEvent;

/// <summary>待办转入下一步: the same item now waits for other acts.</summary>
public sealed record WorkItemTurned(Guid Item, string Title, CaseStage Stage, string Bookmark, IReadOnlyList<string> Acts) : CaseEvent;

/// <summary>待办结束.</summary>
public sealed record WorkItemClosed(Guid Item, string How, DateTimeOffset At) : CaseEvent;

/// <summary>开始计时.</summary>
public sealed record DeadlineStarted(Deadline Deadline) : CaseEvent;

/// <summary>时限变化: stopped, resumed, extended, met, void …</summary>
public sealed record DeadlineChanged(Guid Deadline, ClockEvent Change) : CaseEvent;

/// <summary>时限阶梯生效: one rung of the ladder took effect; due and taken moments are both kept.</summary>
public sealed record RungServed(Guid Deadline, int Rung, string Effect, DateTimeOffset FellDueAt, DateTimeOffset TakenAt) : CaseEvent;

/// <summary>启动流程.</summary>
public sealed record WorkflowStarted(Guid Run, string DefinitionId, string DefinitionVersionId) : CaseEvent
{
    /// <summary>The workflow that dispatched it; null for one that the case or an act began.</summary>
    public RunCaller? Caller { get; init; }
}

/// <summary>流程推进: an instance left a step by an outcome.</summary>
public sealed record WorkflowMoved(Guid Run, string Step, string Outcome) : CaseEvent
{
    /// <summary>The work item that was done; null in journals of older versions.</summary>
    public Guid? Item { get; init; }
}

/// <summary>
/// 流程推进记录: what began one burst of an instance and what our activities did in it, so that it can be played again. Ids
/// and outcomes only; every operation on an instance leaves one.
/// </summary>
public sealed record WorkflowAdvanced(Guid Run, BurstRecord Burst) : CaseEvent;

/// <summary>等待到时: what a workflow waited for in time has come; due and taken moments are both kept.</summary>
public sealed record WaitEnded(Guid Run, string Step, string Name, DateTimeOffset FellDueAt, DateTimeOffset TakenAt) : CaseEvent;

/// <summary>事件到来: published by a workflow, or told from outside.</summary>
public sealed record EventCame(Guid Event, string Name, StatementRef? Content, bool ByWorkflow) : CaseEvent;

/// <summary>收存事件: no workflow of the case waits for it yet.</summary>
public sealed record EventKept(KeptEvent Kept) : CaseEvent;

/// <summary>事件到位: a workflow that waited for it goes on.</summary>
public sealed record EventMatched(Guid Event, Guid Run, string Name) : CaseEvent;

/// <summary>事件失效: the case keeps too many, and this was the oldest.</summary>
public sealed record EventLapsed(Guid Event, string Name) : CaseEvent;

/// <summary>发布事件: a workflow sent one beyond the case.</summary>
public sealed record EventSent(string Name) : CaseEvent;

/// <summary>外部任务: a workflow asked another system to do something, and waits for the result.</summary>
public sealed record TaskAsked(Guid Run, string Bookmark, string Task, StatementRef? Content) : CaseEvent;

/// <summary>外部任务结果: the workflow goes on.</summary>
public sealed record TaskAnswered(Guid Run, string Bookmark, string Task, StatementRef? Result) : CaseEvent;

/// <summary>发送请求: a workflow asks another server, and waits for the answer. Only the host is told: an address may name people.</summary>
public sealed record RequestAsked(Guid Run, string Bookmark, string Host) : CaseEvent;

/// <summary>请求结果: the workflow goes on. No status when no answer came.</summary>
public sealed record RequestAnswered(Guid Run, string Bookmark, string Host, int? Status, bool TimedOut) : CaseEvent;

/// <summary>流程结束.</summary>
public sealed record WorkflowEnded(Guid Run) : CaseEvent;

/// <summary>
/// 流程故障: a step failed; an administrator has to retry, skip or cancel it. What the engine said stays in the instance,
/// because it may repeat a value.
/// </summary>
public sealed record WorkflowFaulted(OpenFault Fault) : CaseEvent;

/// <summary>故障解除: a failed step no longer waits for anybody; it may have failed anew.</summary>
public sealed record FaultSettled(Guid Run, string Incident, string Name) : CaseEvent;

/// <summary>
/// 修正变量: an administrator set a variable of a workflow. The values stand with the case's other words, where personal
/// data may lie; here are their digests.
/// </summary>
public sealed record VariableMended(Guid Run, string Step, string Variable, StatementRef Before, StatementRef After) : CaseEvent;

/// <summary>重试环节: a failed step is run again.</summary>
public sealed record StepRetried(Guid Run, string Step, string Name) : CaseEvent;

/// <summary>跳过环节: a failed step was passed over, as if it had ended with an outcome.</summary>
public sealed record StepSkipped(Guid Run, string Step, string Name, string Outcome, StatementRef Reason) : CaseEvent;

/// <summary>流程迁移: an instance goes on on another version of its workflow, or is back on the earlier one.</summary>
public sealed record WorkflowMigrated(Guid Move, Guid Run, string FromVersionId, string ToVersionId, bool Undone) : CaseEvent;

/// <summary>待办随流程迁移而变: the same item, as its step is drawn in the other version; its clocks run on.</summary>
public sealed record WorkItemMigrated(Guid Item, ItemFace Face) : CaseEvent;

/// <summary>取消流程: an administrator ended a workflow of the case.</summary>
public sealed record WorkflowCancelled(Guid Run, StatementRef Reason) : CaseEvent;

/// <summary>退回环节: the case is at an earlier step again; what had come of it is undone.</summary>
public sealed record SentBack(Guid Run, string Step, string Title, StatementRef Reason) : CaseEvent;

/// <summary>撤回上一步: who had moved the case took it back before anybody acted on it.</summary>
public sealed record TakenBack(Guid Run, string Step, string Title, StatementRef? Reason) : CaseEvent;

/// <summary>办理进展、备注: somebody wrote something down.</summary>
public sealed record Spoken(string About, StatementRef Text) : CaseEvent;

/// <summary>联系当事人: a handling unit spoke with the complainant.</summary>
public sealed record Contacted(string How, StatementRef Text, DateTimeOffset At) : CaseEvent;

/// <summary>劝阻: somebody was asked to stop.</summary>
public sealed record Dissuaded(Dissuasion Dissuasion) : CaseEvent;

/// <summary>劝阻无效转办: the matter goes to whoever has the power to stop it, with the records of dissuasion.</summary>
/// <param name="From">The unit that led until now.</param>
/// <param name="DissuasionCount">How many records go along.</param>
public sealed record Referred(string From, int DissuasionCount) : CaseEvent;

/// <summary>答复: the resident was answered.</summary>
public sealed record Replied(string Channel, StatementRef Text) : CaseEvent;

/// <summary>回访.</summary>
public sealed record FollowedUp(FollowUp Call, StatementRef? Text) : CaseEvent;

/// <summary>申请延期.</summary>
public sealed record ExtensionAsked(ExtensionRequest Request, StatementRef Reason) : CaseEvent;

/// <summary>延期决定; with what the resident was told as the reason, when it was approved.</summary>
public sealed record ExtensionDecided(bool Approved, StatementRef Reason, string? Told = null) : CaseEvent;

/// <summary>催办; automatic when the ladder did it.</summary>
public sealed record Urged(string Unit, bool Automatic, StatementRef? Text) : CaseEvent;

/// <summary>督办立项.</summary>
public sealed record PutUnderSupervision(Supervision Supervision, StatementRef Text) : CaseEvent;

/// <summary>改派: an open work item is now another unit's; the workflow still rests on the same bookmark.</summary>
public sealed record WorkItemMoved(Guid Item, string Unit, Guid? Assignment, IReadOnlyList<string> Acts, StatementRef Reason) : CaseEvent;

/// <summary>查看身份信息: a party's name was shown, for a purpose.</summary>
public sealed record Revealed(Guid Party, StatementRef Purpose) : CaseEvent;

/// <summary>移送: handed to another authority.</summary>
public sealed record HandedOff(string To, string? Receipt) : CaseEvent;

/// <summary>出具文书.</summary>
public sealed record DocumentMade(Guid Document, string Template) : CaseEvent;

/// <summary>出具文书: with its files, which are known by their digests; no Word file for a bound file.</summary>
public sealed record PaperMade(
    Guid Paper, string Template, string Name, int TemplateNumber, string Number, string PdfSha256, string? DocxSha256) : CaseEvent;

/// <summary>重办: sent back once to the units.</summary>
public sealed record Reworked(StatementRef Reason) : CaseEvent;

/// <summary>挂账.</summary>
public sealed record Pended(DateOnly ReviewOn, StatementRef Reason) : CaseEvent;

/// <summary>更正类别: the matter is another one than was registered; what follows from it by the rules.</summary>
public sealed record CategoryCorrected(
    string Category, string Track, string Priority, int Secrecy, MediationPermit Mediation, StatementRef Reason) : CaseEvent;

/// <summary>并案: this case now goes on in another.</summary>
public sealed record CaseJoined(Guid Into, string IntoNumber) : CaseEvent;

/// <summary>分案: part of the matter goes on as a case of its own, with the shares of these units.</summary>
public sealed record CaseSplit(Guid Into, string IntoNumber, IReadOnlyList<string> Units, StatementRef Reason) : CaseEvent;

/// <summary>由分案而来: this case was part of another until now, and its clocks go on from there; with when the resident was first contacted there.</summary>
public sealed record SplitOff(Guid From, string FromNumber, DateTimeOffset? ContactedAt) : CaseEvent;

/// <summary>办结.</summary>
public sealed record CaseClosed(CaseResult Result, DateTimeOffset At) : CaseEvent;

/// <summary>整理案卷: what is stored of the case was written anew from this journal, because an audit had found that the two differed.</summary>
public sealed record PutRight(StatementRef Reason) : CaseEvent;
