using FsCheck;
using FsCheck.Fluent;
using Mediation.Postgres.Views;
using Mediation.Web.Screens.Supervision;

namespace Mediation.Web.Tests.Screens.Supervision;

public sealed class HeldShareTests
{
    [Fact]
    public void Percentages_always_add_up_to_a_hundred() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyArray<PositiveInt>>(), seconds =>
        {
            var held = seconds.Get.Select((s, at) => new HeldTime($"U{at}", TimeSpan.FromSeconds(s.Get))).ToList();
            return Of(held).Sum(share => share.Percent) == 100;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_beyond_the_fourth_is_told_as_one()
    {
        var held = Enumerable.Range(1, 6).Select(at => new HeldTime($"U{at}", TimeSpan.FromHours(10 - at))).ToList();

        var shares = Of(held);

        shares.Select(share => share.Who).ShouldBe(["U1", "U2", "U3", "其他"]);
        shares[^1].Time.ShouldBe(TimeSpan.FromHours(6 + 5 + 4));
    }

    [Fact]
    public void Nobody_holding_is_said_and_a_case_just_taken_in_has_no_bar()
    {
        Of([new HeldTime(null, TimeSpan.FromHours(1))]).Single().Who.ShouldBe("无人");
        Of([new HeldTime("PMC", TimeSpan.Zero)]).ShouldBeEmpty();
    }

    private static IReadOnlyList<HeldShare> Of(IReadOnlyList<HeldTime> held) => HeldShare.Of(held, unit => unit ?? "无人", "其他");
}
