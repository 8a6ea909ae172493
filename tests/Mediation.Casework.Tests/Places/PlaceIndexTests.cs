using Mediation.Casework.Places;

namespace Mediation.Casework.Tests.Places;

public sealed class PlaceIndexTests
{
    private static readonly PlaceIndex Index = new(DemoTown.Shipped);

    [Theory]
    [InlineData("西园路月光小区2栋", "月光小区", 2, "as in an address")]
    [InlineData("月光小区", "月光小区", null, "no building")]
    [InlineData("月光2栋", "月光小区", 2, "小区 left out")]
    [InlineData("月光小区二栋3单元", "月光小区", 2, "a Chinese number")]
    [InlineData("月光小区２幢", "月光小区", 2, "full-width, and 幢")]
    [InlineData("月光小区 2号楼 301", "月光小区", 2, "号楼, spaces")]
    [InlineData("月光院十栋", "月光小区", 10, "another name, ten")]
    [InlineData("西园路月广小区2栋", "月光小区", 2, "a wrong character, the street right")]
    [InlineData("一中家属院2#楼", "县一中宿舍", 2, "as old neighbours say")]
    [InlineData("天溪大道天溪1号七座", "天溪一号", 7, "a number inside the name")]
    [InlineData("文庙街书香苑1栋", "书香苑", 1, "a street called like another compound")]
    [InlineData("北山安置小区5栋楼下", "北山安置小区", 5, "a longer name around a shorter one")]
    [InlineData("我家住在回归路社区回归雅苑，3栋那边一直漏水", "回归雅苑", 3, "inside a sentence")]
    public void A_place_is_recognised(string text, string compound, int? building, string because)
    {
        var match = Index.Recognise(text).ShouldNotBeNull(because);

        (match.Compound.Name, match.Building).ShouldBe((compound, building), because);
    }

    [Theory]
    [InlineData("")]
    [InlineData("西园路")]
    [InlineData("菜市场门口")]
    [InlineData("小区里")]
    [InlineData("安置小区")]
    public void A_place_that_is_not_clear_is_left_to_a_person(string text) => Index.Recognise(text).ShouldBeNull();

    [Fact]
    public void Two_compounds_that_fit_are_both_offered() =>
        Index.Find("南溪小区和丽景苑之间的路").Select(match => match.Compound.Name).ShouldBe(["南溪小区", "丽景苑"]);

    [Fact]
    public void A_building_that_does_not_exist_lowers_the_score_and_is_left_out()
    {
        var match = Index.Find("月光小区99栋").Single();

        match.Building.ShouldBeNull();
        match.Score.ShouldBeLessThan(Index.Find("月光小区9栋").Single().Score);
    }

    [Fact]
    public void Every_compound_is_found_by_its_own_name_and_address()
    {
        foreach (var compound in DemoTown.Shipped.Compounds)
        {
            Index.Recognise(compound.Name)?.Compound.ShouldBe(compound);
            Index.Recognise($"{compound.Street}{compound.Name}1栋")?.Compound.ShouldBe(compound);
        }
    }

    [Theory]
    [InlineData("月", "西园路月光小区")]
    [InlineData("西园", "西园路西园新村")]
    [InlineData("老师", "西园巷教师新村")]
    public void Typing_offers_what_may_be_meant(string typed, string first) =>
        Index.Complete(typed, 5)[0].Text.ShouldBe(first);

    [Fact]
    public void A_building_number_begun_is_completed() =>
        Index.Complete("月光小区1", 5).Select(completion => completion.Text)
            .ShouldBe(["西园路月光小区1栋", "西园路月光小区10栋"]);

    [Fact]
    public void No_more_is_offered_than_asked_for() => Index.Complete("路", 7).Count.ShouldBe(7);
}
