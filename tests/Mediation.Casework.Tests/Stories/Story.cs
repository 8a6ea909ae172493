using System.Text.Json;
using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Books;
using Mediation.Casework.Calls;
using Mediation.Casework.Cases;
using Mediation.Casework.Errands;
using Mediation.Casework.Evaluations;
using Mediation.Casework.Ideas;
using Mediation.Casework.Journal;
using Mediation.Casework.Lists;
using Mediation.Casework.Micro;
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
internal sealed class Story
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

    /// <summary>The desk accepts a complaint on an ordinary Monday morning, unless another moment is given.</summary>
    public static Story Accepted(
        string text, Func<ComplaintForm, ComplaintForm>? more = null, string at = "2026-03-02 09:00", RuleBook? rules = null,
        IWorkflowLibrary? workflows = null, Town? town = null)
    {
        var form = new ComplaintForm { Text = text, Channel = "窗口登记", Place = "西园路月光小区2栋" };
        var story = new Story(Calendars.DemoCalendar.At(at)) { Rules = rules ?? ShippedPolicy.Rules, Workflows = workflows ?? ShippedPolicy.Library, Town = town ?? ShippedPolicy.Town };
        var briefing = story.Briefing(Townspeople.Desk);
        form = (more ?? (f => f))(form);
        var founding = new Founding(story.NextId(), "LZ2026-000001", ShippedPolicy.Places.Recognise(form.Place));
        story.Take(Accepting.Decide(form, founding, briefing).Value.Decision, Townspeople.Desk, Accepting.Code);
        return story;
    }

    /// <summary>A schedule opens a case of the town's own work.</summary>
    public static Story Scheduled(string category, string unit, string text = "定期工作", string at = "2026-03-02 09:00", string place = "月光小区")
    {
        var form = new ComplaintForm { Text = text, Channel = WireWords.Scheduled, Place = place, Category = category, Reporter = new() { Anonymous = true } };
        var story = new Story(Calendars.DemoCalendar.At(at));
        var founding = new Founding(story.NextId(), "LZ2026-000001", ShippedPolicy.Places.Recognise(form.Place)) { Own = new(unit, false) };
        story.Take(Accepting.Decide(form, founding, story.Briefing(Actor.System)).Value.Decision, Actor.System, Accepting.Code);
        return story;
    }

    /// <summary>A building head notes something small.</summary>
    public static Story Noted(string text, string at = "2026-03-02 09:00")
    {
        var story = new Story(Calendars.DemoCalendar.At(at));
        var note = new MicroNote { Text = text, Compound = "XY-01", Building = "2栋" };
        var founding = new Founding(story.NextId(), "LZ2026-000001", ShippedPolicy.Places.Recognise(note.Place(ShippedPolicy.Town)));
        story.Said = text;
        story.Take(MicroLane.Decide(note, "GRID", founding, story.Briefing(Townspeople.Of("GRID"))).Value.Decision, Townspeople.Of("GRID"), Accepting.Code);
        return story;
    }

    /// <summary>What a round heard, of somebody whose name is known.</summary>
    public static ListNote Need(string text) => new()
    {
        Unit = "COMMUNITY",
        Subject = "场地物资",
        Hours = ["周末节假日"],
        Compound = "XY-01",
        Building = "2栋",
        Text = text,
        PersonName = "刘桂英",
        Phone = "13900001122",
    };

    /// <summary>A round hears of a need.</summary>
    public static Story ListsNeed(string text, string at = "2026-03-02 09:00")
    {
        var (story, note) = (new Story(Calendars.DemoCalendar.At(at)), Need(text));
        var founding = new Founding(story.NextId(), "LZ2026-000001", ShippedPolicy.Places.Recognise(note.Form(ShippedPolicy.Town).Place));
        story.Said = text;
        story.Take(ListLane.Decide(note, founding, story.Briefing(Townspeople.Of("COMMUNITY"))).Value.Decision, Townspeople.Of("COMMUNITY"), Accepting.Code);
        return story;
    }

    /// <summary>What somebody asks to have done for them.</summary>
    public static ErrandNote Errand(string kind) => new()
    {
        Kind = kind,
        Unit = "COMMUNITY",
        Compound = "XY-01",
        Text = "走不动，请帮忙办",
        PersonName = "刘桂英",
        Phone = "13900001122",
    };

    /// <summary>The community does something for somebody.</summary>
    public static Story RunsErrand(string kind, string at = "2026-03-02 09:00")
    {
        var (story, note) = (new Story(Calendars.DemoCalendar.At(at)), Errand(kind));
        var founding = new Founding(story.NextId(), "LZ2026-000001", ShippedPolicy.Places.Recognise(note.Form(ShippedPolicy.Town).Place));
        story.Take(note.Decide(founding, story.Briefing(Townspeople.Of("COMMUNITY"))).Value.Decision, Townspeople.Of("COMMUNITY"), Accepting.Code);
        return story;
    }

    /// <summary>What is collected.</summary>
    public static IdeaCollection Collection { get; } =
        new("ZJ2026-0001", "BRANCH", "XY-01", "院子怎么改", "停车、晾晒、绿化，您有什么主意？", new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31));

    /// <summary>Somebody has an idea, and a building head writes it down.</summary>
    public static Story GivesIdea(string text, string at = "2026-03-02 09:00")
    {
        var (story, note) = (new Story(Calendars.DemoCalendar.At(at)), new IdeaNote { Collection = Collection.Number, Text = text, PersonName = "刘桂英", Phone = "13900001122" });
        var briefing = story.Briefing(Townspeople.Of("GRID"));
        var founding = new Founding(story.NextId(), "LZ2026-000001", ShippedPolicy.Places.Recognise(note.Form(Collection, briefing.Actor, briefing.Town).Place));
        story.Take(note.Decide(Collection, founding, briefing).Value.Decision, Townspeople.Of("GRID"), Accepting.Code);
        return story;
    }

    /// <summary>A device calls for help.</summary>
    public static Story Called(CallDevice? device, string? words = null, string at = "2026-03-02 09:00")
    {
        var story = new Story(Calendars.DemoCalendar.At(at));
        var call = new Call { CallId = "c-1", Device = device?.Code ?? "unknown-7", Text = words };
        var form = call.Form(device, ShippedPolicy.Town, story.Now);
        var founding = new Founding(story.NextId(), "LZ2026-000001", ShippedPolicy.Places.Recognise(form.Place)) { Duty = device?.Unit ?? Assessment.Desk };
        story.Take(Accepting.Decide(form, founding, story.Briefing(Actor.System)).Value.Decision, Actor.System, Accepting.Code);
        return story;
    }

    /// <summary>Somebody scans a unit's code and gives it a bad mark.</summary>
    public static Story Evaluated(EvaluationForm form, string at = "2026-03-02 09:00")
    {
        var story = new Story(Calendars.DemoCalendar.At(at));
        var briefing = story.Briefing(Actor.System);
        var founding = new Founding(story.NextId(), "LZ2026-000001", null)
        {
            Evaluation = Evaluating.Of(form, briefing),
            Own = new(form.Unit, false) { Channel = WireWords.Evaluated },
        };
        story.Take(Accepting.Decide(Evaluating.ToPutRight(form, briefing), founding, briefing).Value.Decision, Actor.System, Accepting.Code);
        return story;
    }

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
