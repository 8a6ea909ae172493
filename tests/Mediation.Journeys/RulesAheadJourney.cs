using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>A returned case becomes an example; a change of rules is published for a day, taken back, and compared. 示例与施行日期</summary>
public sealed class RulesAheadJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Theory, MemberData(nameof(Devices))]
    public async Task A_returned_case_becomes_an_example_that_names_nobody(string device)
    {
        var number = await server.AcceptAsync("路灯不亮");
        await server.ActAsync("urban", number, "return-dispatch", new { reasonCode = "not-our-duty", reason = "不归我们管" });
        await server.ActAsync("desk", number, "dispatch", new { lead = "HOUSING", reason = "职责所在" });
        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        var page = await new AdministrationPage(visit).SignInAsync("admin", "/rules/examples");
        await page.ShouldBeFitAsync("rule-examples-offered");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = $"做成示例 {number}" }).ClickAsync();
        var text = visit.Page.GetByLabel("脱敏后的诉求");
        (await text.InputValueAsync()).ShouldNotContain("李云芳");
        await page.ShouldBeFitAsync("rule-example");
        await text.FillAsync($"门口路灯坏了，晚上看不清 {number}");
        await visit.Page.GetByLabel("我看过全文").CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "做成示例" }).ClickAsync();

        await visit.Page.GetByText("现行规则不符").First.WaitForAsync();
        await page.ShouldBeFitAsync("rule-examples");
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Devices))]
    public async Task A_version_waits_for_its_day_is_taken_back_and_compared(string device)
    {
        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        var page = await new AdministrationPage(visit).SignInAsync("admin", "/rules/follow-up/draft");
        var bench = new BenchPage(visit);
        await bench.OpenAsync("没联系上：换时段再打", "条件");
        await visit.Page.GetByLabel("说明", new() { Exact = true }).FillAsync($"没联系上：换时段再打，{device}");
        await bench.SaveAsync();
        await bench.GoAsync("发布");
        await visit.Page.GetByLabel("为什么").FillAsync("新规下月施行");
        await visit.Page.GetByLabel("施行日期").FillAsync(TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.ShouldBeFitAsync("bench-publish-ahead");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "发布草稿" }).ClickAsync();

        await visit.Page.GetByText("等待施行").First.WaitForAsync();
        await page.ShouldBeFitAsync("rules-ahead", whole: false);
        await visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^撤回第 . 版$") }).ClickAsync();
        await visit.Page.GetByText("未施行", new() { Exact = true }).First.WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "对照" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Heading, new() { NameRegex = new("版本对照$"), Level = 1 }).WaitForAsync();
        await page.ShouldBeFitAsync("rules-compare");
        visit.Complaints.ShouldBeEmpty();
    }

    public static TheoryData<string> Devices => [Device.Desk.Name, Device.Phone.Name];
}
