using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// Somebody old presses the button: a case is on the worklist of those on duty at once, they answer, read the care flags, arrive and end it. The same
/// press sent again does nothing; a second one that nobody answers is told to the supervisor. 一键呼叫
/// </summary>
public sealed class OneTouchCallJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task A_press_is_answered_reached_and_ended_and_one_that_nobody_answers_is_told()
    {
        using var admin = await server.AskAsync("admin");
        await using var street = await browser.VisitAsync(server, Device.Phone);
        var list = await new WorklistPage(street).SignInAsync("community");
        await RegisterAsync(street, await admin.NowAsync());
        using var gateway = await GatewayAsync();

        await street.Page.GotoAsync("/worklist");
        var first = await CallAsync(gateway, "call-1");
        await street.Page.Locator($"[data-ringing='{first}']").WaitForAsync();
        await street.Page.ShouldBeAccessible();
        await street.Page.ShouldFitItsWidth();
        await street.ShootAsync("call-ringing", whole: true);
        await street.Page.ReloadAsync();
        await list.Row(first).WaitForAsync();
        (await CallAsync(gateway, "call-1")).ShouldBe(first, "the same press again opens nothing");
        await AnswerAsync(street, first);

        var second = await CallAsync(gateway, "call-2");
        second.ShouldNotBe(first);
        await admin.LetPassAsync(TimeSpan.FromMinutes(5));
        await using var town = await browser.VisitAsync(server);
        var board = await new SupervisionPage(town).SignInAsync();
        (await board.Row(second).InnerTextAsync()).ShouldContain("逾期");
        await town.Page.GotoAsync($"/cases/{second}");
        (await new CasePage(town).ToldAsync()).Split('\n').Count(line => line.Contains("无人签收报警", StringComparison.Ordinal)).ShouldBe(1);
        (await town.Page.GetByRole(AriaRole.Button, new() { Name = "查看关怀标识" }).CountAsync()).ShouldBe(0, "whoever doesn't answer reads nothing");
        await town.Page.ShouldBeAccessible();
        await town.ShootAsync("call-unanswered", whole: true);
        street.Complaints.ShouldBeEmpty();
        town.Complaints.ShouldBeEmpty();
    }

    private static async Task AnswerAsync(Visit street, string number)
    {
        var call = await new CasePage(street).OpenAsync(number);
        await call.DoAsync("接听", form => form.GetByLabel("内容").FillAsync("电话里说在厨房摔倒了，站不起来。"));
        await street.Page.GetByRole(AriaRole.Button, new() { Name = "查看关怀标识" }).ClickAsync();
        await street.Page.Locator("[data-home]").GetByText("独居老人").WaitForAsync();
        await street.Page.ShouldBeAccessible();
        await street.Page.ShouldFitItsWidth();
        await street.ShootAsync("call-home", whole: true);
        await call.OpenAsync(number);
        await call.DoAsync("到场", _ => Task.CompletedTask);
        await call.DoAsync("已处置，本人或家属确认", form => form.GetByLabel("内容").FillAsync("扶到床上，没有大碍，女儿已到。"));
        await call.OpenAsync(number);
        (await call.ToldAsync()).ShouldContain("扶到床上，没有大碍，女儿已到。");
        await street.Page.ShouldFitItsWidth();
        await street.Page.GotoAsync("/households");
        await street.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^H[0-9]{4}-[0-9]{4}$") }).ClickAsync();
        await street.Page.GetByText($"一键呼叫紧急处置 {number}").WaitForAsync();
    }

    private static async Task RegisterAsync(Visit street, DateTimeOffset now)
    {
        var page = street.Page;
        await page.GotoAsync("/households/new");
        await page.GetByLabel("小区").SelectOptionAsync("XY-01");
        await page.GetByLabel("楼栋").FillAsync("3");
        await page.GetByLabel("房号").FillAsync("1203");
        await page.GetByLabel("户主姓名").FillAsync("王桂兰");
        await page.GetByLabel("颜色").SelectOptionAsync("Red");
        await page.GetByLabel("独居老人").FillAsync("子女在外地，独自居住。");
        await page.GetByLabel("联系单位").SelectOptionAsync("GRID");
        await page.GetByLabel("复核日期").FillAsync(Day(now.AddDays(90)));
        await page.GetByLabel("保存到").FillAsync(Day(now.AddDays(360)));
        await page.GetByRole(AriaRole.Button, new() { Name = "登记重点户" }).ClickAsync();
        await page.GetByText("已保存。").WaitForAsync();

        await page.GotoAsync("/call-devices");
        await page.GetByLabel("终端编号").FillAsync("A-17");
        await page.GetByLabel("小区").SelectOptionAsync("XY-01");
        await page.GetByLabel("楼栋").FillAsync("3栋");
        await page.GetByLabel("房号").FillAsync("1203");
        await page.GetByLabel("联系单位").SelectOptionAsync("GRID");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记终端" }).ClickAsync();
        await page.GetByText("已保存。").WaitForAsync();
        (await page.Locator("[data-device='A-17']").InnerTextAsync()).ShouldNotContain("1203");
        await page.ShouldBeAccessible();
        await page.ShouldFitItsWidth();
        await street.ShootAsync("call-devices", whole: true);
    }

    private async Task<HttpClient> GatewayAsync()
    {
        await using var office = await browser.VisitAsync(server);
        await new AdministrationPage(office).SignInAsync("admin", "/call-gateways");
        await office.Page.GetByLabel("网关代码").FillAsync("care-centre");
        await office.Page.GetByLabel("网关名称").FillAsync("养老服务平台");
        await office.Page.GetByLabel("理由").First.FillAsync("开通一键呼叫");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "发放密钥" }).ClickAsync();
        var secret = await office.Page.Locator("[data-secret]").InnerTextAsync();
        await office.Page.ShouldBeAccessible();
        await office.Page.ShouldFitItsWidth();
        await office.Page.GotoAsync("/call-gateways");
        (await office.Page.ContentAsync()).ShouldNotContain(secret);
        await office.ShootAsync("call-gateways", whole: true);
        office.Complaints.ShouldBeEmpty();
        var gateway = new HttpClient { BaseAddress = server.Address };
        (await SendAsync(gateway, "call-0")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "without a key");
        gateway.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return gateway;
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient gateway, string call) =>
        gateway.PostAsJsonAsync("/api/calls", new { callId = call, device = "A-17" });

    private static async Task<string> CallAsync(HttpClient gateway, string call)
    {
        using var answer = await SendAsync(gateway, call);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!["number"]!.GetValue<string>();
    }

    private static string Day(DateTimeOffset moment) => moment.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
