using Mediation.Casework.Actors;
using Mediation.Casework.Books;
using Mediation.Casework.Calendars;
using Mediation.Casework.Facts;
using Mediation.Casework.Lists;
using Mediation.Casework.Owners;
using Mediation.Casework.Papers;
using Mediation.Casework.Places;
using Mediation.Casework.Rulings;
using Mediation.Casework.Scorecards;
using Mediation.Casework.Talents;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Acts;

/// <summary>
/// Everything a decision may know besides the case itself (案情摘要), gathered once before it: who acts, the product's
/// moment, the policy and workflows in force, the town, the calendar. Decisions read nothing else.
/// </summary>
public sealed record Briefing
{
    /// <summary>操作人.</summary>
    public required Actor Actor { get; init; }

    /// <summary>The product's moment, whole microseconds (产品时刻).</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Policy in force (现行规则).</summary>
    public required RuleBook Rules { get; init; }

    /// <summary>Workflow definitions by id and by version (流程库).</summary>
    public required IWorkflowLibrary Workflows { get; init; }

    /// <summary>Units, categories, compounds, regulators (本镇底数).</summary>
    public required Town Town { get; init; }

    /// <summary>Finds compounds in what people say of a place (地点识别).</summary>
    public required PlaceIndex Places { get; init; }

    /// <summary>The edition of the town that the database holds (底数版次); a higher one than <see cref="Town"/>'s has to be read first.</summary>
    public long Edition { get; init; }

    /// <summary>The place's calendar in force (工作日历).</summary>
    public required WorkCalendar Calendar { get; init; }

    /// <summary>What is known of this matter's past (经过); counters of the case itself are added by the proceeding.</summary>
    public HistoryFacts History { get; init; } = new();

    /// <summary>Units in which somebody has an account; the desk may act for the others (有账号的单位).</summary>
    public IReadOnlySet<string> UnitsWithAccounts { get; init; } = new HashSet<string>();

    /// <summary>Where the case's workflows stand (流程所处位置); empty when nobody asks about a case.</summary>
    public IReadOnlyDictionary<Guid, WorkflowState> States { get; init; } = new Dictionary<Guid, WorkflowState>();

    /// <summary>The other case an act names, when it names one (所指案件).</summary>
    public OtherCase? Target { get; init; }

    /// <summary>Open cases of the same place that the actor may see and a meeting may talk about, oldest first (本小区未结事项).</summary>
    public IReadOnlyList<NearbyCase> Nearby { get; init; } = [];

    /// <summary>People of the pool whom the actor may ask, by code (可请的人才).</summary>
    public IReadOnlyList<Talent> Talents { get; init; } = [];

    /// <summary>What is offered in the town now, for a case that stands on a list (资源清单).</summary>
    public IReadOnlyList<Resource> Resources { get; init; } = [];

    /// <summary>Lines of 项目清单 that aren't settled, for a case that stands on a list (在办项目).</summary>
    public IReadOnlyList<OpenProject> Projects { get; init; } = [];

    /// <summary>Names of the parties of this case and of those on its agenda, for an act that discloses something (不得公示的姓名).</summary>
    public IReadOnlySet<string> PrivateNames { get; init; } = new HashSet<string>();

    /// <summary>The latest vote of owners that was called for this case and is over, for a step that waits for one (本案的表决结果).</summary>
    public DecidedVote? Vote { get; init; }

    /// <summary>The latest period of its compound's books that was disclosed since the case began, for a step that waits for it (已公示的账目).</summary>
    public DisclosedBooks? Books { get; init; }

    /// <summary>What was counted of the property service of the case's compound, for an act that reckons a score (服务情况); null for every other.</summary>
    public ServiceFigures? Service { get; init; }

    /// <summary>The number of the case that an act founds (新编号); null where it founds none.</summary>
    public string? NewNumber { get; init; }

    /// <summary>The words of the case itself, for an act that takes them along; null for every other (诉求原文).</summary>
    public string? Said { get; init; }

    /// <summary>The paper that an act makes, written already (所出文书); null where it makes none.</summary>
    public MadePaper? Paper { get; init; }

    /// <summary>The move an act takes back, when it names one of the case that wasn't taken back yet (所指迁移).</summary>
    public MadeMove? Move { get; init; }

    /// <summary>What came with the events that the case keeps, as JSON, by the id of its words (事件内容).</summary>
    public IReadOnlyDictionary<Guid, string> EventContents { get; init; } = new Dictionary<Guid, string>();

    /// <summary>Uploads that an act names and that are the actor's own, in no case yet (本人的上传).</summary>
    public IReadOnlySet<Guid> Uploads { get; init; } = new HashSet<Guid>();

    /// <summary>Servers that workflows may send requests to, by host name; none unless the town lists some (可访问的服务器).</summary>
    public IReadOnlySet<string> HttpHosts { get; init; } = new HashSet<string>();

    /// <summary>Mints a new id, ordered by time.</summary>
    public required Func<Guid> NextId { get; init; }

    /// <summary>Whether the actor may act for a unit: as a member, or as the desk for a unit without an account (代办).</summary>
    public bool MayActFor(string unit) => Actor.IsSystem || Actor.WorksFor(unit) || ActsOnBehalf(unit);

    /// <summary>Whether the desk stands in for a unit that has no account of its own.</summary>
    public bool ActsOnBehalf(string unit) => Actor.AtWindow && !Actor.WorksFor(unit) && !UnitsWithAccounts.Contains(unit);

    /// <summary>What people call a unit; its code when the town has none by that code.</summary>
    public string NameOf(string unit) => Town.Unit(unit)?.Name ?? unit;

    /// <summary>Every unit of the town as a choice.</summary>
    public IReadOnlyList<ActOption> UnitOptions() => [.. Town.Units.Select(u => new ActOption(u.Code, u.Name))];

    /// <summary>The local day of <see cref="Now"/> in the place's zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Calendar.Zone).DateTime);
}

/// <summary>What an act may know of a case it names besides its own (所指案件).</summary>
public sealed record OtherCase(Guid Id, string Number, bool Closed, int Secrecy, DateTimeOffset AcceptedAt);

/// <summary>An open case of the same place (本小区未结事项).</summary>
/// <param name="Number">编号.</param>
/// <param name="Category">Category code.</param>
public sealed record NearbyCase(string Number, string Category);
