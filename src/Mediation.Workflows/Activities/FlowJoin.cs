using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>Brings lines of a flowchart together (汇合). When it runs, what still leads here is cancelled.</summary>
internal sealed class FlowJoin : ActivityType
{
    public const string Mode = "mode";

    public override string TypeName => "Elsa.FlowJoin";

    public override string DisplayName => "汇合";

    public override string EnglishName => "Join";

    public override string Category => Categories.Branching;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
    [
        new(Mode, "FlowJoinMode", "汇合条件")
        {
            UIHint = "dropdown",
            Default = JsonValues.Of(nameof(FlowJoinMode.WaitAny)),
            Choices =
            [
                new(nameof(FlowJoinMode.WaitAny), "任一到达"),
                new(nameof(FlowJoinMode.WaitAll), "全部到达"),
                new(nameof(FlowJoinMode.WaitAllActive), "在办的全部到达"),
            ],
        },
    ];

    public override object? Read(ActivityProperties properties)
    {
        if (properties.LiteralText(Mode) is { } mode && !Enum.TryParse<FlowJoinMode>(mode, out _))
            properties.Error("input-value", Mode, $"'{mode}' is no join mode.", mode);
        return null;
    }

    public override void Execute(ActivityExecution x)
    {
        Flowchart.CancelLosers(x);
        x.Complete();
    }
}

/// <summary>When a join runs its target (汇合条件).</summary>
internal enum FlowJoinMode
{
    /// <summary>When the first inbound line is followed; the others are cancelled.</summary>
    WaitAny,

    /// <summary>When every inbound line is decided, if all were followed; else it is passed over.</summary>
    WaitAll,

    /// <summary>When every inbound line is decided, if one was followed; else it is passed over.</summary>
    WaitAllActive,
}
