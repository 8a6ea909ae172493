namespace Mediation.Policy.Tests;

/// <summary>How a shipped ruling is explained: in full, and by what would have changed it.</summary>
public sealed class ExplanationTests
{
    [Fact]
    public void A_priority_says_which_fact_would_have_made_it_another()
    {
        var assessment = Shipped.Assess("楼上天天晚上拖椅子，孩子跑来跑去，咚咚咚到十一点");
        var facts = assessment.Asked.Single(asked => asked.Set == "priority").Facts;

        assessment.Priority.ShouldBe("P2");
        Shipped.Book.Otherwise("priority", facts, Shipped.Today, outcome => $"紧急程度为 {outcome}")
            .ShouldBe("若『人数』由 1 改为 10 以上，则紧急程度为 P1");
    }

    [Fact]
    public void A_ruling_is_told_with_its_ground_its_dates_and_every_part()
    {
        var assessment = Shipped.Assess("工地半夜两点还在打桩");
        var facts = assessment.Asked.Single(asked => asked.Set == "dispatch").Facts;

        Shipped.Book.Explain("dispatch", facts, Shipped.Today).ShouldBe(
        [
            "规则“噪声/建筑施工”：成立，结论 dispatch",
            "  依据：生态环境法典（条款号未核）",
            "  施行：2026-08-15 起（适用日期 2026-11-20）",
            "  归类·类别属于“ZS03-01” → 是",
        ]);
    }
}
