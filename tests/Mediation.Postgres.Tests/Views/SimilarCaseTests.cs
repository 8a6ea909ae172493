using Mediation.Postgres.Cases;
using Mediation.Postgres.Tests.Desk;
using Mediation.Postgres.Views;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Views;

/// <summary>Which open cases are shown as like a new complaint, and how much alike.</summary>
public sealed class SimilarCaseTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private const string Said = "小区东门口的路灯坏了三天没人修";

    private static readonly string Compound = ShippedPolicy.Places.Recognise("西园路月光小区2栋")!.Compound.Code;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Said)]
    [InlineData("小区东门口的路灯又坏了")]
    [InlineData("东门口的路灯")]
    public async Task The_score_is_the_place_and_the_share_of_pairs_that_both_texts_have(string text)
    {
        var number = await town.AcceptAsync(Said);

        var found = await new SimilarCases(town.Source).FindAsync(Townspeople.Desk, text, Compound, null, Ct);

        var like = found.Where(f => f.Number == number).ShouldHaveSingleItem();
        string[] shared = [.. Bigrams.Of(text).Intersect(Bigrams.Of(Said))];
        like.Shared.ShouldBe(Bigrams.Stretches(text, shared));
        like.Score.ShouldBe(Math.Round(0.3 + (0.5 * shared.Length / Bigrams.Of(text).Length), 2));
        await town.DoesAsync(Townspeople.Desk, number, "withdraw", new { reason = "群众来电撤回" });
    }

    [Fact]
    public async Task Another_matter_at_the_same_place_is_not_shown()
    {
        var number = await town.AcceptAsync(Said);

        (await new SimilarCases(town.Source).FindAsync(Townspeople.Desk, "楼上卫生间漏水", Compound, null, Ct))
            .ShouldNotContain(f => f.Number == number);
    }
}
