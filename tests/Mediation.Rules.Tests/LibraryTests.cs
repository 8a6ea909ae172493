using System.Dynamic;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mediation.Rules.Evaluation;
using Mediation.Rules.Reading;

namespace Mediation.Rules.Tests;

public class LibraryTests
{
    [Fact]
    public void An_untraced_evaluation_of_ten_rules_makes_no_more_than_its_result()
    {
        var rules = string.Join(',', Enumerable.Range(0, 10).Select(i =>
            $$"""{ "RuleName": "r{{i}}", "Expression": "complaint.Persons > {{i}}" }"""));
        var library = RuleSets.Compile($$"""{ "WorkflowName": "wf", "Rules": [{{rules}}] }""");
        RuleArguments arguments = new() { { "complaint", new Facts { Persons = 5 } } };
        library.Evaluate("wf", arguments);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = library.Evaluate("wf", arguments);
        var made = GC.GetAllocatedBytesForCurrentThread() - before;

        result.Hits.Count.ShouldBe(5);
        made.ShouldBeLessThan(200);
    }

    [Fact]
    public void A_misspelt_fact_is_a_fault_that_names_the_nearest()
    {
        var library = RuleSets.Compile("""
            { "WorkflowName": "wf", "Rules": [{ "RuleName": "r", "Expression": "true and complaint.Person > 1" }] }
            """);

        var fault = library.Faults.ShouldHaveSingleItem();
        (fault.Code, fault.Path, fault.Offset)
            .ShouldBe(("rules.expression.unknown-member", "$.Rules[0].Expression", 9));
        fault.Message.ShouldContain("Persons");
        library.Evaluate(new Facts()).Rules[0].Outcome.ShouldBe(RuleOutcome.Failed);
    }

    [Fact]
    public void Rules_out_of_their_dates_are_passed_over_when_a_day_is_asked_about()
    {
        var library = RuleSets.Compile("""
            { "WorkflowName": "wf", "Rules": [
              { "RuleName": "old", "Expression": "true", "Properties": { "effectiveTo": "2025-12-31" } },
              { "RuleName": "new", "Expression": "true",
                "Properties": { "effectiveFrom": "2026-01-01", "effectiveTo": null } }] }
            """);

        Hits(library, new(2025, 12, 31)).ShouldBe(["old"]);
        Hits(library, new(2026, 1, 1)).ShouldBe(["new"]);
        Hits(library, null).ShouldBe(["old", "new"]);
    }

    [Fact]
    public void Rules_that_lead_back_to_each_other_are_refused()
    {
        var library = RuleSets.Compile($$"""
            { "WorkflowName": "wf", "Rules": [{{Leading("a", "b")}}, {{Leading("b", "a")}}] }
            """);

        library.Faults.ShouldContain(f => f.Code == "rules.action.cycle");
        library.Evaluate(new Facts()).Rules[0].ActionFailure.ShouldNotBeNull();
    }

    [Fact]
    public void Rule_sets_that_inject_each_other_are_refused()
    {
        var library = RuleSets.Compile("""
            [{ "WorkflowName": "wf", "WorkflowsToInject": ["other"],
               "Rules": [{ "RuleName": "a", "Expression": "true" }] },
             { "WorkflowName": "other", "WorkflowsToInject": ["wf"],
               "Rules": [{ "RuleName": "b", "Expression": "true" }] }]
            """);

        library.Faults.ShouldContain(f => f.Code == "rules.set.inject-cycle");
    }

    [Fact]
    public void Dynamic_facts_of_any_form_give_the_same_without_another_compilation()
    {
        var library = RuleSets.Compile("""
            { "WorkflowName": "wf", "Rules": [{
              "RuleName": "r", "Expression": "ruling.Dispatch.Lead == \"城管\" and ruling.scores.Max(s => s) > 1.5" }] }
            """);
        const string Json = """{ "Dispatch": { "Lead": "城管" }, "Scores": [1, 2] }""";
        dynamic expando = new ExpandoObject();
        expando.Dispatch = RuleObject.Of(("Lead", "城管"));
        expando.Scores = new[] { 1m, 2m };

        foreach (object ruling in new object[] { JsonDocument.Parse(Json).RootElement, JsonNode.Parse(Json)!, expando })
            library.Evaluate("wf", new() { { "ruling", ruling } }).Hit.ShouldNotBeNull();
    }

    [Fact]
    public void Cancelling_stops_a_running_expression()
    {
        var library = RuleSets.Compile("""
            { "WorkflowName": "wf", "Rules": [{
              "RuleName": "r", "Expression": "Enumerable.Range(1, 90000).All(x => x > 0)" }] }
            """);

        Should.Throw<OperationCanceledException>(
            () => library.Evaluate(new Facts(), new() { Cancellation = new(true) }));
    }

    [Fact]
    public void Steps_are_counted_in_nested_queries()
    {
        var library = RuleSets.Compile("""
            { "WorkflowName": "wf", "Rules": [{ "RuleName": "r",
              "Expression": "Enumerable.Range(1, 90000).All(x => Enumerable.Range(1, 90000).Any(y => y > 89999))" }] }
            """);

        library.Evaluate(new Facts()).Rules[0].Failure!.Code.ShouldBe("rules.limit.steps");
    }

    [Fact]
    public void The_page_s_culture_does_not_reach_the_rules()
    {
        var library = RuleSets.Compile("""
            { "WorkflowName": "wf", "Rules": [{ "RuleName": "r", "Expression": "\"\" + 1.5 == \"1.5\"" }] }
            """);
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = new("de-DE");

        library.Evaluate(new Facts()).Hit.ShouldNotBeNull();

        System.Globalization.CultureInfo.CurrentCulture.Name.ShouldBe("de-DE");
        System.Globalization.CultureInfo.CurrentCulture = before;
    }

    [Fact]
    public void The_expressions_of_a_file_can_be_listed_with_their_facts()
    {
        var set = RuleFile.Read("""
            { "WorkflowName": "wf", "GlobalParams": [{ "Name": "g", "Expression": "1" }], "Rules": [{ "RuleName": "r",
              "Expression": "complaint.Mentions(\"打人\") and complaint.Tags.Any(t => t == complaint.Text)" }] }
            """, "x").RuleSets[0];

        var expression = set.Expressions().Last();

        expression.Path.ShouldBe("$.Rules[0].Expression");
        Mediation.Rules.Expressions.RuleExpression.Parse(expression.Text, out _)!.Facts
            .Select(f => $"{f.Name}({string.Join(",", f.Arguments)})")
            .ShouldBe(["complaint.Mentions(打人)", "complaint.Tags.Any()", "complaint.Text()"]);
    }

    private static IEnumerable<string> Hits(RuleLibrary library, DateOnly? day) =>
        library.Evaluate(new Facts(), new() { InForceOn = day }).Hits.Select(h => h.Rule.Name);

    private static string Leading(string from, string to) => $$"""
        { "RuleName": "{{from}}", "Expression": "true", "Actions": { "OnSuccess": {
          "Name": "EvaluateRule", "Context": { "workflowName": "wf", "ruleName": "{{to}}" } } } }
        """;
}
