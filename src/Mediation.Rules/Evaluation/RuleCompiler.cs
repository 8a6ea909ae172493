using System.Text.Json;
using Mediation.Rules.Expressions;
using Mediation.Rules.Reading;

namespace Mediation.Rules.Evaluation;

/// <summary>Compiles rule sets against declared inputs and collects what is wrong with them (编译).</summary>
internal sealed partial class RuleCompiler(
    IReadOnlyDictionary<string, RuleSet> sets, RuleSettings settings, Language language, List<RuleFault> faults)
{
    /// <summary>Rules of a set, with those that it injects.</summary>
    private const int MostGathered = 10_000;

    private readonly Stack<(string Set, string Rule)> chain = new();

    private RuleSet current = null!;

    /// <summary>Slots in use at most while the current set is compiled.</summary>
    private int slots;

    /// <summary>Whether an expression of the current set calls what may depend on the culture.</summary>
    private bool asksCulture;

    public CompiledRuleSet Compile(RuleSet set, Scope inputs)
    {
        var (outerSet, outerSlots, outerCulture) = (current, slots, asksCulture);
        (current, slots, asksCulture) = (set, inputs.Next, false);
        var scope = inputs.OfInputs();
        var globals = Params(set.GlobalParams, ref scope, out var failure);
        var gathered = Gather(set, [set.Name]);
        if (set.HitPolicy == HitPolicy.Priority) gathered = [.. gathered.OrderByDescending(r => r.Rule.Priority)];
        var rules = gathered.Select(r => CompileFrom(r.Set, r.Rule, scope)).ToArray();
        RefuseDuplicates(rules);
        var compiled = new CompiledRuleSet(set, globals, failure, rules, slots + scope.Facts.Count, asksCulture);
        (current, slots, asksCulture) = (outerSet, outerSlots, outerCulture || asksCulture);
        return compiled;
    }

    private List<(RuleSet Set, Rule Rule)> Gather(RuleSet set, IReadOnlyList<string> from)
    {
        var rules = set.Rules.Where(r => r.Enabled).Select(r => (set, r)).ToList();
        foreach (var name in set.WorkflowsToInject)
        {
            if (from.Contains(name))
                Fault("$.WorkflowsToInject", "rules.set.inject-cycle", string.Join(" → ", [.. from, name]));
            else if (!sets.TryGetValue(name, out var injected))
                Fault("$.WorkflowsToInject", "rules.set.inject-missing", name);
            else rules.AddRange(Gather(injected, [.. from, name]));

            if (rules.Count <= MostGathered) continue;
            Fault("$.WorkflowsToInject", "rules.limit.injected", $"{MostGathered}");
            return rules[..MostGathered];
        }
        return rules;
    }

    private CompiledRule CompileFrom(RuleSet owner, Rule rule, Scope scope)
    {
        var outer = current;
        current = owner;
        var compiled = Compile(rule, scope);
        current = outer;
        return compiled;
    }

    private void RefuseDuplicates(CompiledRule[] rules)
    {
        foreach (var twice in rules.GroupBy(r => r.Definition.Name, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
            Fault(twice.Last().Definition.Path + ".RuleName", "rules.rule.duplicate", twice.Key);
    }

    private CompiledRule Compile(Rule rule, Scope outer)
    {
        var scope = outer;
        var locals = Params(rule.LocalParams, ref scope, out var failure);
        if (failure is not null) return Broken(rule, failure, outer);
        if (rule.ExpressionType != 0)
        {
            Fault(rule.Path + ".RuleExpressionType", "rules.rule.expression-type-unknown", $"{rule.ExpressionType}");
            failure = new(
                FailureStage.Params, "rules.rule.expression-type-unknown", rule.Path, null, $"{rule.ExpressionType}");
            return Broken(rule, failure, outer);
        }

        var isParent = rule.Operator is not null && rule.Rules.Count > 0;
        var children = isParent ? rule.Rules.Where(r => r.Enabled).Select(r => Compile(r, scope)).ToArray() : [];
        if (Array.Find(children, c => c.Failure?.Stage == FailureStage.Params) is { } bad)
            return Broken(rule, bad.Failure!, outer);

        var condition = isParent
            ? null
            : Try<bool>(rule.Expression ?? "", rule.Path + ".Expression", scope, FailureStage.Condition, out failure);
        return new(rule)
        {
            Failure = failure,
            Locals = locals,
            Condition = condition,
            Children = children,
            IsParent = isParent,
            IsLeaf = failure is null && !isParent && locals.Length == 0,
            NeedsAll = rule.Operator?.StartsWith("and", StringComparison.OrdinalIgnoreCase) == true,
            OnSuccess = Action(rule.OnSuccess, rule, scope),
            OnFailure = Action(rule.OnFailure, rule, scope),
            Message = Template(rule, scope)
        };
    }

    /// <summary>A rule that always fails, but whose failure action still runs.</summary>
    private CompiledRule Broken(Rule rule, RuleFailure failure, Scope scope) => new(rule)
    {
        Failure = failure,
        OnFailure = Action(rule.OnFailure, rule, scope),
        Message = Template(rule, scope)
    };

    private MessageTemplate? Template(Rule rule, Scope scope) =>
        settings.EnableFormattedErrorMessage && rule.ErrorMessage is { } text ? new(text, scope) : null;

    private CompiledParam[] Params(IReadOnlyList<ScopedParam> parameters, ref Scope scope, out RuleFailure? failure)
    {
        failure = null;
        var compiled = new List<CompiledParam>();
        foreach (var parameter in settings.EnableScopedParams ? parameters : [])
        {
            if (scope.Has(parameter.Name))
            {
                Fault(parameter.Path, "rules.param.shadows", parameter.Name);
                var isGlobal = ReferenceEquals(parameters, current.GlobalParams);
                var stage = isGlobal ? FailureStage.Params : FailureStage.Evaluation;
                failure = new(stage, "rules.param.shadows", parameter.Path, null, parameter.Name);
                return [.. compiled];
            }
            var path = parameter.Path + ".Expression";
            var expression = Try<object?>(parameter.Expression, path, scope, FailureStage.Params, out failure);
            if (expression is null) return [.. compiled];

            scope = scope.With(parameter.Name, expression.Type);
            slots = Math.Max(slots, scope.Next);
            compiled.Add(new(parameter.Name, scope.Entries[^1].Slot, expression));
        }
        return [.. compiled];
    }

    private CompiledExpression<T>? Try<T>(
        string text, string path, Scope scope, FailureStage stage, out RuleFailure? failure)
    {
        try
        {
            failure = null;
            var node = Parser.Parse(text, language.Limits, language.ExactCase);
            asksCulture |= AsksCulture(node);
            return new(node, language, scope, path);
        }
        catch (ExpressionException) when (!settings.EnableExceptionAsErrorMessageForRuleExpressionParsing)
        {
            failure = null;
            return new(new Literal(typeof(T) == typeof(bool) ? false : null, ""), language, scope, path);
        }
        catch (ExpressionException e)
        {
            var place = current.FaultAt(path, e.Fault.Code, e.Fault.Arguments) with { Offset = e.Fault.Offset };
            if (chain.Count == 0) faults.Add(place);
            failure = Failures.Of(e.Fault, stage, path);
            return null;
        }
    }

    private static bool AsksCulture(Node node) =>
        (node is Call call && !Sequences.IsPlain(call.Method)) || node.Parts.Any(AsksCulture);

    private void Fault(string path, string code, params IReadOnlyList<string> arguments) =>
        faults.Add(current.FaultAt(path, code, arguments));

    private static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
