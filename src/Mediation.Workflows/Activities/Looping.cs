using System.Text.Json;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>
/// An activity that runs its body again and again, until it is done or something breaks out of it (循环).
/// </summary>
internal abstract class Looping : ActivityType
{
    protected const string Body = "body";

    protected const string CurrentValue = "CurrentValue";

    protected const string CurrentIndex = "CurrentIndex";

    public override string Category => Categories.Branching;

    public override IReadOnlyList<EmbeddedPort> EmbeddedPorts { get; } = [new(Body, "循环体")];

    /// <summary>True when it is useless, or worse, without a body.</summary>
    /// <summary>True for the names of variables that loops declare around their bodies.</summary>
    public static bool Declares(string name) => name is CurrentValue or CurrentIndex;

    protected virtual bool NeedsBody => true;

    public override object? Read(ActivityProperties properties)
    {
        if (properties[Body] is { ValueKind: JsonValueKind.Object })
            return null;
        if (NeedsBody)
            properties.Error("loop-body", Body, $"{TypeName} without a body never ends.", TypeName);
        else
            properties.Warn("loop-body", Body, $"{TypeName} has no body.", TypeName);
        return null;
    }

    public override void Execute(ActivityExecution x) => Next(x);

    internal override void ChildCompleted(ActivityExecution x, Frame child)
    {
        if (Break.IsBreaking(x))
            x.Complete();
        else
            Next(x);
    }

    /// <summary>Queues the body for the next round, or completes.</summary>
    protected abstract void Turn(ActivityExecution x);

    private void Next(ActivityExecution x)
    {
        if (x.Stepper.Host.StandIn?.GoesOn(x) is not { } goesOn)
            Turn(x);
        else if (!goesOn || !x.TrySchedule(Body))
            x.Complete();
    }
}
