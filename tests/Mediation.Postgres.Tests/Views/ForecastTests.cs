using Mediation.Casework.Actors;
using Mediation.Casework.Calendars;
using Mediation.Postgres.Tests.Desk;
using Mediation.Postgres.Views;
using Mediation.TestKit.Shipped;

namespace Mediation.Postgres.Tests.Views;

/// <summary>What is coming is told before it is there: which day it falls due, and who will be away.</summary>
public sealed class ForecastTests : IAsyncLifetime
{
    private readonly CaseDatabase town = new();

    private static readonly Actor Reader = Townspeople.Supervisor;

    private WorkCalendar Calendar => town.InForce.Policy.Calendar;

    private Forecast Forecast => new(town.Source);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => town.InitializeAsync();

    public ValueTask DisposeAsync() => town.DisposeAsync();

    [Fact]
    public async Task What_falls_due_on_a_day_is_the_list_of_that_day()
    {
        for (var at = 0; at < 6; at++)
        {
            await town.AcceptAsync(at % 2 == 0 ? CaseDatabase.Lamp : "我家卫生间楼上漏水，把我家天花板都泡坏了，找楼上他不承认");
            town.Clock.Advance(TimeSpan.FromHours(9));
        }
        var now = town.Clock.GetUtcNow();
        var today = Calendar.DayOf(now);
        var days = Enumerable.Range(-4, 14).Select(today.AddDays).ToList();

        var due = await Forecast.DueAsync(Reader, days, Calendar, Ct);

        due.Sum(day => day.Cases).ShouldBe(6);
        foreach (var day in due)
            (await ListAsync(new(LateScope.Open, day.Unit) { DueFrom = Calendar.StartOf(day.Day), DueUntil = Calendar.EndOf(day.Day) }, now))
                .Count.ShouldBe(day.Cases, $"{day}");
        due.Select(day => day.Day).Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Who_is_away_is_told_with_what_of_their_unit_falls_due_meanwhile_and_whether_anybody_is_left()
    {
        var number = await town.AcceptAsync("我家卫生间楼上漏水，把我家天花板都泡坏了，找楼上他不承认");
        var late = (await ListAsync(new(LateScope.Open), town.Clock.GetUtcNow())).Single(each => each.Number == number);
        var holder = late.Holders[0];
        var dueOn = Calendar.DayEndingAt(late.DueAt!.Value);
        await town.ExecuteAsync(
            $"""
            insert into account (id, user_name, normalized_user_name, display_name, security_stamp, concurrency_stamp, created_at)
            values ('00000000-0000-7000-8000-0000000000a1', 'away', 'AWAY', '外出的人', '', '', '2026-01-01'),
                   ('00000000-0000-7000-8000-0000000000a2', 'deputy', 'DEPUTY', '代理的人', '', '', '2026-01-01');
            delete from account_unit where unit_code = '{holder}';
            insert into account_unit (account_id, unit_code, role) values ('00000000-0000-7000-8000-0000000000a1', '{holder}', 'handler');
            insert into absence (id, account_id, deputy_id, first_on, last_on)
            values (gen_random_uuid(), '00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-0000000000a2', '{dueOn:yyyy-MM-dd}', '{dueOn:yyyy-MM-dd}')
            """);

        var away = (await Forecast.AwayAsync(Reader, dueOn, Calendar, Ct)).ShouldHaveSingleItem();

        (away.Name, away.Deputy, away.LastOn, away.Unit, away.AtPost).ShouldBe(("外出的人", "代理的人", dueOn, holder, 0));
        away.Cases.ShouldBeGreaterThan(0);
        (await ListAsync(new(LateScope.Open) { Holder = holder, DueFrom = Calendar.StartOf(dueOn), DueUntil = Calendar.EndOf(dueOn) },
            town.Clock.GetUtcNow())).Count.ShouldBe(away.Cases);
        (await Forecast.AwayAsync(Reader, dueOn.AddDays(1), Calendar, Ct)).ShouldBeEmpty();
    }

    private Task<IReadOnlyList<LateCase>> ListAsync(LateFilter filter, DateTimeOffset now) =>
        new LateCases(town.Source).ReadAsync(Reader, filter, now, now.AddHours(8), 500, Ct);
}
