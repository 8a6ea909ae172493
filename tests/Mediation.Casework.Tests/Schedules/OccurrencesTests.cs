using System.Globalization;
using Mediation.Casework.Calendars;
using Mediation.Casework.Schedules;
using Mediation.Casework.Tests.Calendars;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Schedules;

/// <summary>When work comes again, by the published calendar of 2026.</summary>
public sealed class OccurrencesTests
{
    private static readonly WorkCalendar Calendar = ShippedPolicy.Town.Calendar();

    [Theory]
    [InlineData("2026-09-28 12:00", RestDay.Next, "10-05→10-08 10-12→10-12 10-19→10-19")]
    [InlineData("2026-09-28 12:00", RestDay.Skip, "10-05→ 10-12→10-12 10-19→10-19")]
    [InlineData("2026-09-28 12:00", RestDay.Keep, "10-05→10-05 10-12→10-12 10-19→10-19")]
    public void A_monday_in_the_national_holiday_does_what_the_schedule_says(string now, RestDay restDay, string expected) =>
        Told(Weekly(DayOfWeek.Monday) with { RestDay = restDay }, now).ShouldBe(expected);

    [Fact]
    public void A_weekend_day_worked_for_a_holiday_is_a_working_day() =>
        Told(Weekly(DayOfWeek.Saturday), "2026-10-08 12:00").ShouldBe("10-10→10-10 10-17→10-19 10-24→10-26");

    [Fact]
    public void Two_that_rest_days_push_onto_one_day_are_one() =>
        Told(Weekly(DayOfWeek.Saturday, DayOfWeek.Sunday), "2026-10-15 12:00").ShouldBe("10-17→10-19 10-18→ 10-24→10-26");

    [Fact]
    public void The_last_day_of_a_month_is_its_31st_where_it_has_none() =>
        Told(Of(new Recurrence(Cycle.Monthly) { Day = 31 }) with { RestDay = RestDay.Keep }, "2026-02-01 12:00").ShouldBe("02-28→02-28 03-31→03-31 04-30→04-30");

    [Theory]
    [InlineData(1, "03-03→03-03 04-07→04-07 05-05→05-05")]
    [InlineData(3, "03-17→03-17 04-21→04-21 05-19→05-19")]
    [InlineData(Recurrence.Last, "03-31→03-31 04-28→04-28 05-26→05-26")]
    public void A_weekday_of_the_month_is_counted_from_its_begin_or_from_its_end(int nth, string expected) =>
        Told(Of(new Recurrence(Cycle.MonthlyWeekday) { Weekdays = [DayOfWeek.Tuesday], Nth = nth }) with { RestDay = RestDay.Keep }, "2026-03-01 12:00").ShouldBe(expected);

    [Fact]
    public void A_quarter_has_three_months_and_a_year_twelve()
    {
        Told(Of(new Recurrence(Cycle.Quarterly) { Month = 2, Day = 10 }), "2026-01-01 12:00").ShouldBe("02-10→02-10 05-10→05-11 08-10→08-10");
        Told(Of(new Recurrence(Cycle.Yearly) { Month = 11, Day = 9 }) with { Until = new DateOnly(2027, 12, 31) }, "2026-01-01 12:00").ShouldBe("11-09→11-09 11-09→11-09");
    }

    [Fact]
    public void Only_the_latest_of_those_that_were_missed_has_come()
    {
        var schedule = Weekly(DayOfWeek.Monday) with { Since = DemoCalendar.At("2026-03-03 09:00") };

        Occurrences.Latest(schedule, Calendar, DemoCalendar.At("2026-03-09 08:59")).ShouldBeNull("the one before lies before the schedule was made");
        Occurrences.Latest(schedule, Calendar, DemoCalendar.At("2026-03-09 09:00"))!.Day.ShouldBe(new DateOnly(2026, 3, 9));
        Occurrences.Latest(schedule, Calendar, DemoCalendar.At("2026-05-12 10:00"))!.Day.ShouldBe(new DateOnly(2026, 5, 11));
        Occurrences.Latest(schedule with { Suspended = true }, Calendar, DemoCalendar.At("2026-05-12 10:00")).ShouldBeNull();
        Occurrences.Latest(schedule with { Until = new DateOnly(2026, 3, 15) }, Calendar, DemoCalendar.At("2026-05-12 10:00"))!.Day
            .ShouldBe(new DateOnly(2026, 3, 9));
    }

    [Fact]
    public void What_a_holiday_pushed_ahead_has_not_come_before_its_day()
    {
        var schedule = Weekly(DayOfWeek.Monday);

        Occurrences.Latest(schedule, Calendar, DemoCalendar.At("2026-10-06 10:00"))!.Day.ShouldBe(new DateOnly(2026, 9, 28));
        Occurrences.Latest(schedule, Calendar, DemoCalendar.At("2026-10-08 10:00"))!.Day.ShouldBe(new DateOnly(2026, 10, 5));
    }

    private static Schedule Weekly(params DayOfWeek[] days) => Of(new Recurrence(Cycle.Weekly) { Weekdays = days });

    private static Schedule Of(Recurrence recurrence) => new("round", "巡查", recurrence, new TimeOnly(9, 0))
    {
        RestDay = RestDay.Next,
        From = new DateOnly(2026, 1, 1),
        Unit = "GRID",
        Category = "ZL02-02",
        Text = "巡查",
    };

    private static string Told(Schedule schedule, string now) => string.Join(' ', Occurrences.Next(schedule, Calendar, DemoCalendar.At(now), 3)
        .Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Day:MM-dd}→{each.On:MM-dd}")));
}
