using Mediation.Casework.Acceptance;
using Mediation.Casework.Acts;
using Mediation.Casework.Reading;
using Mediation.Casework.Rulings;
using Mediation.Rules.Reading;
using Mediation.Workflows.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.Casework.Activities;

/// <summary>
/// Holds workflows and rules against each other (流程与规则相互校验): a step that asks for what no rule answers, or waits without
/// a clock, is a fault of the file that names it, found before anything takes effect.
/// </summary>
public static class PolicyMatch
{
    private const string Clock = "deadline";

    /// <summary>Every mismatch of a workflow with the rules and the other workflows; empty when they fit.</summary>
    public static IEnumerable<PolicyFault> FaultsOf(WorkflowDefinition definition, RuleBook rules)
    {
        foreach (var node in definition.Activities.Values)
        {
            foreach (var (property, message) in FaultsOf(node, rules))
                yield return new PolicyFault(definition.Source, $"{node.Path}.{property}", message);
        }
    }

    /// <summary>Every rule that names a workflow which isn't among these, or can't be followed; empty when all can.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="workflows">The workflows in force.</param>
    public static IEnumerable<PolicyFault> FaultsOf(RuleBook rules, IWorkflowLibrary workflows) =>
        from named in rules.NamedWorkflows
        let definition = workflows.Find(named.DefinitionId)
        where definition is null || named.DefinitionId == Accepting.MainFlow || definition.Activities.Values.Any(node => node.Type is Follow)
        select new PolicyFault(named.Set.Source, named.Rule.Path, definition is null
            ? $"规则“{named.Rule.Name}”指定的流程“{named.DefinitionId}”没有启用"
            : $"规则“{named.Rule.Name}”不能指定流程“{definition.Name}”：它自己又要问规则走哪个流程，会没有尽头");

    /// <summary>Whether a file is refused whose activity leaves this input empty, be it by the engine or for want of a clock (必填).</summary>
    public static bool Needs(ActivityType type, InputDescriptor input) =>
        input.Required || (type is Step or HandOff && input.Name == Clock);

    private static IEnumerable<(string Property, string Message)> FaultsOf(ActivityNode node, RuleBook rules) => node.Type switch
    {
        Ask => AskFaults(node, rules),
        Follow => SetFaults(node, rules),
        Step => [.. ClockFaults(node, rules, Clock), .. ActFaults(node)],
        HandOff => ClockFaults(node, rules, Clock),
        Meet => Meet.Clocks.SelectMany(input => ClockFaults(node, rules, input)),
        { IsTrigger: true } when node.CanStartWorkflow => [("customProperties.canStartWorkflow",
            $"流程只随案件启动，不能由“{node.Type.DisplayName}”启动：请把它画在别的环节之后，并去掉这个属性")],
        _ => [],
    };

    private static IEnumerable<(string, string)> AskFaults(ActivityNode node, RuleBook rules)
    {
        if (SetOf(node, rules) is not { } set)
            return SetFaults(node, rules);
        var known = set.Rules.Select(r => r.SuccessEvent ?? r.Name).ToHashSet();
        return node.LiteralTexts("outcomes").Where(o => !known.Contains(o))
            .Select(outcome => ("outcomes", $"规则集“{set.Name}”没有“{outcome}”这个结论"));
    }

    private static IEnumerable<(string, string)> SetFaults(ActivityNode node, RuleBook rules) =>
        SetOf(node, rules) is null ? [("ruleSet", $"没有名为“{node.LiteralText("ruleSet")}”的规则集")] : [];

    private static RuleSet? SetOf(ActivityNode node, RuleBook rules) =>
        rules.RuleSets.FirstOrDefault(set => set.Name == node.LiteralText("ruleSet"));

    private static IEnumerable<(string, string)> ClockFaults(ActivityNode node, RuleBook rules, string input)
    {
        var kind = node.LiteralText(input);
        if (string.IsNullOrEmpty(kind))
            yield return (input, "等待的环节必须有时限");
        else if (rules.RuleSets.Where(s => s.Name == "deadlines").SelectMany(s => s.Rules).All(r => r.SuccessEvent != kind))
            yield return (input, $"时限规则里没有“{kind}”");
    }

    private static IEnumerable<(string, string)> ActFaults(ActivityNode node) => node.LiteralTexts("acts")
        .Select(act => (Act: act, Kind: ActCatalog.Kind(act)))
        .Where(each => each.Kind is { Moves: false } or MeetingAct)
        .Select(each => ("acts", each.Kind is MeetingAct
            ? $"“{each.Act}”是会商里的动作，不能作为办理环节的出口"
            : $"“{each.Act}”不是推进动作，不能作为出口"));
}
