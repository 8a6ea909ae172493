using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Activities;

/// <summary>Sets a variable in scope, converted to its type (设置变量).</summary>
internal sealed class SetVariable : ActivityType
{
    public override string TypeName => "Elsa.SetVariable";

    public override string DisplayName => "设置变量";

    public override string EnglishName => "Set variable";

    public override string Category => Categories.Data;

    public override IReadOnlyList<InputDescriptor> Inputs { get; } = [new("value", "Object", "值")];

    public override object? Read(ActivityProperties properties)
    {
        var id = properties["variable"] is { } variable ? VariableReferences.Id(variable) : null;
        if (id is null)
            properties.Error("variable-ref", "variable", "SetVariable names no variable.");
        else if (properties.Variable(id) is null)
            properties.Error("variable-ref", "variable", $"No variable '{id}' is in scope.", id);
        return id;
    }

    public override void Execute(ActivityExecution x)
    {
        var id = (string?)x.Node.Settings ?? "";
        if (!x.Scope.TrySet(id, x.Input("value"), out var fault))
            fault = $"No variable '{id}' is in scope.";
        if (fault is not null)
            x.Fault(fault);
        else
            x.Complete();
    }
}
