using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Execution;

/// <content>What an operator does to the data of an instance.</content>
public sealed partial class WorkflowMachine
{
    /// <summary>
    /// Sets an open variable to what somebody wrote (修正变量): converted to its declared type; JSON where the type is an
    /// object or anything; null when nothing is written. No step runs. Answers
    /// <see cref="BurstAnswer.VariableUnknown"/> or <see cref="BurstAnswer.ValueMismatch"/>, and then changes nothing; the
    /// details never repeat the value.
    /// </summary>
    public Burst Mend(WorkflowState state, string ownerId, string variableId, string? text, WorkflowHost host)
    {
        if (state.Status is WorkflowStatus.Finished)
            return Ended(state);
        if (Position.Thaw(state, host.Library, options.Defects) is not { } position)
            return Refuse(state, BurstAnswer.DefinitionMissing, $"No definition version '{state.VersionId}', or a child's.");
        if (position.Find(ownerId) is not { } owner || !owner.Variables.ContainsKey(variableId))
            return Refuse(state, BurstAnswer.VariableUnknown, $"'{ownerId}' has no variable '{variableId}'.");
        var type = owner.Node.Variables.FirstOrDefault(v => v.Id == variableId)?.Type ?? DataType.Any;
        if (!Conversion.TryConvert(Written(text, type), type, out var value))
            return Refuse(state, BurstAnswer.ValueMismatch, $"That is no {type.Alias}.");
        owner.Variables[variableId] = value;
        return new Burst(position.Freeze(), [], [], BurstAnswer.Advanced);
    }

    private static JsonElement Written(string? text, DataType type) =>
        string.IsNullOrWhiteSpace(text) ? JsonValues.Null
        : type.Kind is DataKind.Any or DataKind.Json && JsonValues.TryParse(text, out var json) ? json
        : JsonValues.Of(text);
}
