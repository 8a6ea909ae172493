using System.Collections.Frozen;
using Mediation.Scripting;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Scripts;

/// <summary>
/// What a script of a workflow can reach (Elsa 3.8, JavaScript functions): the variables in scope, the workflow's inputs,
/// what activities gave out in this burst, and what the instance is. Nothing of .NET.
/// </summary>
internal sealed class WorkflowScriptHost(Scope scope, string source, List<string>? outcomes) : ScriptHost
{
    private VariableBag? bag;

    private static readonly FrozenDictionary<string, Func<WorkflowScriptHost, IReadOnlyList<object?>, object?>> Functions =
        new Dictionary<string, Func<WorkflowScriptHost, IReadOnlyList<object?>, object?>>
        {
            ["getCorrelationId"] = (host, _) => host.Position.CorrelationId,
            ["getInput"] = (host, args) => host.Scope.WorkflowInput(ScriptValues.Text(args, 0) ?? ""),
            ["getLastResult"] = (host, _) => host.Scope.Stepper.LastResult ?? JsonValues.Null,
            ["getOutputFrom"] = (host, args) => ActivityOutputs.Of(
                host.Scope, ScriptValues.Text(args, 0) ?? "", ScriptValues.Text(args, 1) ?? "result"),
            ["getVariable"] = (host, args) => host.Scope.Named(ScriptValues.Text(args, 0) ?? "") is { } variable
                ? variable.Frame.Variables[variable.Id]
                : null,
            ["getWorkflowDefinitionId"] = (host, _) => host.Scope.Frame.Run.Definition.DefinitionId,
            ["getWorkflowDefinitionVersion"] = (host, _) => host.Scope.Frame.Run.Definition.Version,
            ["getWorkflowDefinitionVersionId"] = (host, _) => host.Scope.Frame.Run.Definition.VersionId,
            ["getWorkflowInstanceId"] = (host, _) => host.Position.InstanceId,
            ["getWorkflowInstanceName"] = (host, _) => host.Position.Name,
            ["setCorrelationId"] = (host, args) => host.Position.CorrelationId = ScriptValues.Text(args, 0),
            ["setVariable"] = (host, args) => host.Set(ScriptValues.Text(args, 0) ?? "", ScriptValues.At(args, 1)),
            ["setWorkflowInstanceName"] = (host, args) => host.Position.Name = ScriptValues.Text(args, 0),
        }.ToFrozenDictionary();

    internal static IEnumerable<string> FunctionNames => Functions.Keys;

    public override DateTimeOffset Now => scope.Stepper.Host.Now;

    public override TimeZoneInfo Zone => scope.Stepper.Host.Zone;

    private Scope Scope => scope;

    private VariableBag Bag => bag ??= new(scope, source);

    private Position Position => scope.Stepper.Position;

    /// <summary>The script has ended well; a fault when what it left in <c>variables</c> can't be kept.</summary>
    public string? End() => bag?.WriteBack();

    public override double NextRandom() => scope.Stepper.Chance.Next();

    public override bool TryGlobal(string name, out object? value)
    {
        value = Functions.TryGetValue(name, out var function) ? new ScriptFunction(args => function(this, args))
            : name is "variables" ? Bag
            : name is "args" ? new Dictionary<string, object?>()
            : outcomes is not null && name is "setOutcome" or "setOutcomes" ? new ScriptFunction(NameOutcomes)
            : Accessor(name);
        return value is not null;
    }

    /// <summary>Generated functions: <c>getCaseNo</c>, <c>setCaseNo</c>, and <c>getResultFromReview</c>.</summary>
    private ScriptFunction? Accessor(string name)
    {
        if (name.Length < 4 || name[..3] is not ("get" or "set"))
            return null;
        var member = name[3..];
        var variable = scope.Variables().FirstOrDefault(v => Accessors.IsNamedBy(v.Name, member));
        if (name[0] is 's')
            return variable is null ? null : args => Set(variable.Name, ScriptValues.At(args, 0));
        var input = Accessors.InputOf(scope, member);
        if (input is not null && (variable is null || scope.Stepper.Defects.CopiesVariables))
            return _ => scope.WorkflowInput(input);
        if (variable is not null)
            return _ => variable.Frame.Variables[variable.Id];
        return ActivityOutputs.Accessor(scope, member);
    }

    private ScriptRefusal? Set(string name, object? value)
    {
        bag?.Note(name, value);
        return scope.SetNamed(name, ScriptValues.Json(value)) is { } fault ? new ScriptRefusal(fault) : null;
    }

    private object? NameOutcomes(IReadOnlyList<object?> arguments)
    {
        outcomes!.Clear();
        outcomes.AddRange(LiteralLists.Of(ScriptValues.Json(ScriptValues.At(arguments, 0))));
        return null;
    }
}
