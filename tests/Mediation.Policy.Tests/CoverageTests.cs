using Mediation.Casework.Rulings;
using Mediation.Rules.Analysis;

namespace Mediation.Policy.Tests;

/// <summary>Which rules and parts of conditions the shipped examples have made both true and false.</summary>
public sealed class CoverageTests
{
    [Fact]
    public void The_examples_cover_as_much_of_each_rule_set_as_was_approved()
    {
        var coverage = Assessment.Order.ToDictionary(name => name, name => new Coverage(Shipped.Book.RuleSets.Single(set => set.Name == name)));
        foreach (var example in Example.All)
            foreach (var (set, facts) in example.Assessment.Asked)
                coverage[set].Add(Shipped.Book.Trace(set, facts, Shipped.Today));

        Approval.Check(string.Concat(Assessment.Order.Select(set => Told(set, coverage[set].Rules))), "example-coverage");
    }

    private static string Told(string set, IReadOnlyList<RuleCoverage> rules)
    {
        var parts = rules.SelectMany(rule => rule.Parts).ToList();
        return $"{set}：规则 {rules.Count}，成立过 {rules.Count(rule => rule.SeenTrue)}，两面都有例 {rules.Count(rule => rule.IsWhole)}；"
            + $"条件 {parts.Count}，两面都有例 {parts.Count(part => part.SeenTrue && part.SeenFalse)}\n"
            + string.Concat(rules.Where(rule => !rule.IsWhole).Select(rule => $"    {rule.Rule.Name}{Missing(rule.SeenTrue, rule.SeenFalse || rule.Parts.Count == 0)}\n"
                + (rule.Parts.Count < 2 ? "" : string.Concat(rule.Parts.Where(part => !part.SeenTrue || !part.SeenFalse)
                    .Select(part => $"        {part.Text}{Missing(part.SeenTrue, part.SeenFalse)}\n")))));
    }

    private static string Missing(bool seenTrue, bool seenFalse) => (seenTrue, seenFalse) switch
    {
        (true, true) => "",
        (true, false) => "：没有不成立的例",
        (false, true) => "：没有成立的例",
        _ => "：没有例问到",
    };
}
