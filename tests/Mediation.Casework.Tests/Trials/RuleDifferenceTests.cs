using Mediation.Casework.Trials;
using Mediation.Rules.Reading;

namespace Mediation.Casework.Tests.Trials;

/// <summary>What differs between two versions of a rule set. 版本对照</summary>
public sealed class RuleDifferenceTests
{
    [Fact]
    public void Layout_and_the_order_of_members_make_no_difference() =>
        RuleDifference.Between(Set("a:1 b:2"), Read("""{ "Rules" : [ {"Expression":"1 == 1","RuleName":"a"}, {"RuleName":"b", "Expression" : "2 == 2"}], "WorkflowName":"s" }"""))
            .ShouldBeEmpty();

    [Fact]
    public void A_rule_is_added_removed_changed_or_moved()
    {
        Told("a:1 b:2", "a:1 new:3 b:2").ShouldBe(["Added new"]);
        Told("a:1 b:2", "a:1").ShouldBe(["Removed b"]);
        Told("a:1 b:2", "a:1 b:3").ShouldBe(["Changed b"]);
        Told("a:1 b:2 c:3 d:4", "d:4 a:1 b:2 c:3").ShouldBe(["Moved d"]);
        Told("a:1 b:2 c:3", "c:3 b:9 x:1").ShouldBe(["Changed b", "Added x", "Removed a"], ignoreOrder: true);
    }

    [Fact]
    public void What_stands_beside_the_rules_is_told_apart()
    {
        RuleDifference.IsBeside(Set("a:1"), Set("a:2")).ShouldBeFalse();
        RuleDifference.IsBeside(Set("a:1"), Read("""{"WorkflowName":"s","HitPolicy":"first","Rules":[{"RuleName":"a","Expression":"1 == 1"}]}""")).ShouldBeTrue();
    }

    private static IEnumerable<string> Told(string before, string after) =>
        RuleDifference.Between(Set(before), Set(after)).Select(change => $"{change.Fate} {(change.After ?? change.Before)!.Name}");

    // "a:1 b:2" are two rules.
    private static RuleSet Set(string rules) => Read($$"""
        {"WorkflowName":"s","Rules":[{{string.Join(',', rules.Split(' ').Select(rule => rule.Split(':'))
            .Select(rule => $$"""{"RuleName":"{{rule[0]}}","Expression":"{{rule[1]}} == {{rule[1]}}"}"""))}}]}
        """);

    private static RuleSet Read(string json) => RuleFile.Read(json, "s.json").RuleSets.ShouldHaveSingleItem();
}
