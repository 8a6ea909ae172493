using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Mediation.Web.Screens.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Mediation.Web.Tests.Screens.Supervision;

public sealed class SupervisionPageTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_overdue_case_is_listed_with_why_and_can_be_urged_once_from_its_row()
    {
        var number = await AcceptAsync();
        await JumpAsync(TimeSpan.FromDays(30));
        var supervisor = await server.SignedInAsync("supervisor");

        var page = await supervisor.GetStringAsync("/supervision", Stop);
        page.ShouldContain(number);
        page.ShouldContain("未签收");
        page.ShouldContain("至今没有联系当事人");

        var before = await UrgesAsync(number);
        var form = new Dictionary<string, string> { ["act"] = "urge", ["key"] = "one-click" };
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var answer = await supervisor.PostAsync($"/supervision/acts/{number}", new FormUrlEncodedContent(form), Stop);
            answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        }
        (await UrgesAsync(number)).ShouldBe(before + 1);
    }

    [Fact]
    public async Task A_unit_sees_its_own_cases_and_no_act_that_it_may_not_do()
    {
        var number = await AcceptAsync();
        await JumpAsync(TimeSpan.FromDays(30));

        var mediator = await (await server.SignedInAsync("mediator")).GetStringAsync("/supervision?scope=open", Stop);
        mediator.ShouldContain(number);
        mediator.ShouldNotContain("/supervision/acts/");
        (await (await server.SignedInAsync("police")).GetStringAsync("/supervision?scope=open", Stop)).ShouldNotContain(number);
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_above_the_list_and_changes_nothing()
    {
        var number = await AcceptAsync();
        await JumpAsync(TimeSpan.FromDays(30));
        var auditor = await server.SignedInAsync("auditor");

        using var answer = await auditor.PostAsync($"/supervision/acts/{number}",
            new FormUrlEncodedContent(new Dictionary<string, string> { ["act"] = "urge" }), Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop)).ShouldContain($"{number}：不能");
    }

    [Fact]
    public async Task Many_are_previewed_and_urged_as_a_batch()
    {
        string[] numbers = [await AcceptAsync(), await AcceptAsync()];
        var supervisor = await server.SignedInAsync("supervisor");

        var preview = await supervisor.GetStringAsync($"/supervision/urge?number={numbers[0]}&number={numbers[1]}", Stop);
        preview.ShouldContain("催办 2 件");
        preview.ShouldContain("社区人民调解委员会");

        KeyValuePair<string, string>[] form = [new("key", "batch"), new("number", numbers[0]), new("number", numbers[1]), new("text", "请今天联系群众")];
        using var answer = await supervisor.PostAsync("/supervision/urge", new FormUrlEncodedContent(form), Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        foreach (var number in numbers)
            (await UrgesAsync(number)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Open_pages_hear_the_number_of_a_case_that_changed()
    {
        var feed = server.Services.GetRequiredService<LiveFeed>();
        var heard = HearAsync(feed);

        var number = await AcceptAsync();

        (await heard.WaitAsync(TimeSpan.FromSeconds(20), Stop)).ShouldContain(number);
    }

    private static async Task<IReadOnlyList<string>> HearAsync(LiveFeed feed)
    {
        await foreach (var numbers in feed.ReadAsync(Stop).WithCancellation(Stop))
            return numbers;
        return [];
    }

    private async Task<string> AcceptAsync()
    {
        var desk = await server.SignedInAsync("desk");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/complaints")
        {
            Content = JsonContent.Create(new { text = "我家卫生间楼上漏水，把天花板泡坏了", channel = "窗口登记", place = "西园路月光小区2栋" }),
        };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await desk.SendAsync(request, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Stop))!["number"]!.GetValue<string>();
    }

    private async Task JumpAsync(TimeSpan by)
    {
        var admin = await server.SignedInAsync("admin");
        var now = (await admin.GetFromJsonAsync<JsonNode>("/api/demo/clock", Stop))!["now"]!.GetValue<DateTimeOffset>();
        using var answer = await admin.PostAsJsonAsync("/api/demo/clock", new { now = now + by }, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<int> UrgesAsync(string number)
    {
        var journal = await (await server.SignedInAsync("supervisor")).GetFromJsonAsync<JsonNode>($"/api/cases/{number}/journal", Stop);
        return journal!["items"]!.AsArray()
            .Where(line => line!["act"]!.GetValue<string>() == "urge")
            .Select(line => line!["version"]!.GetValue<long>())
            .Distinct()
            .Count();
    }
}
