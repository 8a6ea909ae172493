using Mediation.Casework.Households;
using Mediation.Postgres.Households;
using Mediation.Postgres.Rates;
using Mediation.Postgres.Reports;
using Mediation.Postgres.Schedules;
using Mediation.Postgres.Tests.Desk;
using Mediation.Postgres.Views;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Schedules;

/// <summary>定期工作: each occurrence opens its case once, whoever else tries, and whatever was missed.</summary>
public sealed class OpeningTests : IAsyncLifetime
{
    private readonly CaseDatabase town = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private HouseholdKeeping Households => new(town.Source, town.InForce);

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task What_ships_is_suspended_and_opens_nothing()
    {
        town.Clock.Advance(TimeSpan.FromDays(30));

        (await town.Desk.OpenScheduledAsync(Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task An_occurrence_opens_one_case_for_the_named_unit_by_the_system()
    {
        await town.ScheduleAsync("round,巡查,每周,星期一,10:00,跳过,2026-01-01,一件,URBAN,ZL02-02,看一圈,在用");

        (await town.Desk.OpenScheduledAsync(Ct)).ShouldBe(0, "it is nine o'clock");
        town.Clock.Advance(TimeSpan.FromHours(1));
        (await town.Desk.OpenScheduledAsync(Ct)).ShouldBe(1);
        (await town.Desk.OpenScheduledAsync(Ct)).ShouldBe(0);

        (await town.CountAsync("select count(*) from case_file where channel = '定期工作' and lead_unit = 'URBAN' and accepted_by = '00000000-0000-0000-0000-000000000000'"))
            .ShouldBe(1);
        var opened = (await new ScheduleOpenings(town.Source).ReadAsync(Townspeople.Supervisor, town.InForce.Policy.Town.Code, "round", 9, Ct)).Single();
        (opened.Day, opened.Cases, opened.Done).ShouldBe((new DateOnly(2026, 3, 2), 1, 0));
        opened.Number.ShouldNotBeNull();
        (await town.Audit.RunAsync(null, Ct)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_nodes_at_once_open_it_once()
    {
        await town.ScheduleAsync("round,巡查,每周,星期一,10:00,跳过,2026-01-01,一件,GRID,ZL02-02,看一圈,在用");
        town.Clock.Advance(TimeSpan.FromHours(2));

        var opened = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => town.NewDesk(town.Source).OpenScheduledAsync(Ct)));

        opened.Sum().ShouldBe(1);
        (await town.CountAsync("select count(*) from case_file")).ShouldBe(1);
    }

    [Fact]
    public async Task After_an_outage_the_last_one_is_done_and_not_each()
    {
        await town.ScheduleAsync("round,巡查,每周,星期一、星期四,10:00,跳过,2026-01-01,一件,GRID,ZL02-02,看一圈,在用");
        town.Clock.Advance(TimeSpan.FromDays(24));

        (await town.Desk.OpenScheduledAsync(Ct)).ShouldBe(1);

        (await town.CountAsync("select count(*) from schedule_opened where day = '2026-03-23'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_schedule_that_is_taken_up_again_does_not_catch_up()
    {
        await town.ScheduleAsync("round,巡查,每周,星期一,10:00,跳过,2026-01-01,一件,GRID,ZL02-02,看一圈,停用");
        town.Clock.Advance(TimeSpan.FromDays(9));
        await town.ScheduleAsync("round,巡查,每周,星期一,10:00,跳过,2026-01-01,一件,GRID,ZL02-02,看一圈,在用");

        (await town.Desk.OpenScheduledAsync(Ct)).ShouldBe(0);
        town.Clock.Advance(TimeSpan.FromDays(5) + TimeSpan.FromHours(1));
        (await town.Desk.OpenScheduledAsync(Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Each_household_of_the_colour_is_visited_by_its_own_unit_and_named_by_its_code_alone()
    {
        var red = await EnterAsync(Colour.Red);
        await EnterAsync(Colour.Yellow);
        await town.ScheduleAsync("red,红色每周走访,每周,星期一,10:00,跳过,2026-01-01,每户红色,COMMUNITY,ZL02-01,红色重点户走访,在用");
        town.Clock.Advance(TimeSpan.FromHours(1));

        (await town.Desk.OpenScheduledAsync(Ct)).ShouldBe(1);
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await EnterAsync(Colour.Red);
        (await town.Desk.OpenScheduledAsync(Ct)).ShouldBe(0, $"{later} was not red by then");

        (await town.CountAsync("select count(*) from case_file where lead_unit = 'GRID' and secrecy = 2")).ShouldBe(1);
        (await town.CountAsync($"select count(*) from statement where text like '%{red}%'")).ShouldBe(1);
        (await town.CountAsync("select count(*) from statement where text like '%王桂兰%'")).ShouldBe(0);
        (await town.CountAsync("select count(*) from journal_entry where body like '%王桂兰%' or body like '%1203%'")).ShouldBe(0);
        (await new CaseList(town.Source).ReadAsync(Townspeople.Of("PROPERTY"), new CaseFilter(), town.Clock.GetUtcNow(), null, 9, Ct)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Work_of_the_towns_own_is_in_no_rate_no_ledger_and_no_matter()
    {
        await town.ScheduleAsync("round,巡查,每周,星期一,10:00,跳过,2026-01-01,一件,GRID,ZL02-02,看一圈,在用");
        for (var week = 0; week < 4; week++)
        {
            town.Clock.Advance(TimeSpan.FromDays(7));
            (await town.Desk.OpenScheduledAsync(Ct)).ShouldBe(1);
        }
        var (now, period) = (town.Clock.GetUtcNow(), new RatePeriod(town.Clock.GetUtcNow().AddDays(-60), town.Clock.GetUtcNow().AddDays(1)));

        var rates = await new RateFigures(town.Source).ReadAsync(Townspeople.Supervisor, RateBook.All, period, now, Ct);
        rates.ShouldAllBe(rate => rate.Whole.Of == 0);
        var ledger = await new Ledgers(town.Source).ReadAsync(Townspeople.Supervisor, null, period, Ct);
        (ledger.Lines.Count, ledger.Tallies.Count, ledger.Unlisted).ShouldBe((0, 0, 0));
        var similar = await new SimilarCases(town.Source).FindAsync(Townspeople.Desk, "看一圈", null, "ZL02-02", Ct);
        similar.ShouldBeEmpty();
    }

    private async Task<string> EnterAsync(Colour colour) => (await Households.EnterAsync(Townspeople.Of("GRID"), new HouseholdForm
    {
        Compound = "XY-01",
        Identity = new HouseholdIdentity("3", "1203", "王桂兰", [new CareFlag("alone", "子女在外地，独自居住")]),
        Colour = colour,
        Unit = "GRID",
        ReviewOn = new DateOnly(2026, 6, 1),
        KeepUntil = new DateOnly(2027, 3, 1),
    }, town.Clock.GetUtcNow(), Ct)).Value;
}
