using Mediation.Casework.Cases;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>迁移流程: what runs of the case on one version of a workflow goes on on another version of it.</summary>
public sealed class MoveFlow() : OperatorAct(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "move-flow";

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("fromVersion", FieldType.Text) { Limit = 200 },
        new("toVersion", FieldType.Text) { Limit = 200 },
        new("mapping", FieldType.Text, Required: false) { Limit = 20_000 },
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input) =>
        ReadMapping(input.Text("mapping")) is { } named
            ? proceeding.Move(input.Need("fromVersion"), input.Need("toVersion"), named)
            : new Refusal("field.malformed", "mapping", "mapping");

    /// <summary>
    /// Reads a mapping: a line for each activity, <c>old=new</c>, empty lines left out; null when a line isn't of this form or an
    /// activity is named twice.
    /// </summary>
    public static IReadOnlyDictionary<string, string>? ReadMapping(string? text)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (line.Split('=', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } old, { Length: > 0 } image] || !named.TryAdd(old, image))
                return null;
        return named;
    }

    /// <inheritdoc/>
    protected override Refusal? Idle(CaseFile file) =>
        file.Runs.Exists(r => r.Running) ? null : new Refusal("workflow.already-finished", null, file.Number);
}

/// <summary>撤回迁移: the earlier version and position are back, as long as the instance hasn't gone on since.</summary>
public sealed class UndoMove() : OperatorAct(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "undo-move";

    /// <summary>The field that names the move.</summary>
    public const string Field = "move";

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [new(Field, FieldType.Text) { Limit = 40 }];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input) =>
        proceeding.Briefing.Move is { } made && made.Id == input.Id(Field)
            ? proceeding.UndoMove(made)
            : new Refusal("move.unknown", Field, input.Need(Field));

    /// <inheritdoc/>
    protected override Refusal? Idle(CaseFile file) =>
        file.Runs.Exists(r => r.Running) ? null : new Refusal("workflow.already-finished", null, file.Number);
}
