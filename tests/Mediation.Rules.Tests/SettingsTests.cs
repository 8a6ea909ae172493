using Mediation.Rules.Evaluation;

namespace Mediation.Rules.Tests;

public class SettingsTests
{
    private static readonly RuleSettings NullSafe = new() { NullSafeMembers = true };

    [Theory]
    [InlineData("ruling.dispatch.lead == null")]
    [InlineData("ruling.dispatch.lead.Length == null")]
    [InlineData("not (ruling.dispatch.days > 3)")]
    [InlineData("not ruling.dispatch.lead.StartsWith(\"城\")")]
    [InlineData("complaint.Days.Value == null")]
    public void A_member_of_null_is_null_when_that_is_asked_for(string condition)
    {
        Only(condition, NullSafe).Outcome.ShouldBe(RuleOutcome.True);
        Only(condition).Outcome.ShouldBe(RuleOutcome.Failed);
    }

    [Fact]
    public void A_misspelt_member_is_a_fault_even_where_null_is_safe()
    {
        Only("complaint.Tegs.Count > 0", NullSafe).Failure!.Code.ShouldBe("rules.expression.unknown-member");
    }

    [Fact]
    public void Decimals_and_doubles_meet_unless_the_original_is_asked_for()
    {
        const string Mixed = "complaint.Claim * complaint.Persons * Math.Sqrt(4) == 3.0";
        var facts = new Facts { Claim = 1.5m, Persons = 1 };

        Only(Mixed, facts: facts).Outcome.ShouldBe(RuleOutcome.True);
        Only(Mixed, new() { Profile = RuleProfile.Original }, facts).Outcome.ShouldBe(RuleOutcome.Failed);
    }

    [Theory]
    [InlineData("2147483647 + 1L == 2147483648")]
    [InlineData("Math.Floor(7 / 2) == 3")]
    [InlineData("complaint.Claim in (0.0, 1)")]
    [InlineData("complaint.Text in (\"\", null)")]
    public void What_the_original_stumbles_over_means_what_it_says(string condition) =>
        Only(condition).Outcome.ShouldBe(RuleOutcome.True);

    [Fact]
    public void Actions_that_do_not_run_with_the_set_run_when_their_rule_is_asked_for()
    {
        var library = RuleSets.Compile("""
            { "WorkflowName": "wf", "Rules": [{ "RuleName": "r", "Expression": "true", "Actions": { "OnSuccess": {
              "Name": "OutputExpression", "Context": { "Expression": "1 + 1" } } } }] }
            """, new() { AutoExecuteActions = false });

        library.Evaluate(new Facts()).Rules[0].ActionRan.ShouldBeFalse();
        library.EvaluateRule("wf", "r", new() { { "complaint", new Facts() } })!.Output.ShouldBe(2);
    }

    [Fact]
    public void A_query_inside_an_output_is_carried_out_at_once_and_within_the_limits()
    {
        var settings = new RuleSettings { Limits = new() { Steps = 100 } };

        Output("new (complaint.Tags.Select(t => t.Length) as lengths)", settings, new() { Tags = ["甲", "乙乙"] })
            .Output.ShouldBeOfType<RuleObject>()["lengths"].ShouldBeOfType<List<object?>>().ShouldBe([1, 2]);
        Output("new (Enumerable.Range(1, 1000).Where(n => n > 1) as many)", settings, new())
            .ActionFailure!.Code.ShouldBe("rules.limit.steps");
    }

    [Fact]
    public void A_value_that_has_no_JSON_leaves_its_place_in_a_message_as_written()
    {
        var result = RuleSets.Compile("""
            { "WorkflowName": "wf", "Rules": [{ "RuleName": "r", "Expression": "false", "ErrorMessage": "$(p) of $(q)",
              "LocalParams": [{ "Name": "p", "Expression": "1.0 / 0" }, { "Name": "q", "Expression": "2" }] }] }
            """).Evaluate(new Facts()).Rules[0];

        result.Message.ShouldBe("$(p) of 2");
    }

    [Fact]
    public void Rules_that_go_on_to_others_on_both_outcomes_are_compiled_up_to_a_limit()
    {
        var rules = Enumerable.Range(0, 40).Select(i => $$"""
            { "RuleName": "r{{i}}", "Expression": "true",
              "Actions": { "OnSuccess": {{To(i + 1)}}, "OnFailure": {{To(i + 1)}} } }
            """);

        RuleSets.Compile($$"""{ "WorkflowName": "wf", "Rules": [{{string.Join(',', rules)}}] }""")
            .Faults.ShouldContain(f => f.Code == "rules.limit.chained");
    }

    private static string To(int rule) =>
        $$"""{ "Name": "EvaluateRule", "Context": { "workflowName": "wf", "ruleName": "r{{rule}}" } }""";

    private static RuleResult Only(string condition, RuleSettings? settings = null, Facts? facts = null) =>
        RuleSets.Compile($$"""
            { "WorkflowName": "wf", "Rules": [{
              "RuleName": "r", "Expression": {{System.Text.Json.JsonSerializer.Serialize(condition)}} }] }
            """, settings).Evaluate(facts ?? new()).Rules[0];

    private static RuleResult Output(string expression, RuleSettings settings, Facts facts) =>
        RuleSets.Compile($$"""
            { "WorkflowName": "wf", "Rules": [{ "RuleName": "r", "Expression": "true", "Actions": { "OnSuccess": {
              "Name": "OutputExpression", "Context": { "Expression": "{{expression}}" } } } }] }
            """, settings).Evaluate(facts).Rules[0];
}
