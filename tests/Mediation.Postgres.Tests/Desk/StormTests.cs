using Npgsql;

namespace Mediation.Postgres.Tests.Desk;

/// <summary>Thousands of clocks that fell due at once, in a town where nothing else happened.</summary>
public sealed class StormTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_storm_of_five_thousand_clocks_is_shared_by_two_sweepers_and_each_is_served_once()
    {
        await Parallel.ForAsync(0, 1100, Ct, async (at, _) => await town.AcceptAsync($"路灯不亮，第{at}盏"));
        await using var elsewhere = NpgsqlDataSource.Create(town.ConnectionString);
        town.Clock.Advance(TimeSpan.FromDays(15));
        (await town.Desk.CountDueAsync(Ct)).ShouldBeGreaterThanOrEqualTo(5000);

        var served = await Task.WhenAll(new[] { town.Desk, town.NewDesk(elsewhere) }.Select(desk => Task.Run(async () =>
        {
            var mine = 0;
            while (await desk.ServeClocksAsync(100, Ct) is > 0 and var claimed)
                mine += claimed;
            return mine;
        })));

        served.ShouldAllBe(mine => mine > 1000);
        var audit = await town.Audit.RunAsync(null, Ct);
        audit.Findings.ShouldBeEmpty();
        audit.Unserved.ShouldBe(0);
        (await town.CountAsync("select count(*) from deadline where rung > 0")).ShouldBeGreaterThanOrEqualTo(5000);
    }
}
