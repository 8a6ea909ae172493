using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// It is nearly Christmas; the State Council has said which days of the coming year are off. The administrator brings the notice in, sees
/// which deadlines move, and publishes. 日历
/// </summary>
public sealed class CalendarJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Theory, InlineData("desk", 7), InlineData("phone", 6)]
    public async Task A_notice_is_brought_in_and_a_deadline_moves_and_says_why(string device, int lastOff)
    {
        var year = await ComeToDecemberAsync() + 1;
        var number = await server.AcceptAsync();
        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        var page = await new AdministrationPage(visit).SignInAsync("admin", "/calendars");
        await page.ShouldBeFitAsync("calendars");

        await visit.Page.GetByRole(AriaRole.Textbox, new() { Name = "年份" }).FillAsync($"{year}");
        await visit.Page.GetByLabel("依据的通知").FillAsync($"{year}年放假通知（示例）");
        await visit.Page.GetByLabel("放假与调休").FillAsync($"放假,元旦,{year}-01-01,{year}-02-30");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "检查并存为草稿" }).First.ClickAsync();
        await visit.Page.GetByText("第 1 行：").WaitForAsync();
        await page.ShouldBeFitAsync("calendars-faults");
        await visit.Page.GetByLabel("放假与调休").FillAsync($"放假,元旦,{year}-01-01,1月{lastOff}日");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "检查并存为草稿" }).First.ClickAsync();
        await visit.Page.GetByText("放假安排已存入草稿").WaitForAsync();
        await page.ShouldBeFitAsync("calendars-draft");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "看影响并发布" }).ClickAsync();
        await visit.Page.GetByText(number).First.WaitForAsync();
        await page.ShouldBeFitAsync("calendar-publish");
        await visit.Page.GetByLabel("发布理由").FillAsync("按国务院办公厅通知");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "发布第" }).ClickAsync();
        await visit.Page.GetByText("新日历已经发布").WaitForAsync();
        await page.ShouldBeFitAsync("calendars-published");
        await visit.Page.GotoAsync("/administration");
        await visit.Page.GetByText("按国务院办公厅通知").First.WaitForAsync();
        await page.ShouldBeFitAsync("administration");
        visit.Complaints.ShouldBeEmpty();

        await using var desk = await browser.VisitAsync(server, Device.Named(device));
        var clerk = await new AdministrationPage(desk).SignInAsync("desk", $"/cases/{number}");
        var moved = desk.Page.Locator("details.clock", new() { HasText = "起按工作日历 LZ-" }).First;
        await moved.Locator("summary").ClickAsync();
        await moved.GetByText("改为").WaitForAsync();
        await desk.Page.GetByText("启用，重新推算").First.WaitForAsync();
        await clerk.ShouldBeFitAsync("case-calendar-moved");
    }

    [Fact]
    public async Task Whoever_answers_for_the_town_is_told_that_a_year_is_missing()
    {
        await using var visit = await browser.VisitAsync(server);
        await new AdministrationPage(visit).SignInAsync("supervisor", "/calendars?year=2040");

        await visit.Page.GetByText("没有 2040 年的放假安排").WaitForAsync();
        (await visit.Page.GetByRole(AriaRole.Button, new() { Name = "检查并存为草稿" }).CountAsync()).ShouldBe(0);
    }

    // The twentieth of December, or today when that is over; the year it is.
    private async Task<int> ComeToDecemberAsync()
    {
        using var admin = await server.AskAsync("admin");
        var now = (await admin.NowAsync()).ToOffset(TimeSpan.FromHours(8));
        var christmas = new DateTimeOffset(now.Year, 12, 20, 10, 0, 0, now.Offset);
        if (now < christmas)
            await admin.LetPassAsync(christmas - now);
        return now.Year;
    }
}
