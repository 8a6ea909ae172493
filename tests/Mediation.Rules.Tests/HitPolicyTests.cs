using Mediation.Rules.Evaluation;

namespace Mediation.Rules.Tests;

public class HitPolicyTests
{
    [Fact]
    public void First_stops_at_the_first_rule_that_holds()
    {
        var result = Library("first").Evaluate(new Facts { Persons = 7 });

        result.Hits.Select(r => r.Rule.Name).ShouldBe(["crowd"]);
        result.Rules.Select(r => r.Rule.Name).ShouldBe(["single", "crowd"]);
    }

    [Fact]
    public void Collect_takes_every_rule_that_holds()
    {
        var result = Library("collect").Evaluate(new Facts { Persons = 7 });

        result.Hits.Select(r => r.SuccessEvent).ShouldBe(["group", "many", "anything"]);
    }

    [Fact]
    public void Best_takes_the_largest_score_and_the_earlier_of_equals()
    {
        var result = Library("best").Evaluate(new Facts { Persons = 7 });

        result.Hits.Select(r => r.Rule.Name).ShouldBe(["many"]);
        result.Hit!.Output.ShouldBeOfType<RuleObject>()["Score"].ShouldBe(9.5);
    }

    [Fact]
    public void Priority_takes_the_weightiest_that_holds_and_asks_no_further()
    {
        var library = RuleSets.Compile("""
            { "WorkflowName": "wf", "HitPolicy": "priority", "Rules": [
              { "RuleName": "plain", "Expression": "true" },
              { "RuleName": "weighty", "Expression": "complaint.Persons > 5", "Properties": { "priority": 2.5 } },
              { "RuleName": "weightiest", "Expression": "complaint.Persons > 50", "Properties": { "priority": 9 } },
              { "RuleName": "also plain", "Expression": "true" } ] }
            """);

        library.Evaluate(new Facts { Persons = 7 }).Rules.Select(r => r.Rule.Name).ShouldBe(["weightiest", "weighty"]);
        library.Evaluate(new Facts { Persons = 7 }).Hit!.Rule.Name.ShouldBe("weighty");
        library.Evaluate(new Facts()).Hit!.Rule.Name.ShouldBe("plain");
    }

    [Fact]
    public void A_rule_that_fails_lets_the_next_one_be_the_first_hit()
    {
        var result = RuleSets.Compile("""
            { "WorkflowName": "wf", "HitPolicy": "first", "Rules": [
              { "RuleName": "fails", "Expression": "1 / complaint.Persons > 0" },
              { "RuleName": "holds", "Expression": "true" },
              { "RuleName": "unasked", "Expression": "true" } ] }
            """).Evaluate(new Facts());

        result.Rules.Select(r => r.Outcome).ShouldBe([RuleOutcome.Failed, RuleOutcome.True]);
        result.Hit!.Rule.Name.ShouldBe("holds");
    }

    [Fact]
    public void Nothing_holding_is_no_hit()
    {
        RuleSets.Compile("""
            { "WorkflowName": "wf", "Rules": [{ "RuleName": "r", "Expression": "complaint.Persons > 9" }] }
            """)
            .Evaluate(new Facts()).Hit.ShouldBeNull();
    }

    private static RuleLibrary Library(string policy) => RuleSets.Compile($$"""
        { "WorkflowName": "wf", "HitPolicy": "{{policy}}", "Rules": [
          { "RuleName": "single", "Expression": "complaint.Persons == 1" },
          { "RuleName": "crowd", "Expression": "complaint.Persons > 5", "SuccessEvent": "group", {{Score(3)}} },
          { "RuleName": "many", "Expression": "complaint.Persons > 6", "SuccessEvent": "many", {{Score(9.5)}} },
          { "RuleName": "late", "Expression": "true", "SuccessEvent": "anything", {{Score(9.5)}} }
        ] }
        """);

    private static string Score(double score) =>
        $$"""
        "Actions": { "OnSuccess": {
          "Name": "OutputExpression", "Context": { "Expression": "new ({{score}} as Score, complaint.Persons)" } } }
        """;
}
