using System.Text.Json;
using Mediation.Casework.Acts;
using Mediation.Casework.Journal;
using Mediation.Casework.Meetings;
using Mediation.Casework.WorkItems;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Activities;

/// <summary>
/// 会商: units are called to one meeting. Each reports in or asks to be excused; the convenor gives out what was decided, takes the minutes, and when all of
/// it is done says who was wanting. Takes up the meeting that an act has called, or calls the one that its inputs describe.
/// </summary>
public sealed class Meet : MediationActivity
{
    /// <summary>It took place, and what it decided is done.</summary>
    public const string HeldPort = "held";

    /// <summary>It didn't take place.</summary>
    public const string NotHeldPort = "not-held";

    /// <summary>Inputs that name a kind of clock.</summary>
    internal static readonly string[] Clocks = ["reportDeadline", "taskDeadline", "deadline"];

    private static readonly string[] OfInvitee = ["report-in", "excuse"];

    private static readonly string[] OfConvenor = ["give-task", "minutes", "call-off"];

    private static readonly string[] OfCouncil = ["add-topic", "put-motion", .. OfConvenor];

    /// <inheritdoc/>
    public override string TypeName => "Mediation.Meet";

    /// <inheritdoc/>
    public override string DisplayName => "会商";

    /// <inheritdoc/>
    public override string EnglishName => "Meeting";

    /// <inheritdoc/>
    public override string Description => "召集单位会商：报到、议定事项、纪要、评价；议定事项办完才算结束。";

    /// <inheritdoc/>
    public override bool MayWait => true;

    /// <inheritdoc/>
    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        new("title", "String", "会商名称") { Required = true },
        new("unit", "String", "召集单位") { UIHint = "dropdown", Description = "单位代码，或 @lead（主办）、@desk（受理台）；由动作召集时不用填。" },
        new("invited", "List<String>", "请谁来") { Description = "单位代码；由动作召集时不用填。" },
        new("group", "String", "请哪个协作机制") { UIHint = "dropdown", Description = "机制代码；成员有表决权的就是议事会，可以列议题、表决。" },
        new("quorum", "Int32", "至少到几家") { Description = "留空则全部；议事会则过半数有表决权的成员。" },
        StageInput,
        new("reportDeadline", "String", "报到时限种类") { Required = true, UIHint = "dropdown" },
        new("taskDeadline", "String", "议定事项时限种类") { Required = true, UIHint = "dropdown", Description = "到期日由召集单位逐项定。" },
        new("deadline", "String", "纪要和评价的时限种类") { Required = true, UIHint = "dropdown" },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Ports(ActivityNode node) => [HeldPort, NotHeldPort];

    /// <inheritdoc/>
    public override string PortDisplayName(ActivityNode node, string port) => port == HeldPort ? "开完并落实" : "没有开成";

    /// <inheritdoc/>
    public override object? Read(ActivityProperties properties)
    {
        StepChecks.Stage(properties);
        return null;
    }

    /// <inheritdoc/>
    public override void Execute(ActivityExecution x)
    {
        var proceeding = x.Host<Proceeding>();
        if (Stage(x) is { } stage)
            proceeding.Enter(stage);
        if ((Called(proceeding) ?? Calling(x, proceeding)) is not { } meeting)
        {
            x.Complete(NotHeldPort);
            return;
        }
        x.SetProperty("meeting", meeting.Id);
        Open(x, proceeding, meeting.Chair, meeting.Convenor, $"召集并记纪要：{meeting.Title}", meeting.Voters.Count > 0 ? OfCouncil : OfConvenor);
        proceeding.StartClock(x.Input<string>("deadline")!, meeting.Convenor, meeting.Chair, DayOf(proceeding, meeting));
        foreach (var each in meeting.Invitees)
        {
            Open(x, proceeding, each.Item, each.Unit, $"报到：{meeting.Title}", OfInvitee);
            proceeding.StartClock(x.Input<string>("reportDeadline")!, each.Unit, each.Item, DayOf(proceeding, meeting));
        }
    }

    /// <inheritdoc/>
    public override void Resume(ActivityExecution x, Bookmark bookmark, JsonElement payload)
    {
        var left = Left(payload);
        var proceeding = x.Host<Proceeding>();
        var meeting = Of(x, proceeding);
        switch (left.Act)
        {
            case "give-task":
                var task = meeting.Tasks[^1];
                Open(x, proceeding, task.Item, task.Unit, $"落实议定事项：{meeting.Title}", ["task-done"]);
                proceeding.StartClock(x.Input<string>("taskDeadline")!, task.Unit, task.Item, task.Until);
                x.KeepBookmark();
                break;
            case "minutes":
                Hold(x, proceeding, meeting, left.Item);
                break;
            case "call-off":
                foreach (var item in proceeding.File.OpenItems.Where(item => meeting.Has(item.Id)).ToList())
                    proceeding.CloseItem(item.Id, left.Act);
                x.Complete(NotHeldPort);
                break;
            case "appraise":
                Finish(proceeding, left);
                x.Complete(HeldPort);
                break;
            default:
                Finish(proceeding, left);
                AskToAppraise(x, proceeding, meeting);
                break;
        }
    }

