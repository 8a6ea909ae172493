using Mediation.Casework.Categories;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Categories;

/// <summary>What groups of categories are called, and which code comes next. 类别表</summary>
public sealed class CategoryListTests
{
    private static CategoryList Tree => ShippedPolicy.Rules.Categories;

    [Theory]
    [InlineData("MF02", "邻里纠纷"), InlineData("CG04", "人行道违停、交通秩序、道路违停"), InlineData("MF", "婚姻家庭、邻里纠纷、房屋宅基地等")]
    [InlineData("ZS03", "噪声/建筑施工"), InlineData("SC03", "市场/食品安全、食品标签与过期"), InlineData("ZS", "噪声")]
    [InlineData("MF02-03", "邻里纠纷/漏水渗水"), InlineData("XX01", null)]
    public void A_group_that_shares_its_name_is_told_by_what_is_in_it(string code, string? name) =>
        string.Join('、', (Tree.NameOf(code) ?? "").Split('、').Order(StringComparer.Ordinal))
            .ShouldBe(string.Join('、', (name ?? "").Split('、').Order(StringComparer.Ordinal)));

    [Theory, InlineData("MF02", "MF02-10"), InlineData("ZS03", "ZS03-02"), InlineData("XX01", "XX01-01")]
    public void The_next_code_of_a_group_is_after_its_last_one_and_not_after_the_rest(string group, string next) =>
        Tree.NextIn(group).ShouldBe(next);
}
