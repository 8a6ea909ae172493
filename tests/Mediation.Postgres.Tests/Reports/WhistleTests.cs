using System.Globalization;
using Mediation.Casework.Actors;
using Mediation.Postgres.Rates;
using Mediation.Postgres.Reports;
using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Reports;

/// <summary>Who was called, came and was wanting, and who called whom rightly, over all cases. 吹哨双考核</summary>
public sealed class WhistleTests(CaseDatabase town) : IClassFixture<CaseDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_sides_of_meetings_are_counted_and_each_unit_reads_its_own()
    {
        var since = town.Clock.GetUtcNow();
        var first = await CalledAsync("HOUSING", "UTILITY");
        await ReportAsync(first, "HOUSING", ours: true);
        await ReportAsync(first, "UTILITY", ours: false);
        await EndAsync(first, ["HOUSING", "UTILITY"], wanting: "UTILITY");
        var second = await CalledAsync("HOUSING", "UTILITY");
        await ReportAsync(second, "HOUSING", ours: true);
        await EndAsync(second, ["HOUSING"], wanting: "UTILITY");
        await ReportAsync(await CalledAsync("HOUSING"), "HOUSING", ours: true);
        await town.DoesAsync(Townspeople.Of("URBAN"), await CalledAsync("HOUSING"), "call-off", new { reason = "不用开了" });

        (await ReadAsync(Townspeople.Supervisor, null, since)).ShouldBe(
        [
            new("HOUSING", Called: 3, Came: 3, Ours: 3, Wanting: 0, Calling: 0, Answered: 0, Rightly: 0),
            new("URBAN", Called: 0, Came: 0, Ours: 0, Wanting: 0, Calling: 5, Answered: 4, Rightly: 3),
            new("UTILITY", Called: 2, Came: 1, Ours: 0, Wanting: 2, Calling: 0, Answered: 0, Rightly: 0),
        ]);
        (await ReadAsync(Townspeople.Supervisor, "UTILITY", since)).ShouldHaveSingleItem().Wanting.ShouldBe(2);
        (await ReadAsync(Townspeople.Of("HOUSING"), null, since)).ShouldHaveSingleItem().Unit.ShouldBe("HOUSING");
        (await ReadAsync(Townspeople.Of("MARKET"), null, since)).ShouldBeEmpty();
        (await ReadAsync(Townspeople.Supervisor, null, since.AddDays(30))).ShouldBeEmpty();
    }

    private async Task<string> CalledAsync(params string[] units)
    {
        var number = await town.AcceptAsync();
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "sign-for");
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "summon", new
        {
            called = units,
            meetAt = town.Clock.GetUtcNow().AddHours(3).ToString("O", CultureInfo.InvariantCulture),
            matter = "灯杆归谁管",
        });
        return number;
    }

    private async Task ReportAsync(string number, string unit, bool ours) => await town.DoesAsync(Townspeople.Of(unit), number, "report-in", new { ours });

    private async Task EndAsync(string number, string[] came, string wanting)
    {
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "minutes", new { came, text = "先修灯杆。" });
        await town.DoesAsync(Townspeople.Of("URBAN"), number, "appraise", new { wanting = new[] { wanting } });
    }

    private Task<IReadOnlyList<WhistleTally>> ReadAsync(Actor reader, string? unit, DateTimeOffset since) =>
        new Whistles(town.Source).ReadAsync(reader, unit, new RatePeriod(since, since.AddDays(1)), Ct);
}
