using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Expressions;
using Mediation.Workflows.Replay;

namespace Mediation.Workflows.Execution;

/// <content>What an operator does to the data of an instance.</content>
public sealed partial class WorkflowMachine
{
    /// <summary>
    /// Sets an open variable to what somebody wrote (修正变量): converted to its declared type; JSON where the type is an
    /// object, which only JSON is, or anything; null when nothing is written. No step runs. Answers
    /// <see cref="BurstAnswer.VariableUnknown"/> or <see cref="BurstAnswer.ValueMismatch"/>, and then changes nothing; the
    /// details never repeat the value.
    /// </summary>
    public Burst Mend(WorkflowState state, string ownerId, string variableId, string? text, WorkflowHost host)
    {
        if (state.Status is WorkflowStatus.Finished)
            return Ended(state);
        if (Position.Thaw(state, host.Library, options.Defects) is not { } position)
            return Missing(state);
        if (position.Find(ownerId) is not { } owner || !owner.Variables.ContainsKey(variableId))
            return Refuse(state, BurstAnswer.VariableUnknown, $"'{ownerId}' has no variable '{variableId}'.");
        var type = owner.Node.Variables.FirstOrDefault(v => v.Id == variableId)?.Type ?? DataType.Any;
        if (!TryRead(text, type, out var value))
            return Refuse(state, BurstAnswer.ValueMismatch, $"That is no {type.Alias}.");
        owner.Variables[variableId] = value;
        return new Burst(position.Freeze(), [], [], BurstAnswer.Advanced)
        {
            Record = new BurstRecord(new Mended(ownerId, variableId), []),
        };
    }

    private static bool TryRead(string? text, DataType type, out JsonElement value)
    {
        if (string.IsNullOrWhiteSpace(text))
            value = JsonValues.Null;
        else if (type.Kind is not (DataKind.Any or DataKind.Json) || !JsonValues.TryParse(text, out value))
            value = JsonValues.Of(text);
        return (type is not { Kind: DataKind.Json, IsCollection: false } || value.ValueKind is not JsonValueKind.String)
            && Conversion.TryConvert(value, type, out value);
    }
}
