using Mediation.Rules.Evaluation;
using Mediation.Rules.Tracing;

namespace Mediation.Rules.Tests;

public class ExplanationTests
{
    private static readonly TraceWording Wording = new()
    {
        Labels = new Dictionary<string, string> { ["complaint.Persons"] = "人数", ["complaint.Mentions"] = "提到", ["complaint.Days"] = "距发生天数" },
        Items = new Dictionary<string, string> { ["violence"] = "打架伤人" }
    };

    [Fact]
    public void A_rule_is_explained_with_ground_dates_params_and_what_was_never_reached() => Explain("""
        { "RuleName": "r", "SuccessEvent": "P1", "LocalParams": [{ "Name": "crowd", "Expression": "complaint.Persons >= 5" }],
          "Expression": "crowd and (complaint.Days in (1, 2) or not complaint.Mentions(\"violence\")) and complaint.Claim > 3",
          "Properties": { "label": "群体", "ground": "本镇政策", "effectiveFrom": "2026-01-01" } }
        """, new() { Persons = 3 }).ShouldBe(
    [
        "规则“群体”：不成立",
        "  依据：本镇政策",
        "  施行：2026-01-01 起（适用日期 2026-11-20）",
        "  参数 crowd",
        "    人数 不小于 5（实际 3） → 否",
        "  同时满足 → 否",
        "    crowd → 否",
        "    满足任一 → 未求值",
        "      距发生天数 属于 1、2 → 未求值",
        "      不是这样 → 未求值",
        "        提到“打架伤人” → 未求值",
        "    complaint.Claim 大于 3 → 未求值"
    ]);

    [Fact]
    public void Children_follow_their_parent_each_with_the_values_seen() => Explain("""
        { "RuleName": "p", "Operator": "Or", "Rules": [
          { "RuleName": "a", "Expression": "complaint.Persons > 5" },
          { "RuleName": "b", "Expression": "complaint.Days == null", "Properties": { "effectiveTo": "2025-12-31" } }] }
        """, new() { Persons = 7 }).ShouldBe(
    [
        "规则“p”：成立",
        "  规则“a”：成立",
        "    人数 大于 5（实际 7） → 是",
        "  规则“b”：未施行",
        "    施行：2025-12-31 止（适用日期 2026-11-20）"
    ]);

    private static IReadOnlyList<string> Explain(string rule, Facts facts)
    {
        var day = new DateOnly(2026, 11, 20);
        var library = RuleSets.Compile($$"""{ "WorkflowName": "wf", "Rules": [{{rule}}] }""");
        return Explanation.Of(library.Evaluate(facts, new EvaluationOptions { Trace = true, InForceOn = day }).Rules[0], day, Wording);
    }
}
