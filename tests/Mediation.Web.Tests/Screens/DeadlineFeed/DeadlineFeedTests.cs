using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Mediation.Web.Tests.Screens.DeadlineFeed;

/// <summary>Deadlines in one's own calendar. 日历订阅</summary>
public sealed partial class DeadlineFeedTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_has_the_address_sees_what_its_owner_may_see_and_nothing_of_the_residents()
    {
        var number = await AcceptAsync("路灯不亮，晚上看不见");
        var address = await MakeAsync("urban");

        var calendar = await FetchAsync(address);

        var own = calendar.Events.Where(e => CalendarFile.Text(e["SUMMARY"]).StartsWith(number, StringComparison.Ordinal)).ToList();
        own.ShouldContain(e => e["SUMMARY"].EndsWith("首次响应到期", StringComparison.Ordinal));
        own.ShouldAllBe(e => e["URL"].EndsWith($"/cases/{number}", StringComparison.Ordinal));
        own.ShouldContain(e => CalendarFile.Text(e["DESCRIPTION"]) == "城镇发展服务中心");
        CalendarFile.Moment(own[0]["DTSTART"]).ShouldBeGreaterThan(CalendarFile.Moment(own[0]["DTSTAMP"]));
        string.Join('\n', calendar.Events.SelectMany(e => e.Values)).ShouldNotContain("李云芳");
        string.Join('\n', calendar.Events.SelectMany(e => e.Values)).ShouldNotContain("路灯");
    }

    [Fact]
    public async Task A_clock_keeps_its_identity_from_one_fetch_to_the_next()
    {
        await AcceptAsync("路灯不亮");
        var address = await MakeAsync("urban");

        var first = (await FetchAsync(address)).Events.Select(e => e["UID"]).ToList();

        first.ShouldBeUnique();
        (await FetchAsync(address)).Events.Select(e => e["UID"]).ShouldBe(first);
    }

    [Fact]
    public async Task Another_unit_sees_its_own_and_one_without_deadlines_an_empty_calendar()
    {
        var number = await AcceptAsync("路灯不亮");

        var calendar = await FetchAsync(await MakeAsync("police"));

        calendar.Events.ShouldNotContain(e => e["SUMMARY"].Contains(number));
        calendar.Components.ShouldBePositive();
    }

    [Fact]
    public async Task A_new_address_ends_the_old_and_a_revoked_one_opens_nothing()
    {
        var old = await MakeAsync("justice");
        var address = await MakeAsync("justice");
        (await StatusAsync(old)).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(address)).ShouldBe(HttpStatusCode.OK);
        (await PageAsync("justice")).ShouldContain("现在的地址取得于");

        (await SendAsync("justice", "Revoke")).StatusCode.ShouldBe(HttpStatusCode.Found);

        (await StatusAsync(address)).ShouldBe(HttpStatusCode.NotFound);
        (await PageAsync("justice")).ShouldContain("还没有订阅地址");
    }

    [Fact]
    public async Task A_disabled_account_has_no_feed_and_the_secret_is_nowhere_to_be_read()
    {
        var address = await MakeAsync("mediator");
        (await PageAsync("mediator")).ShouldNotContain(address);
        await server.ExecuteAsync("update account set lockout_end = now() + interval '1 year' where user_name = 'mediator'");

        (await StatusAsync(address)).ShouldBe(HttpStatusCode.NotFound);
        await server.ExecuteAsync("update account set lockout_end = null where user_name = 'mediator'");
        (await StatusAsync(address.Replace("deadline-feed/", "deadline-feed/0", StringComparison.Ordinal))).ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<string> AcceptAsync(string text)
    {
        using var desk = await server.SignedInAsync("desk");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/complaints")
        {
            Content = JsonContent.Create(new
            {
                text,
                channel = "窗口登记",
                place = "西园路月光小区2栋",
                reporter = new { name = "李云芳", phone = "13800001234" },
            }),
        };
        request.Headers.Add("Idempotency-Key", $"{Guid.CreateVersion7()}");
        using var answer = await desk.SendAsync(request, Stop);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Stop))!["number"]!.GetValue<string>();
    }

    private async Task<string> MakeAsync(string userName)
    {
        using var made = await SendAsync(userName, "Make");
        return Address().Match(await made.Content.ReadAsStringAsync(Stop)).Value;
    }

    private async Task<HttpResponseMessage> SendAsync(string userName, string step)
    {
        using var client = await server.SignedInAsync(userName);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("step", step)]);
        return await client.PostAsync("/deadline-feed", form, Stop);
    }

    private async Task<string> PageAsync(string userName)
    {
        using var client = await server.SignedInAsync(userName);
        return WebUtility.HtmlDecode(await client.GetStringAsync("/deadline-feed", Stop));
    }

    private async Task<CalendarFile> FetchAsync(string address)
    {
        using var calendar = server.Anonymous();
        using var answer = await calendar.GetAsync(address, Stop);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        return CalendarFile.Read(await answer.Content.ReadAsByteArrayAsync(Stop));
    }

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var calendar = server.Anonymous();
        using var answer = await calendar.GetAsync(address, Stop);
        return answer.StatusCode;
    }

    [GeneratedRegex("http[^\"]+[.]ics")]
    private static partial Regex Address();
}
