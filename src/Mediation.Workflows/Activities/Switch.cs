using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>Runs the embedded activities whose conditions hold, or the default one (多路选择).</summary>
internal sealed class Switch : ActivityType
{
    public override string TypeName => "Elsa.Switch";

    public override string DisplayName => "多路选择";

    public override string EnglishName => "Switch";

    public override string Category => Categories.Branching;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } = [SwitchCases.Mode];

    public override IReadOnlyList<EmbeddedPort> EmbeddedPorts { get; } =
        [new("cases", "分支", IsList: true) { Members = ["activity"] }, new("default", "其他")];

    public override object? Read(ActivityProperties properties) => SwitchCases.Read(properties);

    public override void Execute(ActivityExecution x)
    {
        var matches = SwitchCases.Matching(x);
        var queued = matches.Count(m => x.TrySchedule($"cases[{m.Index}].activity"));
        if (matches.Count == 0 && x.TrySchedule("default"))
            queued++;
        if (queued == 0)
            x.Complete();
    }

    internal override void ChildCompleted(ActivityExecution x, Frame child)
    {
        if (x.Frame.Children.Count == 0)
            x.Complete();
    }
}
