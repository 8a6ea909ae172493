using Mediation.Workflows.Activities;

namespace Mediation.Workflows.Scripts;

/// <summary>What an expression of a workflow can call by name (脚本可用的名字), for whoever helps to write one.</summary>
public static class ScriptNames
{
    /// <summary>The functions that every expression has, in order.</summary>
    public static IReadOnlyList<string> Functions { get; } = [.. WorkflowScriptHost.FunctionNames.Order(StringComparer.Ordinal)];

    /// <summary>The functions that a variable of this name adds; none when the name can't be part of one.</summary>
    public static IReadOnlyList<string> OfVariable(string name) =>
        Accessors.HasAccessor(name) ? [$"get{ActivityNames.Pascal(name)}", $"set{ActivityNames.Pascal(name)}"] : [];
}
