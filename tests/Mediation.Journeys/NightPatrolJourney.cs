using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;

namespace Mediation.Journeys;

/// <summary>
/// The street is blocked. By day that is for tomorrow; in the evening, while the patrol is on duty, the window says who is out there and that somebody answers
/// within two hours. 夜街巡逻队、错时服务
/// </summary>
// A town of its own: the clock never goes back.
public sealed class NightPatrolJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private const string Blocked = "小区门口占道经营，堵得走不了路";

    [Fact]
    public async Task While_the_patrol_is_on_duty_the_street_is_answered_for_the_same_night()
    {
        using var admin = await server.AskAsync("admin");
        await UntilAsync(admin, 10);
        (await PlanAsync("by-day")).ShouldNotContain("夜间巡查");

        await UntilAsync(admin, 20);
        var plan = await PlanAsync("by-night");
        plan.ShouldContain("正在值班：综合行政执法大队夜间巡查");
        plan.ShouldContain("两小时内");
    }

    // The next working day at this hour.
    private static async Task UntilAsync(Colleague admin, int hour)
    {
        var now = (await admin.NowAsync()).ToOffset(TimeSpan.FromHours(8));
        var then = new DateTimeOffset(now.Year, now.Month, now.Day, hour, 0, 0, now.Offset);
        while (then <= now || then.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            then = then.AddDays(1);
        await admin.LetPassAsync(then - now);
    }

    private async Task<string> PlanAsync(string picture)
    {
        await using var counter = await browser.VisitAsync(server);
        var window = await new WindowPage(counter).SignInAsync();
        await window.HearAsync(Blocked);
        await window.Sentence.WaitForAsync();
        var plan = await window.Plan.TextContentAsync() ?? "";
        await counter.ShootAsync(picture);
        counter.Complaints.ShouldBeEmpty();
        return plan;
    }
}
