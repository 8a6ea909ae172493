using Mediation.Postgres.Rates;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Rates;

/// <summary>Promises about time, counted by hand.</summary>
public sealed class PromiseRateTests(RateTown town) : IClassFixture<RateTown>
{
    private static readonly object Call = new { how = "电话", text = "已联系" };

    [Fact]
    public async Task A_unit_has_responded_when_it_spoke_with_the_resident_in_time_and_signing_is_not_enough()
    {
        town.StartStory();
        string[] numbers = [await town.AcceptAsync(), await town.AcceptAsync(), await town.AcceptAsync()];
        var question = await town.AcceptAsync(requestType: "咨询");
        var joined = await town.AcceptAsync();
        await town.DoesAsync("DESK", joined, "merge", new { into = numbers[0] });
        foreach (var number in numbers.Append(question))
            await town.SignAsync(number);
        await town.DoesAsync("URBAN", numbers[0], "contact", Call);
        town.Pass(TimeSpan.FromDays(20));
        await town.DoesAsync("URBAN", numbers[1], "contact", Call);

        var counted = await town.CountAsync("responded");

        counted.Whole.ShouldBe(new RateFigure(3, 1));
        counted.Units.Keys.ShouldBe(["URBAN"]);
        (await town.ListAsync("responded", new(Hit: false))).Page.Items.Select(c => c.Number).ShouldBe(numbers[1..], ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_not_due_yet_is_not_counted_and_who_was_never_reached_is_left_out()
    {
        town.StartStory();
        var number = await town.AcceptAsync();

        (await town.CountAsync("responded")).Whole.ShouldBe(RateFigure.Nothing);

        town.Pass(TimeSpan.FromDays(20));
        (await town.CountAsync("responded")).Whole.ShouldBe(new RateFigure(1, 0));

        await town.AnswerAsync(number);
        await town.CloseUnreachedAsync(number);
        (await town.CountAsync("responded")).Whole.ShouldBe(RateFigure.Nothing);
        (await town.CountAsync("signed-in-time")).Whole.ShouldBe(new RateFigure(3, 0));
    }

    [Fact]
    public async Task A_promise_taken_away_after_it_was_broken_stays_broken_and_before_that_it_is_not_owed()
    {
        town.StartStory();
        var (late, early) = (await town.AcceptAsync(), await town.AcceptAsync());
        var away = new { to = "JUSTICE", reason = "人手不足" };
        town.Pass(TimeSpan.FromHours(1));
        await town.DoesAsync(Townspeople.Supervisor, early, "reassign", away);
        town.Pass(TimeSpan.FromDays(10));
        await town.DoesAsync(Townspeople.Supervisor, late, "reassign", away);
        await town.DoesAsync("JUSTICE", late, "sign-for");
        town.Pass(TimeSpan.FromDays(10));

        var units = (await town.CountAsync("signed-in-time")).Units;

        units["URBAN"].ShouldBe(new RateFigure(1, 0));
        units["JUSTICE"].ShouldBe(new RateFigure(2, 1));
        units["COMMUNITY"].ShouldBe(new RateFigure(2, 0));
        var responded = (await town.CountAsync("responded")).Units;
        responded["URBAN"].ShouldBe(new RateFigure(1, 0), "nobody inherits what another broke");
        responded["JUSTICE"].ShouldBe(new RateFigure(1, 0));
    }

    [Fact]
    public async Task Handling_counts_by_the_day_it_was_due_and_legal_clocks_apart_from_the_towns_own()
    {
        town.StartStory();
        var (prompt, slow) = (await town.AcceptAsync(), await town.AcceptAsync());
        town.Pass(TimeSpan.FromDays(2));
        await town.AnswerAsync(prompt);
        town.Pass(TimeSpan.FromDays(60));
        await town.AnswerAsync(slow);

        (await town.CountAsync("handled-in-time")).Whole.ShouldBe(new RateFigure(2, 1));
        (await town.CountAsync("handled-in-law")).Whole.ShouldBe(RateFigure.Nothing);
    }

    [Fact]
    public async Task Handling_time_is_told_by_a_case_in_the_middle_and_one_that_nine_of_ten_do_not_exceed()
    {
        town.StartStory();
        var numbers = new List<string>();
        for (var at = 0; at < 10; at++)
            numbers.Add(await town.AcceptAsync());
        foreach (var number in numbers)
        {
            town.Pass(TimeSpan.FromDays(1));
            await town.AnswerAsync(number);
        }

        var counted = (await town.CountAsync("handling-time")).Whole;

        counted.ShouldBe(new RateFigure(10, 10, TimeSpan.FromDays(5), TimeSpan.FromDays(9)));
        (await town.CountAsync("handling-time-in-law")).Whole.ShouldBe(RateFigure.Nothing);
    }
}
