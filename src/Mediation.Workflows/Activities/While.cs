using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>Runs its body as long as a condition holds, asked before each round (条件循环).</summary>
internal sealed class While : Looping
{
    public override string TypeName => "Elsa.While";

    public override string DisplayName => "条件循环";

    public override string EnglishName => "While";

    public override string Category => Categories.Branching;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
        [new("condition", "Boolean", "条件") { UIHint = "checkbox", Lazy = true }];

    protected override void Turn(ActivityExecution x)
    {
        if (!x.Input<bool>("condition"))
            x.Complete();
        else if (!x.TrySchedule(Body))
            x.Fault("The loop has no body and never ends.");
    }
}
