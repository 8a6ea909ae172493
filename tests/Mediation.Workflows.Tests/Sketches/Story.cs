using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Migration;
using Mediation.Workflows.Replay;

namespace Mediation.Workflows.Tests.Sketches;

/// <summary>Plays an instance burst by burst; between two bursts the state goes through its stored form.</summary>
internal sealed class Story
{
    public static readonly DateTimeOffset Now = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    private readonly WorkflowMachine machine;

    private readonly WorkflowHost host;

    private Story(Burst first, WorkflowMachine machine, WorkflowHost host)
    {
        this.machine = machine;
        this.host = host;
        Last = first;
        Take(first);
    }

    public Burst Last { get; private set; }

    public WorkflowState State => Last.State;

    public List<string> Lines { get; } = [];

    public List<object> Effects { get; } = [];

    public List<TraceEntry> Trace { get; } = [];

    /// <summary>What a host would keep of each burst.</summary>
    public List<RecordedBurst> Records { get; } = [];

    /// <summary>Where it stood after each.</summary>
    public List<WorkflowState> States { get; } = [];

    public IEnumerable<string> Waiting => State.Bookmarks.Select(b => b.ActivityId).Distinct().Order();

    public static Story Begin(Sketch sketch, params WorkflowDefinition[] others) => Begin(sketch.Read(), null, others);

    public static Story Begin(WorkflowDefinition definition, object? inputs = null, params WorkflowDefinition[] others)
    {
        var machine = new WorkflowMachine(new MachineOptions { StepLimit = 1000 });
        var host = new WorkflowHost(Now, new WorkflowLibrary([definition, .. others]));
        var given = inputs is null
            ? null
            : JsonSerializer.SerializeToElement(inputs).EnumerateObject().ToDictionary(i => i.Name, i => i.Value);
        return new Story(machine.Start(definition, "story", given, host), machine, host);
    }

    public Story Event(string name, object? payload = null) => Take(machine.SendEvent(Stored(), name, payload, host));

    public Story Act(string activity, string act) =>
        Resume(State.Bookmarks.First(b => b.ActivityId == activity && b.Tag == act).Id);

    public Story Resume(string bookmarkId, object? payload = null) =>
        Take(machine.Resume(Stored(), bookmarkId, payload, host));

    public Story Cancel() => Take(machine.Cancel(Stored(), host));

    public Story Retry(string activity) => Take(machine.Retry(Stored(), Instance(activity), host));

    public Story Skip(string activity, params string[] outcomes) =>
        Take(machine.Skip(Stored(), Instance(activity), host, outcomes));

    public Story Mend(string variable, string? text)
    {
        var open = OpenVariable.Of(State, host.Library).First(v => v.Name == variable);
        return Take(machine.Mend(Stored(), open.OwnerId, open.Id, text, host));
    }

    /// <summary>What moving to another version of the library would do; the same id becomes itself unless named.</summary>
    public MigrationPlan Plan(WorkflowDefinition to, params (string Old, string New)[] named) => Mover.Plan(
        Stored(), host.Library.FindVersion(State.VersionId)!, to, named.ToDictionary(n => n.Old, n => n.New));

    public Story MovesTo(WorkflowDefinition to, params (string Old, string New)[] named)
    {
        var plan = Plan(to, named);
        plan.Obstacles.ShouldBeEmpty();
        return Kept(plan.State!, new Moved(State.VersionId, to.VersionId, named.ToDictionary(n => n.Old, n => n.New)));
    }

    /// <summary>Takes the last move back: it stands again where it stood.</summary>
    public Story MovesBackTo(WorkflowState before) => Kept(before, new MovedBack());

    /// <summary>Goes on from a state that came about beside the machine.</summary>
    public Story Takes(WorkflowState state) => Take(new Burst(state, [], [], BurstAnswer.Advanced));

    /// <summary>The steps that it can be sent back to, and that wait for somebody.</summary>
    public IReadOnlyList<WayBack> Ways => [.. machine.WaysBack(Stored(), host).Where(w => w.MayWait)];

    public Story SendBack(string activity) => Take(machine.SendBack(Stored(), Flowchart(activity), activity, host));

    public Story Withdraw(string activity, params string[] opened) =>
        Take(machine.Withdraw(Stored(), Flowchart(activity), activity, opened, host));

    /// <summary>The open flowchart that names the activity among its ways back, else the outermost.</summary>
    private string Flowchart(string activity) =>
        machine.WaysBack(Stored(), host).FirstOrDefault(w => w.ActivityId == activity)?.FlowchartId
        ?? State.Activities.FirstOrDefault(a => a.Flow is not null)?.Id ?? "";

    private string Instance(string activity) =>
        State.Activities.FirstOrDefault(a => a.ActivityId == activity)?.Id ?? "";

    private WorkflowState Stored()
    {
        var stored = WorkflowStateJson.Read(WorkflowStateJson.Write(State));
        stored.ShouldBe(State);
        return stored;
    }

    private Story Kept(WorkflowState state, Stimulus stimulus) =>
        Take(new Burst(state, [], [], BurstAnswer.Advanced) { Record = new BurstRecord(stimulus, []) });

    private Story Take(Burst burst)
    {
        Last = burst;
        States.Add(burst.State);
        Records.Add(new RecordedBurst(burst.Record, Now, 0, TimeZoneInfo.Utc));
        Lines.AddRange(burst.Trace.Where(e => e.Event is TraceEvent.Wrote).Select(e => e.Message!));
        Effects.AddRange(burst.Effects);
        Trace.AddRange(burst.Trace);
        return this;
    }
}
