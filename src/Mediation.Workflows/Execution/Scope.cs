using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Execution;

/// <summary>
/// What an expression may see and set (作用域): the variables around an activity, nearest first, and the workflow's inputs.
/// </summary>
internal sealed class Scope(Stepper stepper, Frame frame)
{
    public Stepper Stepper { get; } = stepper;

    public Frame Frame { get; } = frame;

    /// <summary>The value of the nearest variable with this id; JSON null when there is none.</summary>
    public JsonElement Variable(string id)
    {
        for (var at = Frame; at is not null; at = at.Owner)
            if (at.TryGetVariable(id, out var value))
                return value;
        return JsonValues.Null;
    }

    /// <summary>
    /// The value of a workflow input; JSON null when it was not given. Inside a workflow used as an activity, its inputs
    /// are variables of its own.
    /// </summary>
    public JsonElement WorkflowInput(string name)
    {
        if (Frame.Run.Within is not null && Named(name) is { } own)
            return own.Frame.Variables[own.Id];
        return Frame.Run.Whole.Inputs.GetValueOrDefault(name, JsonValues.Null);
    }

    /// <summary>Every variable in scope, the nearest first; inner ones may hide outer ones of the same name.</summary>
    public IEnumerable<ScopedVariable> Variables()
    {
        for (var at = Frame; at is not null; at = at.Owner)
            foreach (var id in at.VariableIds)
                yield return new ScopedVariable(at, id, Declared(at, id)?.Name ?? id);
    }

    /// <summary>The nearest variable with exactly this name, or null.</summary>
    public ScopedVariable? Named(string name)
    {
        for (var at = Frame; at is not null; at = at.Owner)
        {
            // What a loop or a script made up is called by its key.
            if (at.TryGetVariable(name, out _) && Declared(at, name) is null)
                return new ScopedVariable(at, name, name);
            foreach (var declared in at.Node.Variables)
                if (declared.Name == name && at.TryGetVariable(declared.Id, out _))
                    return new ScopedVariable(at, declared.Id, name);
        }
        return null;
    }

    /// <summary>
    /// Sets the nearest variable with this id, converted to its type; false when none is in scope. A value that doesn't
    /// convert is a fault, and nothing is set.
    /// </summary>
    public bool TrySet(string id, JsonElement value, out string? fault)
    {
        fault = null;
        for (var at = Frame; at is not null; at = at.Owner)
        {
            if (!at.TryGetVariable(id, out _))
                continue;
            var variable = Declared(at, id);
            if (variable is null)
                at.Variables[id] = value;
            else if (TryConvert(value, variable.Type, out var converted))
                at.Variables[id] = converted;
            else
                fault = $"{JsonValues.Text(value)} is no {variable.Type.Alias} for variable '{variable.Name}'.";
            return true;
        }
        return false;
    }

    /// <summary>Sets a variable by name; a name that isn't known becomes a variable of the nearest container.</summary>
    public string? SetNamed(string name, JsonElement value)
    {
        if (Named(name) is { } known)
        {
            new Scope(Stepper, known.Frame).TrySet(known.Id, value, out var fault);
            return fault;
        }
        var container = Frame.Outward().FirstOrDefault(f => f.Node.Type.IsContainer) ?? Frame.Root;
        container.Variables[name] = value;
        return null;
    }

    /// <summary>The value of an expression, converted to a type; what doesn't convert is a fault.</summary>
    public JsonElement Evaluate(Expression expression, DataType type)
    {
        if (Stepper.Host.StandIn?.Value(Frame, expression, type) is { } given)
            return given;
        var value = expression.Evaluate(this, type);
        return TryConvert(value, type, out var converted)
            ? converted
            : throw new ActivityFaultException($"{JsonValues.Text(value)} is no {type.Alias}.");
    }

    private static VariableDefinition? Declared(Frame frame, string id)
    {
        var declared = frame.Node.Variables;
        for (var i = 0; i < declared.Count; i++)
            if (declared[i].Id == id)
                return declared[i];
        return null;
    }

    private bool TryConvert(JsonElement value, DataType type, out JsonElement converted) =>
        Stepper.Defects.GuessesConversions
            ? Conversion.TryGuess(value, type, out converted)
            : Conversion.TryConvert(value, type, out converted);
}

/// <summary>A variable where it lives.</summary>
/// <param name="Frame">The activity instance that declares it.</param>
/// <param name="Id">Its key there.</param>
/// <param name="Name">What scripts call it.</param>
internal sealed record ScopedVariable(Frame Frame, string Id, string Name);
