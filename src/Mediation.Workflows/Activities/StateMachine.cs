using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>
/// States with entries and exits, and transitions with triggers, conditions and actions (状态机). The first trigger that
/// comes while its condition holds wins.
/// </summary>
internal sealed class StateMachine : ActivityType
{
    public override string TypeName => "Elsa.StateMachine";

    public override string DisplayName => "状态机";

    public override string EnglishName => "State machine";

    public override string Category => Categories.Flow;

    public override bool IsContainer => true;

    private const string Current = "state";

    private const string Going = "transition";

    public override IReadOnlyList<EmbeddedPort> EmbeddedPorts { get; } =
    [
        new("states", "状态", IsList: true) { Members = ["entry", "exit"] },
        new("transitions", "转移", IsList: true) { Members = ["trigger", "action"] },
    ];

    public override object? Read(ActivityProperties properties) => StateChart.Read(properties);

    public override void Execute(ActivityExecution x)
    {
        if (ChartOf(x).Initial is { } initial)
            Enter(x, initial);
        else
            x.Complete();
    }

    internal override void ChildCompleted(ActivityExecution x, Frame child)
    {
        var port = x.Node.Children.First(c => c.Node == child.Node).Port;
        var index = StateChart.IndexOf(port);
        if (port.EndsWith(".entry", StringComparison.Ordinal))
            Arm(x);
        else if (port.EndsWith(".trigger", StringComparison.Ordinal))
            Triggered(x, index);
        else if (port.EndsWith(".action", StringComparison.Ordinal))
            Exit(x, index);
        else
            Enter(x, ChartOf(x).TargetOf(x.Property<int>(Going)));
    }

    private static StateChart ChartOf(ActivityExecution x) => (StateChart)x.Node.Settings!;

    private static void Enter(ActivityExecution x, int state)
    {
        x.SetProperty(Current, state);
        if (!x.TrySchedule($"states[{state}].entry"))
            Arm(x);
    }

    /// <summary>Waits for every transition that leaves the state; without one, the machine has ended.</summary>
    private static void Arm(ActivityExecution x)
    {
        var armed = ChartOf(x).Leaving(x.Property<int>(Current)).Count(t => x.TrySchedule($"transitions[{t}].trigger"));
        if (armed == 0)
            x.Complete();
    }

    private static void Triggered(ActivityExecution x, int transition)
    {
        if (!ChartOf(x).Holds(x, transition))
        {
            x.TrySchedule($"transitions[{transition}].trigger");
            return;
        }
        foreach (var other in x.Frame.Children.ToList())
            x.Stepper.Cancel(other);
        x.SetProperty(Going, transition);
        if (!x.TrySchedule($"transitions[{transition}].action"))
            Exit(x, transition);
    }

    private static void Exit(ActivityExecution x, int transition)
    {
        if (!x.TrySchedule($"states[{x.Property<int>(Current)}].exit"))
            Enter(x, ChartOf(x).TargetOf(transition));
    }
}
