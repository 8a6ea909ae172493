using Mediation.Postgres.Desk;
using Mediation.Postgres.Places;
using Mediation.Postgres.Seeding;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Seeding;

/// <summary>A demo town is taken back to its beginning while people work in it.</summary>
public sealed class DemoResetTests : IAsyncLifetime
{
    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DemoReset Reset => new(town.Source, town.Clock);

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task Cases_changes_of_the_town_and_the_moved_clock_are_gone_and_the_next_act_works_by_the_seeds()
    {
        await town.AcceptAsync();
        await new TownKeeping(town.Source, town.Clock).ApplyAsync(
            Townspeople.Administrator, new TownRequest(Casework.Places.Tables.TownTables.Units, "代码,名称\nDESK,受理中心"), 1, "试一试", Ct);
        await new ClockStore(town.Source, town.Clock).MoveAsync(town.Clock.GetUtcNow().AddDays(3), Ct);
        var accounts = await town.CountAsync("select count(*) from account_unit");

        (await Reset.RunAsync(Townspeople.Administrator, ShippedPolicy.Town, "给下一班学员", Ct)).ShouldBeTrue();

        (await town.CountAsync("select count(*) from case_file")).ShouldBe(0);
        (await town.CountAsync("select count(*) from journal_entry")).ShouldBe(0);
        (await town.CountAsync("select count(*) from product_clock where ahead = interval '0'")).ShouldBe(1);
        (await town.CountAsync("select count(*) from account_unit")).ShouldBe(accounts, "nobody's posts are lost");
        (await town.CountAsync("select count(*) from administration_act where kind = 'demo-reset'")).ShouldBe(1);
        await town.AcceptAsync();
        town.InForce.Policy.Town.Unit("DESK")!.Name.ShouldBe("一窗受理台");
        town.InForce.Policy.Town.Edition.ShouldBe(3, "higher than any node has seen");
    }

    [Fact]
    public async Task What_goes_on_meanwhile_is_done_before_it_or_after_it_and_never_half()
    {
        var work = Enumerable.Range(0, 12).Select(at => Task.Run(() => town.TryAcceptAsync($"路灯不亮，第{at}盏", $"key-{at}"), Ct)).ToList();

        (await Reset.RunAsync(Townspeople.Administrator, ShippedPolicy.Town, "给下一班学员", Ct)).ShouldBeTrue();

        foreach (var accepted in await Task.WhenAll(work))
            accepted.IsRefused.ShouldBeFalse();
        var cases = await town.CountAsync("select count(*) from case_file");
        (await town.CountAsync("select count(distinct case_id) from journal_entry")).ShouldBe(cases);
        (await town.CountAsync("select count(distinct case_id) from workflow_instance")).ShouldBe(cases);
    }
}
