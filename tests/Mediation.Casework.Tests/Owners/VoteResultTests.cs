using Mediation.Casework.Owners;

namespace Mediation.Casework.Tests.Owners;

/// <summary>民法典第二百七十八条: who has to take part, and how many of those have to agree; at the edges exactly.</summary>
public sealed class VoteResultTests
{
    [Theory]
    [InlineData(VoteMatter.Procedure, false)]
    [InlineData(VoteMatter.Convention, false)]
    [InlineData(VoteMatter.Committee, false)]
    [InlineData(VoteMatter.Manager, false)]
    [InlineData(VoteMatter.UseFund, false)]
    [InlineData(VoteMatter.RaiseFund, true)]
    [InlineData(VoteMatter.Rebuild, true)]
    [InlineData(VoteMatter.CommonParts, true)]
    [InlineData(VoteMatter.Other, false)]
    public void The_sixth_to_the_eighth_matter_need_three_quarters(VoteMatter matter, bool serious) => matter.IsSerious().ShouldBe(serious);

    [Theory]
    [InlineData(201, 284, true)]
    [InlineData(190, 284, true)]
    [InlineData(189, 284, false)]
    [InlineData(2, 3, true)]
    [InlineData(199, 300, false)]
    [InlineData(200, 300, true)]
    public void Two_thirds_are_enough_to_take_part_and_a_household_less_is_not(int part, int all, bool enough) =>
        VoteResult.Of(VoteMatter.Manager, Alike(all, part, 0, 0)).Quorate.ShouldBe(enough);

    [Theory]
    [InlineData(100, 100, false)]
    [InlineData(101, 100, true)]
    [InlineData(101, 99, true)]
    public void Half_is_not_more_than_half(int inFavour, int others, bool carried) =>
        VoteResult.Of(VoteMatter.Manager, Alike(inFavour + others, inFavour, others, 0)).Carried.ShouldBe(carried);

    [Theory]
    [InlineData(150, 50, true)]
    [InlineData(149, 51, false)]
    public void Three_quarters_are_three_quarters(int inFavour, int others, bool carried) =>
        VoteResult.Of(VoteMatter.RaiseFund, Alike(inFavour + others, inFavour, 0, others)).Carried.ShouldBe(carried);

    [Fact]
    public void Area_and_number_are_both_needed()
    {
        var few = new VoteTally(new Weight(100, 10_000_00), new Weight(40, 9_000_00), new Weight(41, 500_00), default);
        var small = new VoteTally(new Weight(100, 10_000_00), new Weight(70, 3_000_00), new Weight(5, 6_000_00), default);

        VoteResult.Of(VoteMatter.Manager, few).Lines.Select(line => line.Met).ShouldBe([true, true, true, false]);
        VoteResult.Of(VoteMatter.Manager, small).Lines.Select(line => line.Met).ShouldBe([true, true, false, true]);
    }

    [Fact]
    public void Whoever_abstains_takes_part_and_agrees_to_nothing()
    {
        var result = VoteResult.Of(VoteMatter.Manager, Alike(100, 34, 0, 33));

        result.Quorate.ShouldBeTrue();
        result.Carried.ShouldBeTrue();
        VoteResult.Of(VoteMatter.Manager, Alike(100, 33, 0, 34)).Carried.ShouldBeFalse();
    }

    [Fact]
    public void Nobody_carries_nothing() => VoteResult.Of(VoteMatter.Other, Alike(0, 0, 0, 0)).Carried.ShouldBeFalse();

    // Of any tally, the comparison in whole numbers says what fractions say, and one household more in favour loses no vote that was carried.
    [Fact]
    public void Whole_numbers_say_what_fractions_say()
    {
        var chance = new Random(278);
        foreach (var _ in Enumerable.Range(0, 20_000))
        {
            var matter = (VoteMatter)chance.Next(9);
            var (inFavour, against, abstained, absent) = (Some(chance), Some(chance), Some(chance), Some(chance));
            var tally = new VoteTally(inFavour + against + abstained + absent, inFavour, against, abstained);
            var result = VoteResult.Of(matter, tally);

            foreach (var line in result.Lines.Where(line => line.Whole > 0))
                line.Met.ShouldBe(line.Over
                    ? (decimal)line.Part * line.Denominator > (decimal)line.Whole * line.Numerator
                    : (decimal)line.Part * line.Denominator >= (decimal)line.Whole * line.Numerator);
            result.Lines[2].Denominator.ShouldBe(matter.IsSerious() ? 4 : 2);
            var won = tally with { InFavour = inFavour + new Weight(1, 9_000), All = tally.All + new Weight(1, 9_000) };
            if (result.Carried)
                VoteResult.Of(matter, won).Carried.ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("89.5", 8950L)]
    [InlineData("89.55", 8955L)]
    [InlineData("120", 12000L)]
    [InlineData("0.01", 1L)]
    [InlineData("89.555", null)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("八十", null)]
    [InlineData("1e5", null)]
    [InlineData("1000000", null)]
    public void An_area_has_two_decimals_at_most(string text, long? hundredths) => RollText.AreaOf(text).ShouldBe(hundredths);

    private static VoteTally Alike(int all, int inFavour, int against, int abstained) => new(At(all), At(inFavour), At(against), At(abstained));

    private static Weight At(int households) => new(households, households * 8_950L);

    private static Weight Some(Random chance) => chance.Next(300) is var households && households == 0 ? default : new(households, chance.NextInt64(1, 4_000_000));
}
