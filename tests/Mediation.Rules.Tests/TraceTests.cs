using Mediation.Rules.Evaluation;
using Mediation.Rules.Tracing;

namespace Mediation.Rules.Tests;

public class TraceTests
{
    private static readonly TraceWording Wording = new()
    {
        Labels = new Dictionary<string, string>
        {
            ["complaint.Persons"] = "人数",
            ["complaint.Mentions"] = "提到",
            ["complaint.Days"] = "距发生天数"
        }
    };

    [Fact]
    public void A_rule_that_holds_names_the_part_that_decided()
    {
        Reasons("complaint.Persons > 5 || complaint.Mentions(\"打人\")", new() { Text = "他打人", Persons = 2 })
            .ShouldBe(["因为 提到“打人”"]);
    }

    [Fact]
    public void A_rule_that_does_not_hold_names_the_part_that_stopped_it()
    {
        Reasons("complaint.Mentions(\"打人\") && complaint.Persons > 5", new() { Text = "他打人", Persons = 2 })
            .ShouldBe(["因为 人数 2 不大于 5"]);
    }

    [Fact]
    public void A_negated_part_is_said_as_it_was_seen()
    {
        Reasons("!complaint.Mentions(\"打人\") && complaint.Days == null", new())
            .ShouldBe(["因为 没有 提到“打人”", "因为 距发生天数 不详"]);
    }

    [Fact]
    public void A_param_that_is_a_condition_is_explained_by_its_own_parts()
    {
        var library = RuleSets.Compile("""
            { "WorkflowName": "wf", "Rules": [{ "RuleName": "r", "Expression": "crowd",
              "LocalParams": [{ "Name": "crowd", "Expression": "complaint.Persons >= 5" }] }] }
            """);

        var result = library.Evaluate(new Facts { Persons = 7 }, new() { Trace = true }).Rules[0];

        TraceText.Because(result, Wording).ShouldBe(["因为 人数 7 不小于 5"]);
    }

    [Fact]
    public void The_host_may_say_a_fact_in_its_own_words()
    {
        var wording = Wording with { Describe = (use, _) => use.Method == "Mentions" ? "提到“动手”" : null };

        TraceText.Because(Evaluate("complaint.Mentions(\"打人\")", new() { Text = "打人" }), wording)
            .ShouldBe(["因为 提到“动手”"]);
    }

    [Fact]
    public void What_was_short_circuited_is_marked()
    {
        var result = Evaluate("complaint.Persons > 5 && complaint.Mentions(\"打人\")", new() { Persons = 2 });
        var trace = result.Trace!.Condition!;

        TraceText.Full(trace).ShouldBe(
        [
            "complaint.Persons > 5 && complaint.Mentions(\"打人\") → 否",
            "  complaint.Persons > 5 → 否",
            "    complaint.Persons → 2",
            "  complaint.Mentions(\"打人\") → 未求值"
        ]);
    }

    [Fact]
    public void A_failure_keeps_what_was_seen_before_it()
    {
        var result = Evaluate("complaint.Persons > 1 && 10 / (complaint.Persons - 2) > 1", new() { Persons = 2 });

        result.Outcome.ShouldBe(RuleOutcome.Failed);
        result.Trace!.Condition!.Parts[0].Value.ShouldBe(true);
        TraceText.Because(result).ShouldBe(["无法判定：除数为零。"]);
    }

    [Fact]
    public void Untraced_results_carry_no_trace() =>
        RuleSets.Compile(One("true")).Evaluate(new Facts()).Rules[0].Trace.ShouldBeNull();

    private static IReadOnlyList<string> Reasons(string expression, Facts facts) =>
        TraceText.Because(Evaluate(expression, facts), Wording);

    private static RuleResult Evaluate(string expression, Facts facts) =>
        RuleSets.Compile(One(expression)).Evaluate(facts, new() { Trace = true }).Rules[0];

    private static string One(string expression) =>
        $$"""
        { "WorkflowName": "wf", "Rules": [{
          "RuleName": "r", "Expression": {{System.Text.Json.JsonSerializer.Serialize(expression)}} }] }
        """;
}
