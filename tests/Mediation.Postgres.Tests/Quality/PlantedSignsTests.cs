using Mediation.Casework.Deadlines;
using Mediation.Postgres.Quality;
using Mediation.Postgres.Rates;
using Mediation.Postgres.Tests.Rates;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Quality;

/// <summary>
/// Window-dressing of eight kinds is planted among honest work: every one is found, at the case it was planted in and at no other. What is
/// known to slip through is planted too, and told in <c>docs/supervision.md</c>.
/// </summary>
public sealed class PlantedSignsTests(RateTown town) : IClassFixture<RateTown>
{
    private static readonly object Call = new { how = "电话", text = "已联系" };

    private static readonly object NotOurs = new { reasonCode = "not-our-duty", reason = "不归我" };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_planted_is_found_and_honest_work_is_left_in_peace()
    {
        town.StartStory();
        var (honest, denied, silent) = (await TalkedAsync(), await TalkedAsync(), await town.AcceptAsync());
        var (lastMinute, sixMinutes, stopped) = (await TalkedAsync(), await TalkedAsync(), await TalkedAsync());
        var (lateReturn, pingPong) = (await town.AcceptAsync(), await town.AcceptAsync());
        var many = new List<string>();
        for (var at = 0; at < 10; at++)
            many.Add(await TalkedAsync());
        await ReturnTwiceAsync(pingPong);
        foreach (var number in many)
            await ExtendAsync(number);
        foreach (var number in many.Concat([honest, denied, silent, lastMinute, sixMinutes, stopped]))
            await town.SignAsync(number);

        await UntilDueAsync(lateReturn, "sign-for", TimeSpan.FromMinutes(30));
        await town.DoesAsync("URBAN", lateReturn, "return-dispatch", NotOurs);
        foreach (var number in many[..5])
            await town.AnswerAsync(number, number == many[0] ? "已 办好。" : "已办好");
        await town.AnswerAsync(many[5], "已经办好");
        await town.AnswerAsync(honest, "灯泡换了新的，昨晚已亮");
        await town.CloseAsync(honest);
        await town.AnswerAsync(denied, "已换灯头");
        await town.CloseAsync(denied, solved: false, "不满意", "处理不当");
        await town.AnswerAsync(silent, "线路已接通");
        await town.CloseAsync(silent);
        await StopAsync(stopped);
        await UntilDueAsync(sixMinutes, "handling", TimeSpan.FromMinutes(6));
        await town.AnswerAsync(sixMinutes, "灯杆已扶正");
        await UntilDueAsync(lastMinute, "handling", TimeSpan.FromMinutes(3));
        await town.AnswerAsync(lastMinute, "配电箱已修");

        (await FoundAsync("claim-denied")).ShouldBe([denied]);
        (await FoundAsync("no-contact")).ShouldBe([silent]);
        (await FoundAsync("last-minute")).ShouldBe([lastMinute]);
        (await FoundAsync("stopped-at-the-end")).ShouldBe([stopped]);
        (await FoundAsync("returned-at-the-end")).ShouldBe([lateReturn]);
        (await FoundAsync("ping-pong")).ShouldBe([pingPong]);
        (await FoundAsync("same-words")).ShouldBe(many[..5], ignoreOrder: true);
        (await FoundAsync("many-extensions")).ShouldBe(many, ignoreOrder: true);
        var counts = await new QualityFindings(town.Town.Source).CountAsync(Townspeople.Supervisor, Story, town.Town.Clock.GetUtcNow(), Ct);
        counts.Select(count => count.Times).ShouldBe([1, 1, 1, 1, 1, 1, 5, 10]);

        await town.Town.ExecuteAsync("update quality_threshold set threshold = 10 where code = 'last-minute'");
        (await FoundAsync("last-minute")).ShouldBe([lastMinute, sixMinutes]);
        (await FoundAsync("last-minute", "PMC")).ShouldBeEmpty();
    }

    private RatePeriod Story => new(town.Begin, town.Begin.AddDays(180));

    private async Task<IReadOnlyList<string>> FoundAsync(string code, string by = "URBAN") => [.. (await new QualityFindings(town.Town.Source)
        .ListAsync(by == "URBAN" ? Townspeople.Supervisor : Townspeople.Of(by), QualityFindings.Find(code)!, Story, null, town.Town.Clock.GetUtcNow(), null, 100, Ct))
        .Items.Select(found => found.Number)];

    /// <summary>A case whose resident was spoken with.</summary>
    private async Task<string> TalkedAsync()
    {
        var number = await town.AcceptAsync();
        await town.DoesAsync("URBAN", number, "contact", Call);
        return number;
    }

    private async Task ReturnTwiceAsync(string number)
    {
        await town.DoesAsync("URBAN", number, "return-dispatch", NotOurs);
        await town.DoesAsync("DESK", number, "dispatch", new { lead = "PROPERTY", reason = "属物业" });
        await town.DoesAsync("PROPERTY", number, "return-dispatch", NotOurs);
    }

    private async Task ExtendAsync(string number)
    {
        await town.DoesAsync("URBAN", number, "extend", new { deadline = (await ClockAsync(number, "handling")).Id, by = 1, reason = "等配件" });
        await town.DoesAsync(Townspeople.Supervisor, number, "decide-extension", new { approve = true, reason = "同意" });
    }

    // The clock stands from the morning of its last day to the end of the next, and has a working day left then.
    private async Task StopAsync(string number)
    {
        await UntilDueAsync(number, "handling", TimeSpan.FromHours(10));
        var tomorrow = town.Town.InForce.Policy.Calendar.DayOf(town.Town.Clock.GetUtcNow()).AddDays(1);
        await town.DoesAsync("URBAN", number, "stop-clock",
            new { deadline = (await ClockAsync(number, "handling")).Id, ground = "awaiting-material", until = $"{tomorrow:yyyy-MM-dd}" });
    }

    private async Task UntilDueAsync(string number, string kind, TimeSpan before) => town.Town.Clock.MoveTo(
        Derivation.Of(await ClockAsync(number, kind), town.Town.InForce.Policy.Calendar).DueAt - before);

    private async Task<Deadline> ClockAsync(string number, string kind) => (await town.Town.ReadAsync(number)).File.Deadlines
        .First(d => d.Kind == kind && d.Side is ClockSide.Management && (kind != "sign-for" || d.Unit == "URBAN"));
}
