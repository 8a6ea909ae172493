using Mediation.Casework.Calendars;
using Mediation.TestKit.Shipped;

namespace Mediation.Casework.Tests.Calendars;

public sealed class CalendarContentsTests
{
    private static readonly CalendarContents Shipped = ShippedPolicy.Town.CalendarContents;

    [Fact]
    public void A_document_says_the_same_contents_again()
    {
        var again = CalendarContents.Of(Shipped.Write());

        again.Write().ShouldBe(Shipped.Write());
        CalendarChange.Say(again, Shipped).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-10-31", null)]
    [InlineData("2026-11-01", 2027)]
    [InlineData("2027-03-01", 2027)]
    public void A_coming_year_without_a_notice_is_missing_from_November_on(string today, int? missing) =>
        Shipped.MissingYear(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(missing);

    [Fact]
    public void Days_that_two_years_claim_make_no_calendar()
    {
        var clashing = Shipped.With(new CalendarYear(2027, "通知", [new("元旦", new(2026, 10, 7), new(2026, 10, 7))], []));

        CalendarYears.Clashes(clashing.Years).ShouldBe(["“国庆节”与“元旦”的放假日期重叠。"]);
    }
}
