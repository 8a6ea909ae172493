using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>Gives the instance a name that people read (设置实例名称).</summary>
internal sealed class SetName : ActivityType
{
    public override string TypeName => "Elsa.SetName";

    public override string DisplayName => "设置实例名称";

    public override string EnglishName => "Set name";

    public override string Category => Categories.Data;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } = [new("value", "String", "名称")];

    public override void Execute(ActivityExecution x)
    {
        x.InstanceName = x.Input<string>("value");
        x.Complete();
    }
}
