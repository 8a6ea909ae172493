using Mediation.Scripting;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Scripts;

/// <summary>
/// <c>variables</c> in scripts: every variable in scope by name, to read and to write. The original finds only those that
/// are written <c>variables.Name</c>, and doesn't write back null.
/// </summary>
internal sealed class VariableBag(Scope scope, string source) : ScriptBag
{
    private readonly bool original = scope.Stepper.Defects.DropsNulls;

    public override IEnumerable<string> Names =>
        scope.Variables().Select(v => v.Name).Distinct().Where(IsVisible);

    public override bool TryGet(string name, out object? value)
    {
        value = null;
        if (!IsVisible(name) || scope.Named(name) is not { } variable)
            return false;
        value = variable.Frame.Variables[variable.Id];
        return true;
    }

    public override ScriptRefusal? Set(string name, object? value)
    {
        if (original && value is null)
            return null;
        return scope.SetNamed(name, ScriptValues.Json(value)) is { } fault ? new ScriptRefusal(fault) : null;
    }

    private bool IsVisible(string name) =>
        !original || source.Contains($"variables.{name}", StringComparison.Ordinal);
}
