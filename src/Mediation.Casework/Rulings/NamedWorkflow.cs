using Mediation.Rules.Reading;

namespace Mediation.Casework.Rulings;

/// <summary>A workflow that a rule names as the one to follow (规则指定的流程): its output <c>Workflow</c>.</summary>
/// <param name="Set">The rule set.</param>
/// <param name="Rule">The rule that names it.</param>
/// <param name="DefinitionId">Id of the workflow.</param>
public sealed record NamedWorkflow(RuleSet Set, Rule Rule, string DefinitionId)
{
    /// <summary>What the output is called.</summary>
    public const string Output = "Workflow";

    internal static IEnumerable<NamedWorkflow> In(IEnumerable<RuleSet> sets) =>
        from set in sets
        from rule in set.Rules
        let named = RuleChecks.WorkflowOf(rule)
        where named is not null
        select new NamedWorkflow(set, rule, named);
}
