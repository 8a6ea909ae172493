using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>An activity's JSON while its definition is read: for types with properties of their own (活动属性).</summary>
public sealed class ActivityProperties
{
    private readonly ProblemList problems;

    private readonly LexicalScope scope;

    private readonly IReadOnlyDictionary<string, Expression> inputs;

    internal ActivityProperties(
        JsonElement json, string path, LexicalScope scope, IReadOnlyDictionary<string, Expression> inputs,
        ProblemList problems)
    {
        Json = json;
        Path = path;
        this.scope = scope;
        this.inputs = inputs;
        this.problems = problems;
    }

    /// <summary>The activity's JSON object.</summary>
    public JsonElement Json { get; }

    /// <summary>Its JSON path.</summary>
    public string Path { get; }

    /// <summary>A property by its camelCase name, or null.</summary>
    public JsonElement? this[string name] => JsonMembers.Find(Json, name);

    /// <summary>True when an input has a value other than an empty literal.</summary>
    public bool IsBound(string input) =>
        inputs.GetValueOrDefault(input) is { } bound && bound is not LiteralExpression { Text: null or "" };

    /// <summary>The literal value of an input as text, or null when it is not bound to a literal.</summary>
    public string? LiteralText(string input) => (inputs.GetValueOrDefault(input) as LiteralExpression)?.Text;

    /// <summary>The literal list of texts of an input; null when it is left out or computed at run time.</summary>
    public IReadOnlyList<string>? LiteralTexts(string input) => inputs.GetValueOrDefault(input) switch
    {
        LiteralExpression or ObjectExpression => LiteralLists.Of(inputs[input]),
        _ => null,
    };

    /// <summary>Refuses the file for this property (dotted below the activity).</summary>
    public void Error(string code, string property, string message, params IReadOnlyList<string> arguments) =>
        problems.Error(code, $"{Path}.{property}", message, arguments);

    /// <summary>Warns about this property.</summary>
    public void Warn(string code, string property, string message, params IReadOnlyList<string> arguments) =>
        problems.Warn(code, $"{Path}.{property}", message, arguments);

    internal VariableDefinition? Variable(string id) => scope.Find(id);

    /// <summary>A script that is the literal text of an input.</summary>
    internal Expression Script(string text, string input) =>
        ExpressionReader.ReadScript(text, $"{Path}.{input}.expression.value", scope, problems);

    /// <summary>An expression at a property (dotted below the activity); null when it is refused.</summary>
    internal Expression? Expression(JsonElement json, string property) =>
        ExpressionReader.Read(json, $"{Path}.{property}", scope, problems);
}
