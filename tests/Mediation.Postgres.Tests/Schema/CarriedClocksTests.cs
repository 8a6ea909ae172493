using Mediation.Casework.Journal;
using Mediation.Postgres.Schema;
using Mediation.Postgres.Tests.Desk;

namespace Mediation.Postgres.Tests.Schema;

/// <summary>A town whose cases had come to the end of their ladders before the last rung came again.</summary>
public sealed class CarriedClocksTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_clocks_learn_when_they_were_last_served_and_the_next_sweep_goes_on_with_them()
    {
        var number = await town.AcceptAsync();
        town.Clock.Advance(TimeSpan.FromDays(30));
        await SweepAsync();
        await town.ExecuteAsync("update deadline set body = body - 'servedAt', next_at = null");
        town.Clock.Advance(TimeSpan.FromDays(60));

        await town.ExecuteAsync(Migration.All.Single(step => step.Name.EndsWith("last_rung_again", StringComparison.Ordinal)).Sql);
        var before = await CircularsAsync(number);
        await SweepAsync();

        (await CircularsAsync(number)).ShouldBe(2 * before);
        (await town.Audit.RunAsync(number, Ct)).Findings.ShouldBeEmpty();
    }

    private async Task SweepAsync()
    {
        while (await town.Desk.ServeClocksAsync(100, Ct) > 0)
        {
        }
    }

    private async Task<int> CircularsAsync(string number) =>
        (await town.ReadAsync(number)).Journal.Count(line => line.Event is RungServed { Effect: "circular" });
}
