using System.Text.Json;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Books;
using Mediation.Casework.Cases;
using Mediation.Casework.Journal;
using Mediation.Casework.Lists;
using Mediation.Casework.Owners;
using Mediation.Casework.Places;
using Mediation.Casework.Rulings;
using Mediation.Casework.Scorecards;
using Mediation.Casework.Waits;
using Mediation.Casework.WorkItems;
using Mediation.TestKit.Shipped;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Tests.Stories;

/// <summary>
/// One case as it is lived through (案件经历), on the shipped rules, workflows and town, without a database: people act,
/// time passes, and clocks are served at the moments at which they fall due.
/// </summary>
internal sealed partial class Story
{
    private readonly List<CaseEvent> journal = [];

    private readonly Dictionary<Guid, string> words = [];

    private int minted;

    private Story(DateTimeOffset now) => Now = now;

    /// <summary>The product's moment.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>The case and what lies beside it.</summary>
    public Dossier Dossier { get; private set; } = null!;

    /// <summary>The last decision.</summary>
    public Decision Last { get; private set; } = null!;

    /// <summary>Who did what, what opened, what is due when.</summary>
    public Transcript Transcript { get; } = new();

    /// <summary>Every event from the acceptance on.</summary>
    public IReadOnlyList<CaseEvent> Journal => journal;

    public CaseFile File => Dossier.File;

    public string Lead => File.Lead!.Unit;

    public IReadOnlyList<string> CoHandlers => [.. File.CoHandlers.Select(a => a.Unit)];

    /// <summary>What is known of the town.</summary>
    public Town Town { get; init; } = ShippedPolicy.Town;

    /// <summary>The rules in force.</summary>
    public RuleBook Rules { get; init; } = ShippedPolicy.Rules;

    /// <summary>Residents give the matter marks, one after the other.</summary>
    public Story Rates(IEnumerable<int> marks)
    {
        foreach (var mark in marks)
            Take(ResidentsRated.Take(Dossier, NextId(), mark, Briefing(Actor.System)).Value, Actor.System, "evaluate");
        return this;
    }

    /// <summary>Somebody does something; it must be allowed.</summary>
    public Story Does(Actor who, string act, object? data = null)
    {
        var answer = Decide(who, act, data);
        answer.Refusals.ShouldBeEmpty($"{who.Name} {act}");
        Take(answer.Value, who, act);
        return this;
    }

    /// <summary>A unit does something.</summary>
    public Story Does(string unit, string act, object? data = null) => Does(Townspeople.Of(unit), act, data);

    /// <summary>Somebody tries something and is told no; the code of the first reason.</summary>
    public string Refuses(Actor who, string act, object? data = null)
    {
        var answer = Decide(who, act, data);
        answer.IsRefused.ShouldBeTrue($"{who.Name} {act} was allowed");
        return answer.Refusals[0].Code;
    }

    /// <summary>A unit tries something and is told no.</summary>
    public string Refuses(string unit, string act, object? data = null) => Refuses(Townspeople.Of(unit), act, data);

    /// <summary>Somebody does what is open to them with a form filled anyhow; whether it was taken.</summary>
    public bool Tries(Actor who, OpenAct open, IReadOnlyDictionary<string, JsonElement> data)
    {
        var answer = Handling.Decide(Dossier, new ActRequest(open.Kind.Code, open.Item?.Id, data), Briefing(who));
        if (answer.TryGet(out var decision))
            Take(decision, who, open.Kind.Code);
        return !answer.IsRefused;
    }

    /// <summary>What is open to somebody now.</summary>
    public IReadOnlyList<OpenAct> OpenTo(Actor who) => ActCatalog.Open(File, Briefing(who) with { States = Dossier.States });

    /// <summary>The open work item of a unit that waits for an act.</summary>
    public WorkItem Item(string unit, string act) => File.OpenItems.Single(w => w.Unit == unit && w.Acts.Contains(act));

    /// <summary>Time passes; what falls due meanwhile is served in order, each at its moment.</summary>
    public Story Until(string moment) => Until(Calendars.DemoCalendar.At(moment));

    /// <summary>The same for a while.</summary>
    public Story Passes(TimeSpan time) => Until(Now + time);

    private Story Until(DateTimeOffset to)
    {
        while (!File.Closed && NextDue() is { } due && due.At <= to)
        {
            Now = due.At > Now ? due.At : Now;
            var proceeding = new Proceeding(Dossier, Briefing(Actor.System));
            ServeDue.Decide(proceeding, due.Clock is { } clock ? [clock] : []).ShouldBeTrue();
            Take(proceeding.Conclude(), Actor.System, ServeClock.Code);
        }
        Now = to;
        Transcript.Day(Now);
        return this;
    }

    /// <summary>The clock is moved ahead at once, and the sweep comes for these clocks.</summary>
    public Story JumpsTo(DateTimeOffset to, IEnumerable<Guid> clocks)
    {
        Now = to;
        var proceeding = new Proceeding(Dossier, Briefing(Actor.System));
        ServeDue.Decide(proceeding, clocks).ShouldBeTrue();
        Take(proceeding.Conclude(), Actor.System, ServeClock.Code);
        return this;
    }