    /// <inheritdoc/>
    public override void Cancelled(ActivityExecution x)
    {
        CloseItemsOf(x);
        var proceeding = x.Host<Proceeding>();
        if (proceeding.File.Meetings.Find(meeting => meeting.Id == x.Property<Guid>("meeting")) is { Over: false } open)
            proceeding.Record(new MeetingCalledOff(open.Id, null));
    }

    private static Meeting? Called(Proceeding proceeding) =>
        proceeding.File.Meetings.FindLast(meeting => !meeting.Over && !proceeding.File.WorkItems.Exists(item => item.Id == meeting.Chair));

    private static Meeting? Calling(ActivityExecution x, Proceeding proceeding)
    {
        var next = proceeding.Briefing.NextId;
        var convenor = UnitMeant(x, proceeding);
        var accused = proceeding.File.Parties.Select(party => party.Unit).ToHashSet();
        var group = proceeding.Briefing.Town.Groups.FirstOrDefault(each => each.Code == x.Input<string>("group"));
        var called = (x.Input<List<string>>("invited") ?? []).Concat(group?.Units ?? []).Distinct().Where(unit => unit != convenor && !accused.Contains(unit)).ToList();
        if (called.Count == 0)
            return null;
        var voters = (group?.Voters ?? []).Where(unit => unit == convenor || called.Contains(unit)).ToList();
        var (most, usual) = voters.Count > 0 ? (voters.Count, (voters.Count / 2) + 1) : (called.Count, called.Count);
        var meeting = new Meeting(next(), x.Input<string>("title")!, convenor, next(), [.. called.Select(unit => new Invitee(unit, next()))],
            Math.Clamp(x.Input<int?>("quorum") ?? usual, 1, most), proceeding.Now)
        {
            Voters = voters,
        };
        proceeding.Record(new MeetingCalled(meeting));
        return meeting;
    }

    private static Meeting Of(ActivityExecution x, Proceeding proceeding)
    {
        var id = x.Property<Guid>("meeting");
        return proceeding.File.Meetings.Find(meeting => meeting.Id == id)!;
    }

    private static DateOnly? DayOf(Proceeding proceeding, Meeting meeting) =>
        meeting.At is { } at ? proceeding.Briefing.Calendar.DayOf(at) : null;

    // Whoever hasn't reported in by now wasn't there; the convenor goes on to what is left.
    private void Hold(ActivityExecution x, Proceeding proceeding, Meeting meeting, Guid chair)
    {
        proceeding.Meet(clock => clock.WorkItem == chair);
        foreach (var item in proceeding.File.OpenItems.Where(item => meeting.Calls(item.Id)).ToList())
        {
            x.RemoveBookmark(item.Bookmark);
            proceeding.CloseItem(item.Id, "minutes");
        }
        var held = proceeding.File.WorkItems.Find(item => item.Id == chair)!;
        proceeding.Turn(held, NewBookmark(x, chair), ["appraise"], $"评价履职：{meeting.Title}");
        AskToAppraise(x, proceeding, meeting);
    }

    private static void AskToAppraise(ActivityExecution x, Proceeding proceeding, Meeting meeting)
    {
        if (meeting.HeldAt is null || meeting.Tasks.Exists(task => task.DoneAt is null))
            return;
        proceeding.StartClock(x.Input<string>("deadline")!, meeting.Convenor, meeting.Chair);
        proceeding.Tell($"unit:{meeting.Convenor}", "meeting-done", ("title", meeting.Title));
    }

    private void Open(ActivityExecution x, Proceeding proceeding, Guid id, string unit, string title, IReadOnlyList<string> acts) =>
        proceeding.Open(new WorkItem(id, unit, title, proceeding.File.Stage, Guid.Parse(x.InstanceId), NewBookmark(x, id), acts, proceeding.Now)
        {
            Step = StepOf(x),
        });

    private string NewBookmark(ActivityExecution x, Guid item) => x.CreateBookmark(TypeName, new { item }).Id;

    private static void Finish(Proceeding proceeding, StepLeft left)
    {
        proceeding.Meet(clock => clock.WorkItem == left.Item);
        proceeding.CloseItem(left.Item, left.Act);
    }
}
