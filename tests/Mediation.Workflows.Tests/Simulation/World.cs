using System.Text;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Effects;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Tests.Simulation;

/// <summary>
/// A small world, all of it from one seed (模拟): a random definition, its instances, two nodes with copies that grow old,
/// a clock that jumps, nodes whose own clocks are wrong, stimuli that come, come twice or come too late, and nodes that die before and after they commit.
/// </summary>
internal sealed partial class World
{
    private static readonly string[] Events = ["来件", "回音", "签收"];

    private readonly Random random;

    private readonly WorkflowMachine machine;

    private readonly Store store;

    private readonly Dictionary<string, (int Version, WorkflowState? State)>[] nodes = [[], []];

    private readonly List<Outgoing> outbox = [];

    private readonly List<(string Instance, string Bookmark)> usedUp = [];

    private readonly StringBuilder story = new();

    private readonly Laws laws;

    private DateTimeOffset now = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    /// <summary>How far the clock of each node is from the world's.</summary>
    private readonly TimeSpan[] skews = new TimeSpan[2];

    private int requests;

    private World(int seed, Plant plant)
    {
        random = new Random(seed);
        var text = new RandomWorkflow(random, RandomWorkflow.Child).Draw();
        var child = WorkflowReader.Read(text, "child", ActivityCatalog.Standard);
        var catalog = ActivityCatalog.Standard.WithWorkflows(child.Definition is { } used ? [used] : []);
        var mainText = new RandomWorkflow(random, "main").Draw();
        var main = WorkflowReader.Read(mainText, "main", catalog);
        Tell($"seed {seed}\n{text}\n{mainText}");
        Faults = [.. child.Errors, .. main.Errors];
        Definitions = Faults.Count > 0 ? [] : [child.Required, main.Required];
        Library = new WorkflowLibrary(Definitions);
        machine = new WorkflowMachine(new MachineOptions { StepLimit = 400, Defects = plant.Engine });
        store = new Store(plant.Store);
        laws = new Laws(Definitions);
    }

    public IReadOnlyList<WorkflowProblem> Faults { get; }

    public IReadOnlyList<WorkflowDefinition> Definitions { get; }

    public string Story => story.ToString();

    /// <summary>The first law that was broken, as a sentence; null when all held.</summary>
    public string? Broken { get; private set; }

    public int Bursts => store.Rows.Values.Sum(r => r.Version);

    private WorkflowLibrary Library { get; }

    private WorkflowHost HostAt(DateTimeOffset moment) =>
        new(moment, Library) { HttpHosts = new HashSet<string> { "server.test" }, Seed = 7 };

    /// <summary>Lets it happen, until a law is broken or nothing is left to do.</summary>
    public static World Play(int seed, Plant? plant = null)
    {
        var world = new World(seed, plant ?? Plant.None);
        if (world.Definitions.Count == 0)
            return world;
        try
        {
            world.Happen();
        }
        catch (Exception defect) when (defect is not OutOfMemoryException)
        {
            world.Broken = $"{defect}";
        }
        if (world.Broken is { } law)
            world.Tell($"BROKEN: {law}");
        return world;
    }

    private void Happen()
    {
        Handle(new Starting("s1", "one", Definitions[1]));
        if (random.Next(2) == 0)
            Handle(new Starting("s2", "two", Definitions[1]));
        for (var steps = 20 + random.Next(40); steps > 0 && Broken is null && store.Rows.Count > 0; steps--)
            Step();
        Broken ??= Replayed();
    }