    /// <summary>An event comes from elsewhere.</summary>
    public Story Receives(string name, object? content = null)
    {
        var proceeding = new Proceeding(Dossier, Briefing(Actor.System));
        proceeding.Receive(name, content is null ? null : JsonSerializer.SerializeToElement(content), byWorkflow: true).ShouldBeNull();
        Take(proceeding.Conclude(), Actor.System, "bring-event");
        return this;
    }

    /// <summary>Something comes from another case.</summary>
    public Story TakesIn(OutgoingEvent brought)
    {
        var proceeding = new Proceeding(Dossier, Briefing(Actor.System));
        proceeding.TakeIn(brought).ShouldBeNull();
        Take(proceeding.Conclude(), Actor.System, "bring-event");
        return this;
    }

    /// <summary>The sweep comes again at the same moment; whether anything was left to do.</summary>
    public bool ServesAgain() =>
        ServeDue.Decide(new Proceeding(Dossier, Briefing(Actor.System)), File.Deadlines.Select(d => d.Id));

    public Briefing Briefing(Actor who) => new()
    {
        Actor = who,
        Now = Now,
        Rules = Rules,
        Workflows = Workflows,
        Move = Undoing,
        EventContents = words,
        Town = Town,
        Places = ShippedPolicy.Places,
        Calendar = ShippedPolicy.Calendar,
        Talents = who.WorksFor("BRANCH") ? [new("T2026-0001", "BRANCH", ["水电维修"], "周末", new DateOnly(2027, 1, 1), 1)] : [],
        UnitsWithAccounts = ShippedPolicy.Town.Units.Select(u => u.Code).ToHashSet(),
        Target = Target,
        Nearby = Nearby,
        Resources = Resources,
        Projects = Projects,
        PrivateNames = PrivateNames,
        Vote = Vote,
        Books = Books,
        Service = Service,
        NewNumber = "LZ2026-000002",
        Said = Said,
        NextId = NextId,
    };

    /// <summary>The workflows there are; the shipped ones unless a test brings others.</summary>
    public IWorkflowLibrary Workflows { get; set; } = ShippedPolicy.Library;

    /// <summary>The move that an act may take back.</summary>
    public MadeMove? Undoing { get; set; }

    /// <summary>The other case that acts may name.</summary>
    public OtherCase? Target { get; set; }

    /// <summary>The words of the case, for an act that takes them along.</summary>
    public string? Said { get; set; }

    /// <summary>Open cases of the same place.</summary>
    public IReadOnlyList<NearbyCase> Nearby { get; set; } = [];

    /// <summary>What is offered in the town.</summary>
    public IReadOnlyList<Resource> Resources { get; set; } = [];

    /// <summary>Projects that aren't settled.</summary>
    public IReadOnlyList<OpenProject> Projects { get; set; } = [];

    /// <summary>A vote of owners that is over.</summary>
    public DecidedVote? Vote { get; set; }

    /// <summary>Books that were disclosed.</summary>
    public DisclosedBooks? Books { get; set; }

    /// <summary>What was counted of the property service of the compound.</summary>
    public ServiceFigures? Service { get; set; }

    /// <summary>Names that no disclosure may hold.</summary>
    public IReadOnlySet<string> PrivateNames { get; set; } = new HashSet<string>();

    private Answer<Decision> Decide(Actor who, string act, object? data) =>
        Handling.Decide(Dossier, new ActRequest(act, null, Form(data)), Briefing(who));

    private void Take(Decision decision, Actor who, string act)
    {
        journal.AddRange(decision.Events);
        foreach (var said in decision.Statements)
            words[said.Id] = said.Text;
        Last = decision;
        var states = (Dossier?.States ?? new Dictionary<Guid, WorkflowState>())
            .Concat(decision.States).GroupBy(s => s.Key).ToDictionary(s => s.Key, s => s.Last().Value);
        Dossier = new Dossier(decision.After, decision.Facts, states);
        Transcript.Act(Now, who, act, decision);
    }

    private (Guid? Clock, DateTimeOffset At)? NextDue() => Last.Clocks.Where(c => c.NextAt is not null)
        .Select(c => ((Guid?)c.Deadline.Id, c.NextAt!.Value))
        .Concat(Dossier.States.Values.SelectMany(Wait.Timed).Select(w => ((Guid?)null, w.Until)))
        .OrderBy(due => due.Item2).ThenBy(due => due.Item1)
        .Select(due => ((Guid?, DateTimeOffset)?)due).FirstOrDefault();

    private static Dictionary<string, JsonElement> Form(object? data) => data is null
        ? []
        : JsonSerializer.SerializeToElement(data).EnumerateObject().ToDictionary(p => p.Name, p => p.Value.Clone());

    private Guid NextId() => new($"00000000-0000-7000-9000-{++minted:000000000000}");
}
