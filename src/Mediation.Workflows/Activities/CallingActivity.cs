using System.Text.Json;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Activities;

/// <summary>
/// Runs another workflow inside this instance, in the version in force now (执行子流程). Its result is always an object
/// of <c>workflowInstanceId</c>, <c>status</c>, <c>subStatus</c> and <c>output</c>.
/// </summary>
public abstract class CallingActivity : ActivityType
{
    internal const string Result = "result";

    /// <inheritdoc/>
    public override bool MayWait => true;

    internal override bool IsRecorded => false;

    /// <inheritdoc/>
    public override IReadOnlyList<string> PortsAtOnce(ActivityNode node) => Ports(node);

    /// <inheritdoc/>
    public override IReadOnlyList<OutputDescriptor> Outputs { get; } = [new(Result, "Object", "子流程结果")];

    /// <summary>True when the host is asked which one, so that a replay takes it from the record.</summary>
    internal virtual bool IsChosenByHost => true;

    /// <summary>Which workflow; null when there is none to run.</summary>
    protected abstract string? Chosen(ActivityExecution x);

    /// <summary>What the workflow is given; nothing unless said otherwise.</summary>
    protected virtual Dictionary<string, JsonElement> Given(ActivityExecution x) => [];

    /// <summary>Whether this step waits for its end.</summary>
    protected virtual bool Waits(ActivityExecution x) => true;

    /// <summary>What happens when no workflow is to be run, or none of that name is in force.</summary>
    protected abstract void Missing(ActivityExecution x, string? definitionId);

    /// <inheritdoc/>
    public override void Execute(ActivityExecution x)
    {
        var host = x.Stepper.Host;
        var id = host.StandIn is not null && IsChosenByHost ? null : Chosen(x);
        var called = host.StandIn is { } standIn ? standIn.Called(x, id) : id is null ? null : host.Library.Find(id);
        x.Stepper.Recorder.NoteCall(x, called?.VersionId);
        if (called is not { } definition)
            Missing(x, id);
        else if (x.Stepper.IsTooDeep)
            x.Fault($"Workflow '{definition.DefinitionId}' starts itself too deeply.");
        else
            Run(x, definition);
    }

    private void Run(ActivityExecution x, WorkflowDefinition definition)
    {
        var run = new Run(definition)
        {
            CallerId = x.Frame.Id,
            ParentId = x.Frame.Root.Id,
            Inputs = Execution.Run.Named(Given(x)),
        };
        var root = x.Stepper.Position.OpenRun(run);
        x.Stepper.PumpInline(root);
        run.CallerWaits = run.End is null && Waits(x);
        if (run.CallerWaits)
            return;
        x.SetOutput(Result, ResultOf(x, root, run));
        x.Complete();
    }

    internal static JsonElement ResultOf(ActivityExecution x, Frame root, Run run) =>
        JsonValues.Of(new Dictionary<string, object?>
        {
            ["workflowInstanceId"] = $"{x.InstanceId}/{root.Id}",
            ["status"] = (run.End is null ? WorkflowStatus.Running : WorkflowStatus.Finished).ToString(),
            ["subStatus"] = (run.End ?? WorkflowSubStatus.Suspended).ToString(),
            ["output"] = run.Outputs,
        });
}
