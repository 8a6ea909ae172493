using Mediation.Postgres.Rates;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Rates;

/// <summary>What residents said, counted by hand: whatever the unit wrote of its own work is not in it.</summary>
public sealed class VoiceRateTests(RateTown town) : IClassFixture<RateTown>
{
    [Fact]
    public async Task Answered_solved_and_satisfied_are_three_facts()
    {
        await AnsweredAsync(
            number => town.CloseAsync(number),
            number => town.CloseAsync(number, solved: true, "一般"),
            number => town.CloseAsync(number, solved: false, "基本满意"),
            number => town.CloseAsync(number, solved: false, "不满意", "处理不当"),
            town.CloseUnreachedAsync);

        (await town.CountAsync("solved")).Whole.ShouldBe(new RateFigure(4, 2));
        (await town.CountAsync("satisfied")).Whole.ShouldBe(new RateFigure(4, 2));
        (await town.CountAsync("closed-unsolved")).Whole.ShouldBe(new RateFigure(4, 2));
        (await town.CountAsync("called-back")).Whole.ShouldBe(new RateFigure(5, 4));
    }

    [Fact]
    public async Task The_last_word_counts_when_somebody_is_asked_again_after_a_rework()
    {
        await AnsweredAsync(async number =>
        {
            await town.DoesAsync("DESK", number, "follow-up", new { reached = true, solved = false, satisfaction = "不满意", reasonCode = "处理不当" });
            await town.DoesAsync("DESK", number, "rework", new { reason = "灯还是不亮" });
            town.Pass(TimeSpan.FromDays(1));
            await town.AnswerAsync(number);
            await town.CloseAsync(number);
        });

        (await town.CountAsync("solved")).Whole.ShouldBe(new RateFigure(1, 1));
        (await town.CountAsync("done-at-once")).Whole.ShouldBe(new RateFigure(1, 0));
    }

    [Fact]
    public async Task What_was_withdrawn_was_not_closed_by_anybodys_work()
    {
        await AnsweredAsync(number => town.CloseAsync(number), number => town.DoesAsync("DESK", number, "withdraw", new { reason = "自己修好了" }));

        (await town.CountAsync("called-back")).Whole.ShouldBe(new RateFigure(1, 1));
        (await town.CountAsync("done-at-once")).Whole.ShouldBe(new RateFigure(1, 1));
    }

    [Fact]
    public async Task A_head_counts_the_own_units_members_and_the_supervisor_everybodys()
    {
        await AnsweredAsync(number => town.CloseAsync(number), number => town.CloseAsync(number, solved: false, "一般"));

        (await town.CountAsync("solved", Townspeople.Of("URBAN"))).Whole.ShouldBe(new RateFigure(2, 1));
        (await town.CountAsync("solved", Townspeople.Of("PMC"))).Whole.ShouldBe(RateFigure.Nothing);
        (await town.ListAsync("solved", who: Townspeople.Of("PMC"))).Page.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_secret_case_is_counted_and_not_listed()
    {
        town.StartStory();
        await town.AcceptAsync("举报我们村主任贪污低保款，给他亲戚办低保", "举报", by: Townspeople.OtherDesk);
        town.Pass(TimeSpan.FromDays(30));

        var counted = (await town.CountAsync("signed-in-time")).Whole.Of;
        var listed = await town.ListAsync("signed-in-time");

        counted.ShouldBe(1);
        listed.Page.Items.ShouldBeEmpty();
        listed.Unlisted.ShouldBe(1);
        (await town.ListAsync("signed-in-time", who: Townspeople.Of("DISCIPLINE"))).Page.Items.Count.ShouldBe(1);
    }

    /// <summary>A case for each ending, answered, and ended that way.</summary>
    private async Task AnsweredAsync(params IReadOnlyList<Func<string, Task>> endings)
    {
        town.StartStory();
        foreach (var end in endings)
        {
            var number = await town.AcceptAsync();
            await town.AnswerAsync(number);
            town.Pass(TimeSpan.FromDays(1));
            await end(number);
        }
    }
}
