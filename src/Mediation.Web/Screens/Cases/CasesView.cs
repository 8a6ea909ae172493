using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Views;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Cases;

/// <summary>What the address of the list of cases says (案件筛选).</summary>
public sealed record CasesAddress(
    string? Q = null, CaseStage? Stage = null, string? Unit = null, string? Category = null, bool? Overdue = null,
    string? After = null);

/// <summary>What the list of cases shows (案件列表页).</summary>
public sealed record CasesView(CasesAddress Address, Clockface Clock, TownNames Names, Page<CaseLine> Page, Policy Policy)
{
    /// <summary>The filters, as the address has them.</summary>
    public IReadOnlyList<FilterField> Filters =>
    [
        new("q", Texts.Cases_Words, Address.Q),
        new("stage", Texts.Worklist_Stage, Address.Stage?.ToString(), [.. Enum.GetValues<CaseStage>()
            .Select(stage => new FormOption(stage.ToString(), Words.Of("stage", stage.Code())))]),
        new("unit", Texts.Worklist_Unit, Address.Unit, [.. Policy.Town.Units.Select(unit => new FormOption(unit.Code, unit.Name))]),
        new("category", Texts.Cases_Category, Address.Category, [.. Policy.Rules.Categories.All
            .Select(category => category.Code[..4]).Distinct().Select(group => new FormOption(group, Names.Group(group)))]),
        new("overdue", Texts.Worklist_Light, Address.Overdue is true ? "true" : null, new FormOption("true", Texts.Cases_OverdueOnly)),
    ];

    /// <summary>The address of the list as it is filtered, or another page of it.</summary>
    public static string Write(CasesAddress address) => FilterAddress.Write(CasesScreen.Path, address);

    /// <summary>The light of a case that runs; null for one that is closed or has no clock.</summary>
    public LightView? LightOf(CaseLine line) => line.Stage is CaseStage.Closed || line.DueAt is not { } due ? null
        : LightView.Running(due <= Clock.Now ? TrafficLight.Red : line.AmberAt <= Clock.Now ? TrafficLight.Amber : TrafficLight.Green, due, Clock);
}
