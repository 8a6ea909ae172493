using System.Security.Cryptography;
using System.Text;
using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Postgres.Rates;
using Mediation.Postgres.Rechecks;
using Mediation.Postgres.Tests.Rates;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Rechecks;

/// <summary>Closed cases are drawn by nobody's choice, and residents say once more whether it is solved.</summary>
public sealed class RecheckTests(RateTown town) : IClassFixture<RateTown>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => town.Town.Clock.GetUtcNow();

    private RecheckKeeping Keeping => new(town.Town.Source, town.Town.InForce, town.Town.Clock);

    private RecheckList Draws => new(town.Town.Source, town.Town.InForce);

    [Fact]
    public async Task Whoever_knows_the_seed_draws_the_same_cases_on_paper()
    {
        var closed = await ClosedAsync(6);
        await town.AcceptAsync();
        town.Pass(TimeSpan.FromDays(1));

        var draw = (await Draws.FindAsync(Townspeople.Auditor, await DrawnAsync(4), Ct)).ShouldNotBeNull();

        var byHand = closed.OrderBy(number => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(draw.Draw.Seed + number))), StringComparer.Ordinal).Take(4);
        draw.Cases.Select(one => one.Number).ShouldBe(byHand);
        draw.Draw.Population.ShouldBe(6);
        draw.Draw.Digest.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', closed.Order(StringComparer.Ordinal))))));
        draw.Repeated.ShouldBeTrue();
        await town.Town.ExecuteAsync($"update case_file set lead_unit = 'TAX' where number = '{draw.Cases[0].Number}'");
        (await Draws.FindAsync(Townspeople.Auditor, draw.Draw.Number, Ct))!.Repeated.ShouldBeFalse("the list isn't what it was");
        await town.Town.ExecuteAsync($"update case_file set lead_unit = 'URBAN' where number = '{draw.Cases[0].Number}'");
    }

    [Fact]
    public async Task A_case_is_drawn_once_and_an_earlier_draw_can_still_be_repeated()
    {
        await ClosedAsync(5);
        town.Pass(TimeSpan.FromDays(1));

        var first = await DrawnAsync(3);
        var second = await DrawnAsync(3);

        var (one, other) = ((await Draws.FindAsync(Townspeople.Supervisor, first, Ct))!, (await Draws.FindAsync(Townspeople.Supervisor, second, Ct))!);
        one.Cases.Concat(other.Cases).Select(drawn => drawn.Number).ShouldBeUnique();
        other.Draw.Population.ShouldBe(2);
        (one.Repeated, other.Repeated).ShouldBe((true, true));
        (await Keeping.DrawAsync(Townspeople.Supervisor, Scope(3), Now, Ct)).Refusals.Single().Code.ShouldBe("recheck.nothing-to-draw");
    }

    [Fact]
    public async Task What_the_unit_wrote_what_was_said_and_what_is_said_again_are_three_rates()
    {
        await ClosedAsync(3);
        town.Pass(TimeSpan.FromDays(1));
        var number = await DrawnAsync(3);
        var cases = (await Draws.FindAsync(Townspeople.Supervisor, number, Ct))!.Cases;
        cases.ShouldAllBe(one => one.Claim == "解决" && one.Unit == "URBAN");

        (await CallAsync(number, cases[0], new(Now, true, true, "满意"))).ShouldBeNull();
        (await CallAsync(number, cases[1], new(Now, true, false, "不满意", "处理不当"))).ShouldBeNull();
        for (var attempt = 1; attempt <= 3; attempt++)
            (await CallAsync(number, cases[2], new(Now, false), attempt)).ShouldBeNull();

        (await town.CountAsync("solved-claimed")).Whole.ShouldBe(new RateFigure(3, 3));
        (await town.CountAsync("solved")).Whole.ShouldBe(new RateFigure(3, 3));
        (await town.CountAsync("solved-rechecked")).Whole.ShouldBe(new RateFigure(2, 1));
        (await town.ListAsync("solved-rechecked", new(Hit: false))).Page.Items.ShouldHaveSingleItem().Number.ShouldBe(cases[1].Number);
        (await Draws.FindAsync(Townspeople.Supervisor, number, Ct))!.Draw.Settled.ShouldBe(3);
        (await CallAsync(number, cases[2], new(Now, true, true, "满意"), 4)).ShouldBe("recheck.changed");
        (await CallAsync(number, cases[0], new(Now, true, true, "满意"), 2)).ShouldBe("recheck.changed");
    }

    [Fact]
    public async Task The_unit_that_handled_it_calls_nobody_and_only_a_supervisor_draws()
    {
        await ClosedAsync(1);
        (await Keeping.DrawAsync(Townspeople.Supervisor, Scope(1), Now, Ct)).Refusals.Single().Code.ShouldBe("recheck.days-wrong", "today isn't over");
        town.Pass(TimeSpan.FromDays(1));
        (await Keeping.DrawAsync(Townspeople.Auditor, Scope(1), Now, Ct)).Refusals.Single().Forbidden.ShouldBeTrue();
        (await Keeping.DrawAsync(Townspeople.Supervisor, Scope(51), Now, Ct)).Refusals.Single().Code.ShouldBe("field.out-of-range");
        (await Keeping.DrawAsync(Townspeople.Supervisor, Scope(1) with { Unit = "NOBODY" }, Now, Ct)).Refusals.Single().Code.ShouldBe("field.not-an-option");
        var number = await DrawnAsync(1);
        var drawn = (await Draws.FindAsync(Townspeople.Desk, number, Ct))!.Cases.ShouldHaveSingleItem();

        (await Draws.FindAsync(Townspeople.Of("URBAN"), number, Ct)).ShouldBeNull();
        (await Keeping.CallAsync(Townspeople.Of("URBAN"), number, drawn.Number, new(Now, false), 1, Ct)).Refusals.Single().Forbidden.ShouldBeTrue();
        (await Keeping.CallAsync(Townspeople.Auditor, number, drawn.Number, new(Now, false), 1, Ct)).Refusals.Single().Forbidden.ShouldBeTrue();
        (await CallAsync(number, drawn, new(Now, true, null, "满意"))).ShouldBe("field.missing");
        (await CallAsync(number, drawn, new(Now, true, true, "非常满意"))).ShouldBe("field.not-an-option");
        (await CallAsync(number, drawn, new(Now, true, false, "不满意"))).ShouldBe("follow-up.reason-needed");
        (await CallAsync(number, drawn, new(Now, true, true, "满意"), who: Townspeople.Desk)).ShouldBeNull();
    }

    private RecheckScope Scope(int size) => new(DateOnly.FromDateTime(town.Begin.Date), DateOnly.FromDateTime(Now.ToOffset(TimeSpan.FromHours(8)).AddDays(-1).Date), null, size);

    private async Task<string> DrawnAsync(int size) => (await Keeping.DrawAsync(Townspeople.Supervisor, Scope(size), Now, Ct)).Value;

    private async Task<string?> CallAsync(string draw, RecheckCase one, FollowUp call, int attempt = 1, Actor? who = null) =>
        (await Keeping.CallAsync(who ?? Townspeople.Supervisor, draw, one.Number, call, attempt, Ct)).Refusals is [var refused, ..] ? refused.Code : null;

    private async Task<IReadOnlyList<string>> ClosedAsync(int count)
    {
        town.StartStory();
        var closed = new List<string>();
        for (var at = 0; at < count; at++)
        {
            closed.Add(await town.AcceptAsync(phone: $"1390000{at:0000}"));
            town.Pass(TimeSpan.FromHours(1));
            await town.AnswerAsync(closed[at]);
            await town.CloseAsync(closed[at]);
        }
        return closed;
    }
}
