using FsCheck;
using FsCheck.Fluent;
using static Mediation.Casework.Tests.Calendars.DemoCalendar;

namespace Mediation.Casework.Tests.Calendars;

public sealed class WorkCalendarTests
{
    private static readonly Arbitrary<DateOnly> Days =
        Gen.Choose(0, 3 * 365).Select(days => On("2025-01-01").AddDays(days)).ToArbitrary();

    [Fact]
    public void A_day_off_has_no_business_to_close_and_ends_at_midnight() =>
        Calendar.ClosingOn(On("2026-10-01")).ShouldBe(At("2026-10-02 00:00"));

    [Theory]
    [InlineData("2026-11-20", true, "an ordinary Friday")]
    [InlineData("2026-11-21", false, "a Saturday")]
    [InlineData("2026-02-17", false, "Spring Festival")]
    [InlineData("2026-02-14", true, "a Saturday worked in exchange")]
    [InlineData("2026-09-20", true, "a Sunday worked in exchange")]
    public void Working_days_follow_the_notice(string day, bool works, string because) =>
        Calendar.IsWorkingDay(On(day)).ShouldBe(works, because);

    [Theory]
    [InlineData(2025)]
    [InlineData(2026)]
    public void Both_published_years_have_248_working_days(int year) =>
        Calendar.CountWorkingDays(new DateOnly(year - 1, 12, 31), new DateOnly(year, 12, 31)).ShouldBe(248);

    [Fact]
    public void A_year_without_a_notice_rests_on_weekends_only_and_says_so()
    {
        Calendar.Provisional(2027).ShouldBeTrue();
        Calendar.Provisional(2026).ShouldBeFalse();
        Calendar.IsWorkingDay(On("2027-10-01")).ShouldBeTrue();
        Calendar.IsWorkingDay(On("2027-10-02")).ShouldBeFalse();
    }

    [Fact]
    public void A_make_up_working_day_has_hours_although_its_weekday_has_none()
    {
        Calendar.ClosingOn(On("2026-09-20")).ShouldBe(At("2026-09-20 17:30"));
        Calendar.ClosingOn(On("2026-09-27")).ShouldBe(At("2026-09-28 00:00"));
    }

    [Fact]
    public void Midnight_belongs_to_the_day_that_ends_then()
    {
        Calendar.DayEndingAt(Calendar.EndOf(On("2026-11-20"))).ShouldBe(On("2026-11-20"));
        Calendar.DayOf(Calendar.EndOf(On("2026-11-20"))).ShouldBe(On("2026-11-21"));
    }

    [Fact]
    public void Days_begin_by_the_clock_of_the_place() =>
        Calendar.DayOf(new DateTimeOffset(2026, 11, 20, 17, 0, 0, TimeSpan.Zero)).ShouldBe(On("2026-11-21"));

    [Fact]
    public void Adding_working_days_is_inverse_to_counting_them() =>
        Prop.ForAll(Days, Gen.Choose(1, 120).ToArbitrary(), (day, count) =>
        {
            var added = Calendar.AddWorkingDays(day, count);
            return Calendar.IsWorkingDay(added) && Calendar.CountWorkingDays(day, added) == count;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Adding_working_days_keeps_the_order_of_days() =>
        Prop.ForAll(Days, Days, Gen.Choose(0, 60).ToArbitrary(), (one, other, count) =>
            one > other || Calendar.AddWorkingDays(one, count) <= Calendar.AddWorkingDays(other, count))
            .QuickCheckThrowOnFailure();
}
