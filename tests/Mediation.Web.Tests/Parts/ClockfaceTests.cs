using System.Globalization;
using Mediation.Casework.Deadlines;
using Mediation.Web.Parts;

namespace Mediation.Web.Tests.Parts;

public sealed class ClockfaceTests
{
    private static Clockface Clock => Drawing.Clock;

    [Theory]
    [InlineData("2026-11-20T17:30+08:00", "今天 17:30")]
    [InlineData("2026-11-20T23:30+00:00", "明天 07:30")]
    [InlineData("2026-11-19T09:00+08:00", "昨天 09:00")]
    [InlineData("2026-11-30T09:05+08:00", "11月30日 09:05")]
    [InlineData("2027-01-04T09:00+08:00", "2027年1月4日 09:00")]
    public void A_moment_is_said_as_people_say_it(string moment, string said) =>
        Clock.Say(At(moment)).ShouldBe(said);

    [Fact]
    public void A_day_that_is_over_at_midnight_ends_at_24_o_clock() =>
        Clock.SayDue(At("2026-11-21T00:00+08:00")).ShouldBe("今天 24:00 前");

    [Theory]
    [InlineData("2026-11-20T17:30:05+08:00", "2026年11月20日 17:30")]
    [InlineData("2026-11-21T00:00+08:00", "2026年11月20日 24:00")]
    public void On_paper_a_moment_stands_with_its_day(string moment, string written) =>
        Clock.Written(At(moment)).ShouldBe(written);

    [Fact]
    public void The_exact_moment_names_the_weekday() =>
        Clock.Exact(At("2026-11-20T09:30:05+00:00")).ShouldBe("2026年11月20日 星期五 17:30:05");

    [Theory]
    [InlineData(0.1, "剩 6 分钟")]
    [InlineData(3.5, "剩 3 小时")]
    [InlineData(49, "剩 2 天")]
    [InlineData(-0.001, "逾期 1 分钟")]
    [InlineData(-5, "逾期 5 小时")]
    [InlineData(-53, "逾期 2 天")]
    public void What_is_left_is_said_in_the_largest_unit_that_says_something(double hours, string said) =>
        Clock.Left(Clock.Now.AddHours(hours), nearly: false).ShouldBe(said);

    [Fact]
    public void Nearly_due_on_its_last_day_it_is_due_today()
    {
        Clock.Left(At("2026-11-21T00:00+08:00"), nearly: true).ShouldBe("今日到期");
        Clock.Left(Clock.Now.AddMinutes(20), nearly: true).ShouldBe("剩 20 分钟");
        Clock.Left(Clock.Now.AddHours(20), nearly: true).ShouldBe("剩 20 小时");
    }

    [Fact]
    public async Task A_light_is_word_shape_and_colour()
    {
        var view = LightView.Running(TrafficLight.Red, Clock.Now.AddDays(-2.5), Clock);

        var markup = await Drawing.DrawAsync<LightBadge>(("View", view));

        markup.Words().ShouldBe("■ 逾期 2 天");
        markup.ShouldContain("light-red");
    }

    [Fact]
    public async Task A_due_moment_carries_its_exact_time_and_ground()
    {
        var markup = await Drawing.DrawAsync<PersonTime>(
            ("Moment", At("2026-11-20T17:30+08:00")), ("Due", true), ("WorkingDaysLeft", 2), ("Ground", "第十二条"));

        markup.Words().ShouldBe("今天 17:30 前；还剩 2 个工作日");
        markup.ShouldContain("title=\"2026年11月20日 星期五 17:30:00 · 第十二条\"");
        markup.ShouldContain("datetime=\"2026-11-20T17:30:00&#x2B;08:00\"");
    }

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
}
