using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Casework.WorkItems;

namespace Mediation.Casework.Acts;

/// <summary>
/// An act on the workflow of a case instead of on its matter (运维动作): only an administrator's, who needs to see the run,
/// not what was complained of.
/// </summary>
public abstract class OperatorAct(string code) : ActKind(code)
{
    /// <inheritdoc/>
    public override Refusal? Bar(CaseFile file, WorkItem? item, Briefing briefing) =>
        file.Closed ? Bars.Closed(file)
        : !briefing.Actor.Is(Role.Administrator) ? Bars.NeedsRole(Role.Administrator)
        : Idle(file);

    /// <summary>Why there is nothing to do for it; null when there is.</summary>
    protected abstract Refusal? Idle(CaseFile file);

    /// <summary>The steps that failed, as a choice.</summary>
    protected static ActField FaultField(CaseFile file) =>
        new("fault", FieldType.Choice) { Options = [.. file.Faults.Select(f => new ActOption(f.Key, f.Name))] };

    /// <summary>The fault chosen.</summary>
    protected static OpenFault FaultOf(Proceeding proceeding, ActInput input) =>
        proceeding.File.Faults.First(f => f.Key == input.Need("fault"));

    /// <summary>The refusal of a case without a fault.</summary>
    protected static Refusal? WithoutFault(CaseFile file) =>
        file.Faults.Count > 0 ? null : new Refusal("workflow.not-faulted", null, file.Number);
}

/// <summary>修正变量: sets a variable of a workflow of the case, converted to its declared type.</summary>
public sealed class MendVariable() : OperatorAct("mend-variable")
{
    /// <summary>Names a variable on forms and in requests: <c>run/owner/id</c>.</summary>
    public static string KeyOf(Guid run, Mediation.Workflows.Execution.OpenVariable variable) => $"{run:N}/{variable.OwnerId}/{variable.Id}";

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [new("variable", FieldType.Text) { Limit = 400 }, new("value", FieldType.Text, Required: false) { Limit = 4000 }];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var key = input.Need("variable");
        return proceeding.Variables().FirstOrDefault(v => KeyOf(v.Run, v.Variable) == key) is (var run, { } variable)
            ? proceeding.Mend(run, variable, input.Text("value"))
            : new Refusal("field.not-an-option", "variable", "variable", key);
    }

    /// <inheritdoc/>
    protected override Refusal? Idle(CaseFile file) =>
        file.Runs.Exists(r => r.Running) ? null : new Refusal("workflow.already-finished", null, file.Number);
}

/// <summary>重试环节: runs a failed step again from its beginning.</summary>
public sealed class RetryStep() : OperatorAct("retry-step")
{
    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) => [FaultField(file)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input) =>
        proceeding.Retry(FaultOf(proceeding, input));

    /// <inheritdoc/>
    protected override Refusal? Idle(CaseFile file) => WithoutFault(file);
}

/// <summary>跳过环节: passes over a failed step by one of its own outcomes, for a reason.</summary>
public sealed class SkipStep() : OperatorAct("skip-step")
{
    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
        [FaultField(file), new("outcome", FieldType.Text) { Limit = 100 }, new("reason", FieldType.Text)];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input) => proceeding.Skip(
        FaultOf(proceeding, input), input.Need("outcome"), proceeding.Say("skip-reason", input.Need("reason")));

    /// <inheritdoc/>
    protected override Refusal? Idle(CaseFile file) => WithoutFault(file);
}

/// <summary>
/// 取消流程: ends a workflow of the case, for a reason. A case is never left without anybody's turn: either the workflow
/// begins anew, or what else waits goes on, or a supervisor decides how it ends.
/// </summary>
public sealed class CancelFlow() : OperatorAct(ActCode)
{
    /// <summary>The act's code.</summary>
    public const string ActCode = "cancel-flow";

    /// <summary>Begin the same workflow anew.</summary>
    public const string Again = "again";

    /// <summary>What else waits goes on; when nothing does, a supervisor decides.</summary>
    public const string Supervisor = "supervisor";

    /// <inheritdoc/>
    public override IReadOnlyList<ActField> Fields(CaseFile file, WorkItem? item, Briefing briefing) =>
    [
        new("flow", FieldType.Choice)
        {
            Options = [.. file.Runs.Where(r => r.Running).Select(r => new ActOption(
                $"{r.Id:N}", briefing.Workflows.FindVersion(r.DefinitionVersionId)?.Name ?? r.DefinitionId))],
        },
        ActField.Choice("then", true, Again, Supervisor),
        new("reason", FieldType.Text),
    ];

    /// <inheritdoc/>
    public override Refusal? Decide(Proceeding proceeding, WorkItem? item, ActInput input)
    {
        var run = proceeding.File.Runs.First(r => r.Id == input.Id("flow"));
        return proceeding.Cancel(run, input.Text("then") == Again, proceeding.Say("cancel-reason", input.Need("reason")));
    }

    /// <inheritdoc/>
    protected override Refusal? Idle(CaseFile file) =>
        file.Runs.Exists(r => r.Running) ? null : new Refusal("workflow.already-finished", null, file.Number);
}
