using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Workflows.Expressions;

/// <summary>How an input gets its value (表达式). A closed family; new languages are new records.</summary>
public abstract record Expression
{
    /// <summary>The value before conversion to the input's declared type.</summary>
    internal abstract JsonElement Evaluate(Scope scope, DataType type);
}

/// <summary>A fixed value (固定值). Objects and arrays are kept as their JSON text, as in the original.</summary>
public sealed record LiteralExpression(JsonElement Value) : Expression
{
    /// <summary>The value as text; null for JSON null.</summary>
    public string? Text => JsonValues.Text(Value);

    internal override JsonElement Evaluate(Scope scope, DataType type) =>
        Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? JsonValues.Of(Value.GetRawText()) : Value;

    /// <summary>The same JSON value.</summary>
    public bool Equals(LiteralExpression? other) => other is not null && JsonElement.DeepEquals(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.ValueKind.GetHashCode();
}

/// <summary>
/// JSON text read as a value (JSON 值). Into an untyped input it stays text, as in the original.
/// </summary>
public sealed record ObjectExpression(string Text, JsonElement Value) : Expression
{
    internal override JsonElement Evaluate(Scope scope, DataType type) =>
        type.Kind is DataKind.Any && !type.IsCollection ? JsonValues.Of(Text) : Value;

    /// <summary>The same JSON text.</summary>
    public bool Equals(ObjectExpression? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}

/// <summary>The value of a variable in scope, by id (变量值).</summary>
public sealed record VariableExpression(string VariableId) : Expression
{
    internal override JsonElement Evaluate(Scope scope, DataType type) => scope.Variable(VariableId);
}

/// <summary>The value of a workflow input, by name, whatever its case (流程输入值).</summary>
public sealed record InputExpression(string Name) : Expression
{
    internal override JsonElement Evaluate(Scope scope, DataType type) => scope.WorkflowInput(Name);
}

/// <summary>
/// Something the file gets wrong: only the original's behaviour gets as far as evaluating it (无效表达式).
/// </summary>
public sealed record BrokenExpression(string Message) : Expression
{
    internal override JsonElement Evaluate(Scope scope, DataType type) => throw new ActivityFaultException(Message);
}
