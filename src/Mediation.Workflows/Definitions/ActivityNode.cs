using System.Text.Json;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Definitions;

/// <summary>One activity as drawn in a definition (活动节点).</summary>
public sealed class ActivityNode
{
    /// <summary>Unique within the document.</summary>
    public required string Id { get; init; }

    /// <summary>Ids from the wrapper down, joined by colons; computed, never read.</summary>
    public required string NodeId { get; init; }

    /// <summary>The handle that scripts use, or null.</summary>
    public string? Name { get; init; }

    /// <summary>What a drawing shows: the designer's text, the name, or the type's Chinese name (显示文字).</summary>
    public required string DisplayText { get; init; }

    /// <summary>What this activity does (活动类型).</summary>
    public required ActivityType Type { get; init; }

    /// <summary>Where it stands in the document, such as <c>$.root.activities[2]</c>.</summary>
    public required string Path { get; init; }

    /// <summary>True when the file asks this one to be preferred as start, or indexed as a trigger.</summary>
    public bool CanStartWorkflow { get; init; }

    /// <summary>What the file says it waits for in token mode, or null (合并方式).</summary>
    public string? MergeMode { get; init; }

    /// <summary>The bound inputs by descriptor name; an input that the file leaves out is not here (输入绑定).</summary>
    public required IReadOnlyDictionary<string, Expression> Inputs { get; init; }

    /// <summary>Variable id or workflow output name by output name (输出绑定).</summary>
    public required IReadOnlyDictionary<string, string> Outputs { get; init; }

    /// <summary>Variables declared here; a fresh set for each execution (容器变量).</summary>
    public IReadOnlyList<VariableDefinition> Variables { get; init; } = [];

    /// <summary>Embedded activities in document order (内嵌活动).</summary>
    public IReadOnlyList<ChildNode> Children { get; init; } = [];

    /// <summary>Connections between the embedded activities; duplicates are gone (连线).</summary>
    public IReadOnlyList<Connection> Connections { get; init; } = [];

    /// <summary>What <see cref="ActivityType.Read"/> made of the plain properties, or null.</summary>
    public object? Settings { get; init; }

    /// <summary>The activity's own JSON.</summary>
    public required JsonElement Json { get; init; }

    /// <summary>The embedded activity at a port such as <c>then</c>, or null.</summary>
    public ActivityNode? Child(string port)
    {
        foreach (var child in Children)
            if (child.Port == port)
                return child.Node;
        return null;
    }

    /// <summary>The literal value of an input as text, or null when it is not bound to a literal.</summary>
    public string? LiteralText(string input) =>
        Inputs.GetValueOrDefault(input) is LiteralExpression literal ? literal.Text : null;

    /// <summary>The literal list of texts of an input, or none when it is bound to something computed.</summary>
    public IReadOnlyList<string> LiteralTexts(string input) =>
        Inputs.GetValueOrDefault(input) is { } expression ? LiteralLists.Of(expression) : [];

    /// <summary>True when the file itself spells out an input, or leaves it out.</summary>
    internal bool IsLiteral(string input) => Inputs.GetValueOrDefault(input) is null or LiteralExpression or ObjectExpression;

    /// <inheritdoc/>
    public override string ToString() => $"{Type.TypeName} '{Id}'";
}

/// <summary>An activity embedded in another: at a named port, or in the list <c>activities</c> (内嵌活动).</summary>
public sealed record ChildNode(string Port, ActivityNode Node);

/// <summary>A line of a flowchart: when the source ends with the port's outcome, the target is next (连线).</summary>
/// <param name="Source">Id of the activity that completes.</param>
/// <param name="Port">The outcome, or null, which fits only a completion without named outcomes.</param>
/// <param name="Target">Id of the activity that follows.</param>
/// <param name="TargetPort">Kept for the file's sake; means nothing at run time.</param>
public sealed record Connection(string Source, string? Port, string Target, string? TargetPort)
{
    /// <summary>Identifies the connection inside its flowchart.</summary>
    public string Key { get; } = $"{Source}|{Port}|{Target}|{TargetPort}";

    /// <summary>Its place among the connections of its flowchart.</summary>
    internal int Place { get; init; }
}
