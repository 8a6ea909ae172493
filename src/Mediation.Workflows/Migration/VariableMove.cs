using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Migration;

/// <summary>
/// Carries the variables of a workflow or container over (变量迁移): by id, else by name, converted to the new type. What a
/// script made up stays as it is. A value that was set is never dropped.
/// </summary>
internal sealed class VariableMove(
    IReadOnlyList<VariableDefinition> from, IReadOnlyList<VariableDefinition> to, List<Obstacle> obstacles)
{
    public IReadOnlyDictionary<string, JsonElement> Of(IReadOnlyDictionary<string, JsonElement> values)
    {
        if (values.Count == 0 && to.Count == 0)
            return values;
        var moved = new Dictionary<string, JsonElement>();
        foreach (var variable in to)
            moved[variable.Id] = Source(variable) is { } old && values.TryGetValue(old.Id, out var value)
                ? Converted(value, variable)
                : variable.Default;
        foreach (var (id, value) in values)
        {
            var declared = from.FirstOrDefault(v => v.Id == id);
            if (declared is null)
                moved.TryAdd(id, value);
            else if (to.All(v => Source(v)?.Id != id) && !JsonElement.DeepEquals(value, declared.Default))
                obstacles.Add(new(ObstacleKind.VariableLost, declared.Name));
        }
        return moved;
    }

    private VariableDefinition? Source(VariableDefinition variable) =>
        from.FirstOrDefault(v => v.Id == variable.Id)
        ?? from.FirstOrDefault(v => v.Name == variable.Name && to.All(other => other.Id != v.Id));

    private JsonElement Converted(JsonElement value, VariableDefinition variable)
    {
        if (!Conversion.TryConvert(value, variable.Type, out var converted))
            obstacles.Add(new(ObstacleKind.VariableMismatch, variable.Name));
        return converted;
    }
}