    private void Step()
    {
        var running = store.Rows.Keys.Where(id => store.Read(id).State!.Status is WorkflowStatus.Running).ToList();
        if (running.Count == 0)
        {
            if (store.Rows.Count < 6)
                Handle(new Starting(NextId(), $"more{requests}", Definitions[1]));
            return;
        }
        var id = running[random.Next(running.Count)];
        var state = store.Read(id).State!;
        switch (random.Next(14))
        {
            case 0 when usedUp.Count > 0:
                var (instance, bookmark) = usedUp[random.Next(usedUp.Count)];
                Handle(new Waking(NextId(), instance, bookmark, null), isStale: true);
                break;
            case 1:
                Send(Events[random.Next(Events.Length)], null, null);
                break;
            case 2:
                Jump();
                break;
            case 3 when state.OpenIncidents.FirstOrDefault() is { } incident:
                Handle(new Repairing(NextId(), id, incident.ActivityInstanceId, random.Next(3) == 0));
                break;
            case 4 when random.Next(5) == 0:
                Handle(new Cancelling(NextId(), id));
                break;
            case < 9 when outbox.Count > 0:
                Deliver(random.Next(outbox.Count));
                break;
            default:
                if (state.Bookmarks.Count > 0)
                    Wake(state, state.Bookmarks[random.Next(state.Bookmarks.Count)]);
                break;
        }
    }

    private string NextId() => $"r{++requests}";

    private void Wake(WorkflowState state, Bookmark bookmark)
    {
        if (bookmark.Name is "Elsa.DispatchWorkflow" or "Elsa.BulkDispatchWorkflows" or "Elsa.RunTask")
            return;
        Handle(new Waking(NextId(), state.InstanceId, bookmark.Id, bookmark.Name.Contains("Http", StringComparison.Ordinal) ? Answer() : "好"));
    }

    private HttpAnswered Answer() => random.Next(3) switch
    {
        0 => new HttpAnswered(null, true, JsonValues.Null, JsonValues.Null),
        1 => new HttpAnswered(404, false, JsonValues.Null, JsonValues.Null),
        _ => new HttpAnswered(200, false, JsonValues.Null, JsonValues.Null),
    };

    private void Send(string name, string? correlation, string? only)
    {
        foreach (var id in store.Rows.Keys.ToList())
            if ((only ?? id) == id && (correlation is null || store.Read(id).State!.CorrelationId == correlation))
                Handle(new Happening(NextId(), id, name));
    }

    private void Jump()
    {
        now += TimeSpan.FromMinutes(random.Next(1, 900));
        var set = random.Next(2);
        skews[set] = TimeSpan.FromMinutes(random.Next(-400, 400));
        Tell($"the clock jumps to {now:yyyy-MM-dd HH:mm}, node {"AB"[set]} has {ClockOf(set):yyyy-MM-dd HH:mm}");
        // Both look for what is due by their own clocks before either has woken anything.
        foreach (var (node, instance, bookmark) in Due(0).Concat(Due(1)).ToList())
            Handle(new Waking(NextId(), instance, bookmark, null), store.Read(instance).State!.Bookmark(bookmark) is null, node);
    }

    private DateTimeOffset ClockOf(int node) => now + skews[node];

    private IEnumerable<(int Node, string Instance, string Bookmark)> Due(int node) =>
        from id in store.Rows.Keys
        from due in store.Read(id).State!.Bookmarks
        where due.DueAt <= ClockOf(node)
        select (node, id, due.Id);

    private void Deliver(int at)
    {
        var (from, effect, id) = outbox[at];
        outbox.RemoveAt(at);
        switch (effect)
        {
            case EventPublished published:
                Send(published.EventName, published.CorrelationId, published.IsLocal ? from : null);
                break;
            case TaskRequested task:
                Handle(new Waking(id, from, task.BookmarkId, "办好了"));
                break;
            case HttpRequested request:
                Handle(new Waking(id, from, request.BookmarkId, Answer()));
                break;
            case WorkflowDispatched dispatched when store.Rows.Count < 8:
                Handle(new Starting(id, dispatched.ChildId, Definitions[0], dispatched.BookmarkId));
                break;
            case ChildEnded ended:
                var child = (Starting)store.Rows[ended.ChildId].Journal[0].Stimulus;
                Handle(new Waking(id, from, child.ParentBookmark!, ended));
                break;
        }
    }

    private void Tell(string line) => story.AppendLine(line);

    private sealed record Outgoing(string From, object Effect, string Id);
}
