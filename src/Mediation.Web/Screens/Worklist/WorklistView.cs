using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Mediation.Postgres.Calls;
using Mediation.Postgres.Views;
using Mediation.Web.Api;
using Mediation.Web.Parts;
using Mediation.Web.Resources;
using Mediation.Web.Screens.Case;

namespace Mediation.Web.Screens.Worklist;

/// <summary>What the address of the worklist says (待办筛选).</summary>
public sealed record WorklistAddress(
    DueWhen? When = null, string? Unit = null, CaseStage? Stage = null, string? After = null);

/// <summary>A group of the worklist and what is on this page of it (待办分组).</summary>
/// <param name="When">Which.</param>
/// <param name="Name">逾期, 今天, 本周 or 以后.</param>
/// <param name="Count">How many there are, on all pages.</param>
/// <param name="Items">Those on this page.</param>
public sealed record WorklistGroup(DueWhen When, string Name, int Count, IReadOnlyList<WorklistItem> Items);

/// <summary>What the worklist shows (待办页).</summary>
public sealed record WorklistView(
    WorklistAddress Address, Clockface Clock, DueSpans Spans, TownNames Names, Page<WorklistItem> Page, IReadOnlyList<int> Counts)
{
    /// <summary>Units the viewer works for.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Calls for help that nobody of the viewer's units has answered yet (待接听的呼叫).</summary>
    public IReadOnlyList<RingingCall> Ringing { get; init; } = [];

    /// <summary>Cases that the viewer's units are let in to for a while (受邀参与).</summary>
    public IReadOnlyList<InvitedCase> Invited { get; init; } = [];

    /// <summary>The groups, what burns first; with nothing on this page of it a group has no rows.</summary>
    public IReadOnlyList<WorklistGroup> Groups =>
        [.. Enum.GetValues<DueWhen>().Select(when => new WorklistGroup(
            when, NameOf(when), Counts[(int)when], [.. Page.Items.Where(item => Spans.WhenOf(item.DueAt) == when)]))];

    /// <summary>How many there are in all groups.</summary>
    public int Total => Counts.Sum();

    /// <summary>Whether the address narrows the list.</summary>
    public bool Filtered => Address with { After = null } != new WorklistAddress();

    /// <summary>The filters, as the address has them.</summary>
    public IReadOnlyList<FilterField> Filters =>
    [
        .. Units.Count < 2 ? Array.Empty<FilterField>() :
            [new FilterField("unit", Texts.Worklist_Unit, Address.Unit, [.. Units.Select(unit => new FormOption(unit, Names.Unit(unit)))])],
        new FilterField("stage", Texts.Worklist_Stage, Address.Stage?.ToString(), [.. Enum.GetValues<CaseStage>()
            .Where(stage => stage is not CaseStage.Closed)
            .Select(stage => new FormOption(stage.ToString(), Words.Of("stage", stage.Code())))]),
    ];

    /// <summary>The address of the list as it is filtered, or with one group only.</summary>
    public string Write(WorklistAddress address) => FilterAddress.Write(WorklistScreen.Path, address);

    /// <summary>The light of an item; null for what has no clock.</summary>
    public LightView? LightOf(WorklistItem item) => item.DueAt is not { } due ? null : LightView.Running(
        due <= Clock.Now ? TrafficLight.Red : item.AmberAt <= Clock.Now ? TrafficLight.Amber : TrafficLight.Green, due, Clock);

    /// <summary>The address of the case with the form of an act opened.</summary>
    public string AddressOf(WorklistItem item, string? act) =>
        new CaseAddress(act is null ? null : ActFormView.IdOf(act, item.Id)).Write(item.CaseNumber);

    /// <summary>The form of an act that asks nothing and can be done in the row; null where the act has to be looked at first.</summary>
    public ActFormView? InRow(WorklistItem item) => item.Acts is ["sign-for" and var act, ..]
        ? new ActFormView(CaseAddress.ActsOf(item.CaseNumber), act, ActWords.Act(act), item.CaseVersion,
            Guid.CreateVersion7().ToString("n"), [])
        { WorkItem = item.Id, Likely = true }
        : null;

    private static string NameOf(DueWhen when) => when switch
    {
        DueWhen.Overdue => Texts.Worklist_Overdue,
        DueWhen.Today => Texts.Worklist_Today,
        DueWhen.Week => Texts.Worklist_Week,
        _ => Texts.Worklist_Later,
    };
}
