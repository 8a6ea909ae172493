using Mediation.Casework.Households;
using Mediation.Postgres.Households;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Households;

/// <summary>关怀提示: at the window a registered home is hinted at and no more, and the household's log says to whom.</summary>
public sealed class CareHintTests : IAsyncLifetime
{
    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private CareHints Hints => new(town.Source, town.InForce);

    private DateTimeOffset Now => town.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        await town.InitializeAsync();
        (await new HouseholdKeeping(town.Source, town.InForce).EnterAsync(Townspeople.Of("GRID"), new HouseholdForm
        {
            Compound = "XY-01",
            Identity = new HouseholdIdentity("3", "1203", "王桂兰", [new CareFlag("alone", "子女在外地")]),
            Colour = Colour.Red,
            Unit = "GRID",
            ReviewOn = new DateOnly(2026, 6, 1),
            KeepUntil = new DateOnly(2027, 3, 1),
        }, Now, Ct)).IsRefused.ShouldBeFalse();
    }

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Theory]
    [InlineData("西园路月光小区3栋1203室")]
    [InlineData("月光小区 三栋 1203")]
    [InlineData("月光小区3号楼2单元1203号")]
    public async Task A_registered_home_is_hinted_at_however_it_is_written_and_logged_once_a_day(string place)
    {
        (await Hints.AskAsync(Townspeople.Desk, place, Now, Ct)).ShouldBeTrue();
        (await Hints.AskAsync(Townspeople.Desk, place, Now, Ct)).ShouldBeTrue();
        (await HintedAsync()).ShouldBe(1);
        town.Clock.Advance(TimeSpan.FromDays(1));
        (await Hints.AskAsync(Townspeople.Desk, place, Now, Ct)).ShouldBeTrue();
        (await HintedAsync()).ShouldBe(2);
    }

    [Theory]
    [InlineData("月光小区3栋")]
    [InlineData("月光小区3栋1204")]
    [InlineData("月光小区2栋1203")]
    [InlineData("1203")]
    [InlineData("")]
    public async Task Anything_else_is_no_home_of_the_register(string place)
    {
        (await Hints.AskAsync(Townspeople.Desk, place, Now, Ct)).ShouldBeFalse();
        (await HintedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_neither_sits_at_the_window_nor_keeps_contact_is_told_nothing()
    {
        (await Hints.AskAsync(Townspeople.Of("PROPERTY"), "月光小区3栋1203", Now, Ct)).ShouldBeFalse();
        (await Hints.AskAsync(Townspeople.Supervisor, "月光小区3栋1203", Now, Ct)).ShouldBeFalse();
        (await Hints.AskAsync(Townspeople.Of("GRID"), "月光小区3栋1203", Now, Ct)).ShouldBeTrue();
        (await HintedAsync()).ShouldBe(1);
    }

    private Task<long> HintedAsync() => town.CountAsync("select count(*) from household_log where kind = 'hinted'");
}
