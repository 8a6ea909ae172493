using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Execution;

/// <summary>A variable that stands open in an instance (在用变量): of a whole workflow, or of a container that hasn't ended.</summary>
/// <param name="OwnerId">The activity instance it belongs to.</param>
/// <param name="Id">Its id there.</param>
/// <param name="Name">What people and scripts call it.</param>
/// <param name="Type">What it holds; anything, when a script made it up.</param>
/// <param name="Value">Its value now.</param>
public sealed record OpenVariable(string OwnerId, string Id, string Name, DataType Type, JsonElement Value)
{
    /// <summary>
    /// Every open variable, outer before inner; empty when the instance ended or the library lacks one of its definitions.
    /// Cost is linear in the activity instances and their variables.
    /// </summary>
    public static IReadOnlyList<OpenVariable> Of(WorkflowState state, IWorkflowLibrary library) =>
        state.Status is WorkflowStatus.Running && Position.Thaw(state, library, Defects.None) is { } position
            ? [.. position.Frames.SelectMany(Of)]
            : [];

    /// <summary>The value as people write it: text without quotes, everything else as JSON, nothing for null (文本形式).</summary>
    public string Text => JsonValues.Text(Value) ?? "";

    private static IEnumerable<OpenVariable> Of(Frame frame) =>
        from id in frame.Variables.Keys
        let declared = frame.Node.Variables.FirstOrDefault(v => v.Id == id)
        select new OpenVariable(frame.Id, id, declared?.Name ?? id, declared?.Type ?? DataType.Any, frame.Variables[id]);
}
