using System.Text.Json;
using Mediation.Rules.Expressions;
using Mediation.Rules.Reading;

namespace Mediation.Rules.Evaluation;

/// <summary>Compiles actions.</summary>
internal sealed partial class RuleCompiler
{
    /// <summary>
    /// Rules that go on to others on both outcomes double with each step; this many are compiled for one library.
    /// </summary>
    private const int MostChained = 2_000;

    private int chained;

    private CompiledAction? Action(RuleAction? action, Rule rule, Scope scope)
    {
        if (action is null) return null;
        if (action.Name.Equals("OutputExpression", StringComparison.OrdinalIgnoreCase)) return Output(action, scope);
        if (action.Name.Equals("EvaluateRule", StringComparison.OrdinalIgnoreCase)) return Chain(action, scope);

        var custom = settings.CustomActions
            .FirstOrDefault(a => a.Key.Equals(action.Name, StringComparison.OrdinalIgnoreCase)).Value;
        return custom is null
            ? Broken(action, "rules.action.unknown", action.Name)
            : new HostAction(custom, rule, action, scope.Entries);
    }

    private CompiledAction Output(RuleAction action, Scope scope)
    {
        if (!action.Context.TryGetValue("expression", out var text)) return Missing(action, "Expression");

        var path = action.Path + ".Context.Expression";
        return Try<object?>(TextOf(text), path, scope, FailureStage.Action, out var failure) is { } expression
            ? new OutputAction(expression)
            : new BrokenAction(failure!);
    }

    private CompiledAction Chain(RuleAction action, Scope scope)
    {
        if (Argument(action, "workflowName") is not { } setName) return Missing(action, "workflowName");
        if (Argument(action, "ruleName") is not { } ruleName) return Missing(action, "ruleName");
        if (!sets.TryGetValue(setName, out var set)) return Broken(action, "rules.action.set-unknown", setName);
        if (chain.Contains((setName, ruleName))) return Broken(action, "rules.action.cycle", setName, ruleName);
        if (++chained > MostChained) return Broken(action, "rules.limit.chained", $"{MostChained}");

        var travelling = new List<(int, int)>();
        var target = Scope.Empty;
        var filter = Filter(action);
        foreach (var entry in scope.Entries.Where(e => filter is null || filter.Contains(e.Name)))
        {
            target = target.With(entry.Name, entry.Type);
            travelling.Add((entry.Slot, target.Entries[^1].Slot));
        }
        var additional = Additional(action, scope, ref target, out var failure);
        if (failure is not null) return new BrokenAction(failure);

        chain.Push((setName, ruleName));
        var compiled = Compile(set with
        {
            Rules = [.. Gather(set, [setName]).Where(r => r.Rule.Name == ruleName).Take(1).Select(r => r.Rule)],
            WorkflowsToInject = []
        }, target);
        chain.Pop();
        return compiled.Rules.Length == 0
            ? Broken(action, "rules.action.rule-unknown", setName, ruleName)
            : new ChainAction(compiled, compiled.Rules[0], travelling, additional);
    }

    private List<CompiledParam> Additional(RuleAction action, Scope scope, ref Scope target, out RuleFailure? failure)
    {
        failure = null;
        var list = new List<CompiledParam>();
        if (!action.Context.TryGetValue("additionalInputs", out var inputs)) return list;
        if (inputs.ValueKind != JsonValueKind.Array) return list;
        foreach (var input in inputs.EnumerateArray())
        {
            var (name, text) = (Member(input, "Name"), Member(input, "Expression"));
            if (name is null || text is null)
            {
                failure = new(
                    FailureStage.Action, "rules.action.argument-missing", action.Path, null, "additionalInputs");
                return list;
            }
            var path = $"{action.Path}.Context.additionalInputs";
            if (Try<object?>(text, path, scope, FailureStage.Action, out failure) is not { } expression)
                return list;
            target = target.With(name, expression.Type);
            list.Add(new(name, target.Entries[^1].Slot, expression));
        }
        return list;
    }

    private static string? Argument(RuleAction action, string name) =>
        action.Context.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static List<string>? Filter(RuleAction action) =>
        action.Context.TryGetValue("inputFilter", out var filter) && filter.ValueKind == JsonValueKind.Array
            ? [.. filter.EnumerateArray().Select(f => f.ToString())]
            : null;

    private static string? Member(JsonElement element, string name) =>
        element.ValueKind != JsonValueKind.Object ? null : element.EnumerateObject()
            .Where(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(m => TextOf(m.Value)).LastOrDefault();

    private BrokenAction Missing(RuleAction action, string argument) =>
        Broken(action, "rules.action.argument-missing", argument);

    private BrokenAction Broken(RuleAction action, string code, params IReadOnlyList<string> arguments)
    {
        var isAlwaysTold = code is "rules.action.cycle" or "rules.limit.chained";
        if (chain.Count == 0 || isAlwaysTold) Fault(action.Path, code, arguments);
        return new(new(FailureStage.Action, code, action.Path, null, arguments));
    }
}
