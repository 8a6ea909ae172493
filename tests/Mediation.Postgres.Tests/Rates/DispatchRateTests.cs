using Mediation.Casework.Cases;
using Mediation.Postgres.Rates;
using Mediation.TestKit.Mediations;

namespace Mediation.Postgres.Tests.Rates;

/// <summary>Dispatch, returns, repeats and mediation, counted by hand.</summary>
public sealed class DispatchRateTests(RateTown town) : IClassFixture<RateTown>
{
    [Fact]
    public async Task A_return_was_right_when_another_unit_leads_then()
    {
        town.StartStory();
        string[] numbers = [await town.AcceptAsync(), await town.AcceptAsync(), await town.AcceptAsync(), await town.AcceptAsync()];
        foreach (var number in numbers[..3])
            await town.DoesAsync("URBAN", number, "return-dispatch", new { reasonCode = "not-our-duty", reason = "不归我" });
        await town.DoesAsync("DESK", numbers[0], "dispatch", new { lead = "PROPERTY", reason = "属物业" });
        await town.DoesAsync("DESK", numbers[1], "dispatch", new { lead = "URBAN", reason = "仍由你办" });

        (await town.CountAsync("returned-rightly")).Whole.ShouldBe(new RateFigure(2, 1));
        (await town.CountAsync("returned")).Units["URBAN"].ShouldBe(new RateFigure(5, 3));
        (await town.CountAsync("dispatched-rightly")).Whole.ShouldBe(new RateFigure(4, 3));
        (await town.ListAsync("dispatched-rightly", new(Hit: false))).Page.Items.ShouldHaveSingleItem().Number.ShouldBe(numbers[0]);
    }

    [Fact]
    public async Task The_same_telephone_with_the_same_kind_of_matter_within_ninety_days_is_a_repeat()
    {
        town.StartStory();
        await town.AcceptAsync(phone: "13800000001");
        town.Pass(TimeSpan.FromDays(30));
        var again = await town.AcceptAsync(phone: "13800000001");
        await town.AcceptAsync(RateTown.Leak, phone: "13800000001");
        await town.AcceptAsync(phone: "13800000002");
        town.Pass(TimeSpan.FromDays(100));
        await town.AcceptAsync(phone: "13800000001");

        (await town.CountAsync("repeated")).Whole.ShouldBe(new RateFigure(5, 1));
        (await town.ListAsync("repeated", new(Hit: true))).Page.Items.ShouldHaveSingleItem().Number.ShouldBe(again);
    }

    [Fact]
    public async Task Mediation_succeeds_of_those_that_ended_and_of_those_that_began()
    {
        town.StartStory();
        string[] numbers = [await LeakAsync(), await LeakAsync(), await LeakAsync(), await LeakAsync()];
        await MediatesAsync(numbers[0], MediationPlay.Refusal);
        foreach (var number in numbers[1..])
            await MediatesAsync(number, MediationPlay.Consent);
        await MediatesAsync(numbers[1], MediationPlay.Agreement);
        await town.DoesAsync("PMC", numbers[2], "not-agreed");

        (await town.CountAsync("mediated")).Units["PMC"].ShouldBe(new RateFigure(3, 1));
        (await town.CountAsync("mediated-of-begun")).Whole.ShouldBe(new RateFigure(3, 1));
        (await town.CountAsync("escalated")).Whole.ShouldBe(new RateFigure(3, 0));
    }

    private async Task MediatesAsync(string number, IEnumerable<(string Act, Func<CaseFile, object> Form)> steps)
    {
        foreach (var (act, form) in steps)
            await town.DoesAsync("PMC", number, act, form((await town.Town.ReadAsync(number)).File));
    }

    private async Task<string> LeakAsync()
    {
        var number = await town.AcceptAsync(RateTown.Leak);
        await town.SignAsync(number);
        return number;
    }
}
