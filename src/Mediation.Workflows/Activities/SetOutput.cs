using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>Sets an output of the workflow it belongs to; undeclared names are accepted (设置输出).</summary>
internal sealed class SetOutput : ActivityType
{
    public override string TypeName => "Elsa.SetOutput";

    public override string DisplayName => "设置输出";

    public override string EnglishName => "Set output";

    public override string Category => Categories.Data;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } =
        [new("outputName", "String", "输出名") { Required = true }, new("outputValue", "Object", "值")];

    public override void Execute(ActivityExecution x)
    {
        var name = x.Input<string>("outputName");
        if (string.IsNullOrEmpty(name))
        {
            x.Fault("SetOutput names no output.");
            return;
        }
        var value = x.Input("outputValue");
        var run = Owner(x.Frame.Run, name);
        var declared = run.Definition.Outputs.FirstOrDefault(o => o.Name == name);
        if (declared is not null && !x.Stepper.Defects.GuessesConversions
            && !Conversion.TryConvert(value, declared.Type, out value))
        {
            x.Fault($"{JsonValues.Text(x.Input("outputValue"))} is no {declared.Type.Alias} for output '{name}'.");
            return;
        }
        run.Outputs[name] = value;
        x.Complete();
    }

    /// <summary>The nearest workflow around it that declares the output, or the whole.</summary>
    private static Run Owner(Run run, string name) =>
        run.Within is { } outer && run.Definition.Outputs.All(o => o.Name != name) ? Owner(outer, name) : run;
}
