using System.Text.Json;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Expressions;

namespace Mediation.Workflows.Soundness;

/// <summary>
/// Answers, in the place of values, whatever a run depends on (神谕): the answers it was given, in order, and where they end
/// it stops the burst. Activities that steer run as they are; every other one waits, if it may, and leaves by one of its
/// declared outcomes. Faults that values may cause are left out, and so is what lies in variables.
/// </summary>
internal sealed partial class Oracle(WorkflowDefinition main, IWorkflowLibrary library, IReadOnlyList<int> given) : StandIn
{
    public const string Waits = "waits";

    private static readonly string[] Counts = ["none", "one", "two"];

    private readonly List<SoundnessChoice> choices = [];

    private int next;

    private int stepBegan;

    /// <summary>What was chosen, in order; a choice that left no choice is told of only where something had waited.</summary>
    public IReadOnlyList<SoundnessChoice> Choices => choices;

    /// <summary>The joins that were passed over although something had come.</summary>
    public List<ActivityNode> PassedOverJoins { get; } = [];

    /// <summary>The calls of workflows that aren't there.</summary>
    public List<ActivityNode> MissingCalls { get; } = [];

    /// <summary>The burst; null until something runs.</summary>
    public Stepper? Stepper { get; private set; }

    /// <summary>Who ran last.</summary>
    public Frame? Last { get; private set; }

    /// <summary>True once something had more outcomes together than can be listed.</summary>
    public bool LeftOut { get; private set; }

    public override bool LeavesValues => true;

    /// <summary>The outcomes that an activity may leave by, as it is connected.</summary>
    public static IReadOnlyList<string> Outcomes(ActivityNode node, ActivityNode? around) =>
    [
        .. node.Type.Ports(node).Distinct().Where(port => !node.Type.NeedsLine(port)
            || around?.Connections.Any(c => c.Source == node.Id && c.Port == port) is true),
    ];

    public override bool Execute(ActivityExecution x)
    {
        Begin(x);
        switch (x.Node.Type)
        {
            case Flowchart or Sequence or Activities.Parallel or Fork or FlowNode or WorkflowRoot or WorkflowActivity
                or StateMachine or If or Switch or Looping or ParallelForEach or FlowDecision or FlowSwitch or FlowJoin
                or Start or End or Finish or Break or Activities.Fault:
            case FlowFork when !IsComputed(x.Node, "branches"):
            case Complete when !IsComputed(x.Node, "outcomes"):
                return false;
            case FlowFork:
                Leave(x, Subset(x.Frame, [.. x.Frame.Owner!.Node.Connections
                    .Where(c => c.Source == x.ActivityId).Select(c => c.Port).OfType<string>().Distinct()]));
                return true;
            case Complete:
                string[] ends = [ActivityType.Done, .. x.Definition.Outcomes.Where(o => o is not ActivityType.Done)];
                x.Stepper.CompleteWorkflow(x.Frame, [ends[Ask(x.Frame, ends)]]);
                return true;
            case ExecuteWorkflow or DispatchWorkflow or BulkDispatchWorkflows when x.Node.LiteralText("workflowDefinitionId") is { } id && library.Find(id) is null:
                MissingCalls.Add(x.Node);
                break;
        }
        Enter(x);
        return true;
    }

    public override bool Resume(ActivityExecution x, Bookmark bookmark)
    {
        Begin(x);
        Leave(x, Outcomes(x.Node, x.Frame.Owner?.Node), bookmark);
        return true;
    }

    public override bool Cancel(ActivityExecution x) => true;

    public override bool? GoesOn(ActivityExecution x) =>
        x.Node.Type is While ? null : Ask(x.Frame, ["again", "done"]) == 0;

    public override IReadOnlyList<SwitchCase>? Matching(ActivityExecution x, IReadOnlyList<SwitchCase> cases)
    {
        if (cases.All(c => IsConstant(c.Condition)))
            return null;
        string[] labels = [.. cases.Select(c => c.Label is "" ? $"case {c.Index + 1}" : c.Label)];
        if (x.Node.LiteralText("mode") is "MatchAny" || IsComputed(x.Node, "mode"))
            return [.. Subset(x.Frame, labels).Select(label => cases[labels.IndexOf(label)])];
        var chosen = Ask(x.Frame, [.. labels, "Default"]);
        return chosen < cases.Count ? [cases[chosen]] : [];
    }

    public override JsonElement? Value(Frame frame, Expression expression, DataType type)
    {
        if (IsConstant(expression))
            return null;
        if (frame.Node.Type is WorkflowActivity or Activities.Fault)
            return JsonValues.Null;
        if (type.IsCollection)
            return JsonValues.Of(new object?[Ask(frame, Counts)]);
        return type.Kind is not DataKind.Boolean ? JsonValues.Null
            : Ask(frame, ["True", "False"]) == 0 ? JsonValues.True
            : JsonValues.False;
    }

    public override void PassedOver(Frame flowchart, string join) =>
        PassedOverJoins.Add(flowchart.Node.Children.First(c => c.Node.Id == join).Node);

    /// <summary>Ids of the main definition, others with their version.</summary>
    public string NameOf(Frame frame) => frame.Run.Definition.VersionId == main.VersionId
        ? frame.Node.Id
        : $"{frame.Run.Definition.VersionId}/{frame.Node.Id}";

    private static bool IsConstant(Expression expression) => expression is LiteralExpression or ObjectExpression;

    public static bool IsComputed(ActivityNode node, string input) =>
        node.Inputs.TryGetValue(input, out var expression) && !IsConstant(expression);

    /// <summary>True for what neither waits nor is told to.</summary>
    public static bool NeverWaits(ActivityNode node) => !node.Type.MayWait
        || (node.Type.Inputs.FirstOrDefault(i => i.Name is "waitForCompletion") is { } waits
            && !IsComputed(node, waits.Name)
            && !bool.TrueString.Equals(
                node.LiteralText(waits.Name) ?? JsonValues.Text(waits.Default), StringComparison.OrdinalIgnoreCase));
}
