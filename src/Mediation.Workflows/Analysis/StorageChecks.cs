using System.Text.RegularExpressions;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Expressions;
using Mediation.Workflows.Scripts;

namespace Mediation.Workflows.Analysis;

/// <summary>What a wait would lose, here or on other servers of the format (存储检查).</summary>
internal static partial class StorageChecks
{
    public static void Run(WorkflowDefinition definition, ProblemList problems)
    {
        if (!definition.Activities.Values.Any(n => n.Type.MayWait))
            return;
        CheckVariables(definition, problems);
        CheckInputs(definition, problems);
        foreach (var container in definition.Activities.Values.Where(n => n.Type is Flowchart or Sequence))
            CheckOutputs(container, problems);
    }

    /// <summary>Here every variable survives a wait; in the original one without a storage driver doesn't.</summary>
    private static void CheckVariables(WorkflowDefinition definition, ProblemList problems)
    {
        foreach (var owner in definition.Activities.Values)
            foreach (var (index, variable) in owner.Variables.Index())
                if (!variable.IsLasting)
                    problems.Warn("storage", $"{owner.Path}.variables[{index}]",
                        $"Variable '{variable.Name}' has no lasting storage driver; elsewhere a wait would lose it.",
                        variable.Name);
    }

    private static void CheckInputs(WorkflowDefinition definition, ProblemList problems)
    {
        foreach (var (index, input) in definition.Inputs.Index())
            if (!input.IsLasting)
                problems.Warn("storage", $"$.inputs[{index}]",
                    $"Input '{input.Name}' has no lasting storage driver; elsewhere a wait would lose it.", input.Name);
    }

    /// <summary>Outputs of activities are kept in memory, here as there: a wait in between loses them.</summary>
    private static void CheckOutputs(ActivityNode container, ProblemList problems)
    {
        var nodes = container.Children.Select(c => c.Node).ToList();
        foreach (var reader in nodes)
            foreach (var source in nodes.Where(n => n != reader && ReadsFrom(reader, n)))
                if (nodes.Exists(n => n != source && n.Type.MayWait
                        && Leads(container, source, n) && (n == reader || Leads(container, n, reader))))
                    problems.Warn("storage", reader.Path,
                        $"{reader} reads an output of '{source.Id}' after a wait, when it is gone; bind it to a variable.",
                        reader.Id, source.Id);
    }

    private static bool ReadsFrom(ActivityNode reader, ActivityNode source) =>
        reader.Inputs.Values.OfType<ScriptExpression>().Any(script =>
            script.Script.Names.Any(mention => IsAccessor(mention.Name, source)) || AsksFor(script.Source, source));

    private static bool IsAccessor(string function, ActivityNode source) => source.Name is { } name
        && function.EndsWith($"From{ActivityNames.Pascal(name)}", StringComparison.Ordinal)
        && function.StartsWith("get", StringComparison.Ordinal) && Accessors.HasAccessor(name);

    private static bool AsksFor(string script, ActivityNode source) => Asking().Matches(script)
        .Any(match => match.Groups[1].Value is var activity && (activity == source.Id || activity == source.Name));

    [GeneratedRegex("""getOutputFrom\(\s*["'`]([^"'`]+)["'`]""")]
    private static partial Regex Asking();

    private static bool Leads(ActivityNode container, ActivityNode from, ActivityNode to)
    {
        if (container.Type is Sequence)
            return IndexOf(container, from) < IndexOf(container, to);
        return FlowGraph.StartOf(container, trigger: null) is { } start
            && FlowGraph.Of(container, start.Id).LeadsTo(from.Id, to.Id);
    }

    private static int IndexOf(ActivityNode container, ActivityNode node) =>
        container.Children.Index().First(c => c.Item.Node == node).Index;
}
