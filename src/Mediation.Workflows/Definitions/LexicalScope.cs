namespace Mediation.Workflows.Definitions;

/// <summary>The variables that an activity can see by its place in the document.</summary>
internal sealed class LexicalScope(
    LexicalScope? outer, IReadOnlyList<VariableDefinition> variables, IReadOnlyList<WorkflowArgument> outputs)
{
    public VariableDefinition? Find(string id) =>
        variables.FirstOrDefault(v => v.Id == id) ?? outer?.Find(id);

    /// <summary>Names of all variables that can be seen; loops add theirs while they run.</summary>
    public IEnumerable<string> VariableNames() =>
        variables.Select(v => v.Name).Concat(outer?.VariableNames() ?? ["CurrentValue", "CurrentIndex"]);

    /// <summary>True when the name is an output of the workflow.</summary>
    public bool HasOutput(string name) => outputs.Any(o => o.Name == name) || (outer?.HasOutput(name) ?? false);

    public LexicalScope With(IReadOnlyList<VariableDefinition> inner) =>
        inner.Count == 0 ? this : new LexicalScope(this, inner, []);
}
