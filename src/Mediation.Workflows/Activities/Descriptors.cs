using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>An input of an activity type (输入项).</summary>
/// <param name="Name">The camelCase property in the file.</param>
/// <param name="TypeAlias">An alias of the format, such as <c>String</c> or <c>List&lt;String&gt;</c>.</param>
/// <param name="DisplayName">Chinese name for the editor.</param>
public sealed record InputDescriptor(string Name, string TypeAlias, string DisplayName)
{
    /// <summary>What the value is converted to before the activity sees it.</summary>
    public DataType Type { get; } = DataType.TryParse(TypeAlias, false, out var type)
        ? type
        : throw new ArgumentException($"'{TypeAlias}' is no alias of the format.", nameof(TypeAlias));

    /// <summary>One Chinese sentence for the editor, or empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>The editor, such as <c>single-line</c>, <c>dropdown</c> or <c>checkbox</c> (编辑方式).</summary>
    public string UIHint { get; init; } = "single-line";

    /// <summary>True when a file without it is refused.</summary>
    public bool Required { get; init; }

    /// <summary>The value when the file leaves it out; JSON null for none.</summary>
    public JsonElement Default { get; init; } = JsonValues.Null;

    /// <summary>True when the activity asks for the value itself, perhaps several times, while it runs.</summary>
    public bool Lazy { get; init; }

    /// <summary>The choices of a drop-down that never change; hosts may add computed ones (可选值).</summary>
    public IReadOnlyList<InputChoice> Choices { get; init; } = [];
}

/// <summary>One choice of a drop-down: what is written and what is read (选项).</summary>
public sealed record InputChoice(string Value, string DisplayName);

/// <summary>An output of an activity type, which a file may bind to a variable or a workflow output (输出项).</summary>
/// <param name="Name">The camelCase property in the file.</param>
/// <param name="TypeAlias">An alias of the format.</param>
/// <param name="DisplayName">Chinese name for the editor.</param>
public sealed record OutputDescriptor(string Name, string TypeAlias, string DisplayName);

/// <summary>A place inside an activity where others are embedded (内嵌端口).</summary>
/// <param name="Name">The camelCase property in the file.</param>
/// <param name="DisplayName">Chinese name for the editor and the drawing.</param>
/// <param name="IsList">True when it holds a list of activities, false for one or none.</param>
public sealed record EmbeddedPort(string Name, string DisplayName, bool IsList = false)
{
    /// <summary>
    /// For a list of objects: the members that hold activities, found at ports such as <c>cases[0].activity</c>. Empty
    /// when the items are activities themselves.
    /// </summary>
    public IReadOnlyList<string> Members { get; init; } = [];
}
