using System.Net;

namespace Mediation.Web.Tests.Screens.Supervision;

public sealed class ThresholdsPageTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_supervisor_changes_a_threshold_with_a_reason_and_the_log_keeps_who_when_and_why()
    {
        var supervisor = await server.SignedInAsync("supervisor");
        (await TextAsync(await supervisor.GetAsync("/supervision/thresholds", Stop))).ShouldContain("离到期不足 5 分钟");

        using (var changed = await ChangeAsync(supervisor, "last-minute", 5, "8", "末刻办结集中在八分钟内"))
            changed.StatusCode.ShouldBe(HttpStatusCode.Found);

        (await TextAsync(await supervisor.GetAsync("/quality", Stop))).ShouldContain("离到期不足 8 分钟");
        var log = await TextAsync(await supervisor.GetAsync("/administration?kind=threshold-changed", Stop));
        log.ShouldContain("修改督办界限");
        log.ShouldContain("末刻办结集中在八分钟内");
        using var behind = await ChangeAsync(supervisor, "last-minute", 5, "9", "再改");
        behind.StatusCode.ShouldNotBe(HttpStatusCode.Found);
        (await TextAsync(behind)).ShouldContain("别人已经改了这个界限");
    }

    [Fact]
    public async Task Units_are_rated_by_as_many_cases_as_the_threshold_says()
    {
        var supervisor = await server.SignedInAsync("supervisor");

        using (await ChangeAsync(supervisor, "fewest-for-unit", 10, "12", "各单位件数都多"))
        {
        }

        (await TextAsync(await supervisor.GetAsync("/rates/solved", Stop))).ShouldContain("12");
    }

    [Theory]
    [InlineData("supervisor", "ping-pong", "0", "太多")]
    [InlineData("supervisor", "ping-pong", "1001", "太多")]
    [InlineData("supervisor", "ping-pong", "三", "太多")]
    [InlineData("supervisor", "ping-pong", "3", " ")]
    [InlineData("supervisor", "ping-pong", "2", "没有变")]
    [InlineData("supervisor", "no-such", "3", "太多")]
    [InlineData("auditor", "ping-pong", "3", "太多")]
    public async Task What_does_not_do_is_refused_and_nothing_changes(string who, string code, string value, string reason)
    {
        using var answer = await ChangeAsync(await server.SignedInAsync(who), code, 2, value, reason);

        answer.IsSuccessStatusCode.ShouldBeFalse();
        answer.StatusCode.ShouldNotBe(HttpStatusCode.Found);
        (await TextAsync(await (await server.SignedInAsync("supervisor")).GetAsync("/supervision/thresholds", Stop))).ShouldContain("第 2 次及以后被退回");
    }

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient who, string code, int seen, string value, string reason) =>
        who.PostAsync($"/supervision/thresholds/{code}",
            new FormUrlEncodedContent([new("seen", $"{seen}"), new("value", value), new("reason", reason)]), Stop);

    private static async Task<string> TextAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
}
