using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Mediation.Casework.Assignments;
using Mediation.Casework.Categories;
using Mediation.Casework.Deadlines;
using Mediation.Casework.Disclosures;
using Mediation.Casework.Dissuasions;
using Mediation.Casework.Errands;
using Mediation.Casework.Evaluations;
using Mediation.Casework.Ideas;
using Mediation.Casework.Invitations;
using Mediation.Casework.Levels;
using Mediation.Casework.Lists;
using Mediation.Casework.Meetings;
using Mediation.Casework.Parties;
using Mediation.Casework.Scorecards;
using Mediation.Casework.Sessions;
using Mediation.Casework.Statements;
using Mediation.Casework.Talks;
using Mediation.Casework.Waits;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Cases;

/// <summary>
/// All we know of one matter at one moment (案卷), immutable and without personal data. It changes in one place only:
/// <see cref="Journal.Folding.Apply"/>.
/// </summary>
public sealed record CaseFile
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>编号: issued once, never reused.</summary>
    public required string Number { get; init; }

    /// <summary>Code of the place it belongs to (属地).</summary>
    public required string Place { get; init; }

    /// <summary>Grows by one with each act that changed the case (版本).</summary>
    public long Version { get; init; }

    /// <summary>受理登记.</summary>
    public required Intake Intake { get; init; }

    /// <summary>办理阶段.</summary>
    public CaseStage Stage { get; init; } = CaseStage.Accepted;

    /// <summary>办理结果; null until closed.</summary>
    public CaseResult? Result { get; init; }

    /// <summary>当事人.</summary>
    public ImmutableList<Party> Parties { get; init; } = [];

    /// <summary>Every share there ever was, oldest first (承办任务).</summary>
    public ImmutableList<Assignment> Assignments { get; init; } = [];

    /// <summary>The join rule of the current dispatch (会办汇总约定).</summary>
    public Join Join { get; init; } = new(JoinRule.All);

    /// <summary>Every work item there ever was, oldest first (待办).</summary>
    public ImmutableList<WorkItem> WorkItems { get; init; } = [];

    /// <summary>Every clock there ever was, oldest first (时限).</summary>
    public ImmutableList<Deadline> Deadlines { get; init; } = [];

    /// <summary>流程实例: the main flow first.</summary>
    public ImmutableList<WorkflowRun> Runs { get; init; } = [];

    /// <summary>Steps that failed and wait for an administrator, oldest first (流程故障): the open incidents of its runs.</summary>
    public ImmutableList<OpenFault> Faults { get; init; } = [];

    /// <summary>Events that came before any workflow of the case waited for them, oldest first (收存的事件).</summary>
    public ImmutableList<KeptEvent> KeptEvents { get; init; } = [];

    /// <summary>劝阻记录, in the order in which they were written down.</summary>
    public ImmutableList<Dissuasion> Dissuasions { get; init; } = [];

    /// <summary>受邀参与, oldest first.</summary>
    public ImmutableList<Invitation> Invitations { get; init; } = [];

    /// <summary>Units above that were told that one below them is late, oldest first (告知上级).</summary>
    public ImmutableList<Raised> Raised { get; init; } = [];

    /// <summary>Which unit above took it up (上收); null when none did or it was handed down again.</summary>
    public Taken? Taken { get; init; }

    /// <summary>会商, oldest first.</summary>
    public ImmutableList<Meeting> Meetings { get; init; } = [];

    /// <summary>What was offered to the council of the compound and not voted on yet (提交的议题); null when nothing is.</summary>
    public StatementRef? ProposedTopic { get; init; }

    /// <summary>公示, oldest first.</summary>
    public ImmutableList<Disclosure> Disclosures { get; init; } = [];

    /// <summary>码上评: the marks that it came of, or that residents gave it, oldest first.</summary>
    public ImmutableList<Evaluation> Evaluations { get; init; } = [];

    /// <summary>物业考核: what was entered, reckoned and said of a firm's service; null in any other case.</summary>
    public Scorecard? Scorecard { get; init; }
    /// <summary>What it is as a line of 需求清单 or 项目清单 (清单事项); null when it stands on neither.</summary>
    public Listing? Listing { get; init; }

    /// <summary>What it is as a service for somebody (代办事项); null when it is none.</summary>
    public Errand? Errand { get; init; }

    /// <summary>What it is as an idea given to a collection (金点子); null when it is none.</summary>
    public Idea? Idea { get; init; }

    /// <summary>What was heard at an evening talk, oldest first (夜话听到的).</summary>
    public ImmutableList<Heard> Heard { get; init; } = [];

    /// <summary>回访记录, oldest first.</summary>
    public ImmutableList<FollowUp> FollowUps { get; init; } = [];

    /// <summary>Every mediation there was, oldest first (调解): a rework may bring another.</summary>
    public ImmutableList<MediationRecord> Mediations { get; init; } = [];

    /// <summary>延期申请 that waits for a decision.</summary>
    public ExtensionRequest? PendingExtension { get; init; }

    /// <summary>督办; null when not supervised.</summary>
    public Supervision? Supervision { get; init; }

    /// <summary>Upheld and tentative returns of the lead's share (退单次数).</summary>
    public int ReturnCount { get; init; }

    /// <summary>重办次数.</summary>
    public int ReworkCount { get; init; }

    /// <summary>How often it was sent back to an earlier step, or a move taken back (退回、撤回次数).</summary>
    public int SentBackCount { get; init; }

    /// <summary>The act that moved the case last, while nobody has acted on what came of it (可撤回的上一步); null otherwise.</summary>
    public LastMove? LastMove { get; init; }

    /// <summary>
    /// How many work items there had been when something last left the house for good, an answer or a hand-off (已对外):
    /// their steps can't be gone back to.
    /// </summary>
    public int StepsBeforeOutside { get; init; }

    /// <summary>催办次数, by people and by the ladder.</summary>
    public int UrgeCount { get; init; }

    /// <summary>First contact with the complainant by a handling unit (首次联系); null before.</summary>
    public DateTimeOffset? ContactedAt { get; init; }

    /// <summary>挂账复查日; null unless pending.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>The case this one was joined to (并入案件); null unless merged.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>The last mediation; null where there is none (调解).</summary>
    [JsonIgnore]
    public MediationRecord? Mediation => Mediations.IsEmpty ? null : Mediations[^1];

    /// <summary>Whether it is the town's own work, of which nobody complained (本镇定期工作).</summary>
    [JsonIgnore]
    public bool IsOwnWork => Intake.Track == CategoryList.OwnWork;

    /// <summary>Whether somebody said something that it came of (有人反映): not so of what the town does by itself.</summary>
    [JsonIgnore]
    public bool WasBrought => !IsOwnWork || Intake.Channel == Acceptance.WireWords.Evaluated
        || ((Listing is not null || Errand is not null || Idea is not null) && Parties.Exists(party => !party.Anonymous));

    /// <summary>Whether the case has ended.</summary>
    public bool Closed => Stage is CaseStage.Closed;

    /// <summary>The lead's live share (主办); null before dispatch and between returns.</summary>
    public Assignment? Lead => Assignments.FindLast(a => a is { Share: Share.Lead, Live: true });

    /// <summary>Live shares of co-handlers (协办).</summary>
    public IEnumerable<Assignment> CoHandlers => Assignments.Where(a => a is { Share: Share.CoHandler, Live: true });

    /// <summary>The invitation by which a unit is let in now; null when it isn't, or the case has ended.</summary>
    public Invitation? InvitationOf(string unit) => Closed ? null : Invitations.Find(each => each.Unit == unit && !each.Ended);

    /// <summary>Units that may see it: those that hold it or ever did, and those that are let in now, or were told that one below is late (相关单位).</summary>
    public IEnumerable<string> Involved => Assignments.Select(a => a.Unit).Concat(WorkItems.Select(w => w.Unit))
        .Concat(Closed ? [] : Invitations.Where(each => !each.Ended).Select(each => each.Unit).Concat(Raised.Select(each => each.Above))).Distinct();

    /// <summary>Work items that still wait.</summary>
    public IEnumerable<WorkItem> OpenItems => WorkItems.Where(w => w.Open);

    /// <summary>The work item of a share that still waits; null when there is none.</summary>
    public WorkItem? OpenItemOf(Assignment assignment) =>
        WorkItems.FindLast(w => w.Open && w.Assignment == assignment.Id);
}
