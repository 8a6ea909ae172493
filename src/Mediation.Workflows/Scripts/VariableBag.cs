using Mediation.Scripting;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Scripts;

/// <summary>
/// <c>variables</c> in scripts: every variable in scope by name, to read and to write. The original copies those that are
/// written <c>variables.Name</c>, and writes back what isn't null when the script has ended well.
/// </summary>
internal sealed class VariableBag(Scope scope, string source) : ScriptBag
{
    private readonly bool original = scope.Stepper.Defects.CopiesVariables;

    private Dictionary<string, object?>? copy;

    public override IEnumerable<string> Names =>
        scope.Variables().Select(v => v.Name).Distinct().Where(IsVisible);

    public override bool TryGet(string name, out object? value)
    {
        value = null;
        if (copy is not null && copy.TryGetValue(name, out value))
            return true;
        if (!IsVisible(name) || scope.Named(name) is not { } variable)
            return false;
        value = variable.Frame.Variables[variable.Id];
        return true;
    }

    public override ScriptRefusal? Set(string name, object? value)
    {
        if (original)
        {
            Note(name, value);
            return null;
        }
        return scope.SetNamed(name, ScriptValues.Json(value)) is { } fault ? new ScriptRefusal(fault) : null;
    }

    /// <summary>What another function set: the original keeps its copy in step.</summary>
    public void Note(string name, object? value)
    {
        if (original)
            (copy ??= [])[name] = value;
    }

    /// <summary>The script has ended well: the copy is written back.</summary>
    public string? WriteBack()
    {
        foreach (var (name, value) in copy ?? [])
            if (!(scope.Stepper.Defects.DropsNulls && value is null)
                && scope.SetNamed(name, ScriptValues.Json(value)) is { } fault)
                return fault;
        return null;
    }

    private bool IsVisible(string name) =>
        !original || source.Contains($"variables.{name}", StringComparison.Ordinal);
}
