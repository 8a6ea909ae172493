using System.Globalization;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Mediation.TestKit;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// A household is entered with a ground, the administrator says that red ones are visited every Monday, the grid worker finds the visit on the
/// telephone and records it, and the next one, which nobody makes, is red on the supervisor's board. 三色管理
/// </summary>
// A town of its own: the clock never goes back.
public sealed class HomeVisitJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private static readonly TimeSpan Local = TimeSpan.FromHours(8);

    [Fact]
    public async Task A_red_household_is_visited_every_monday_and_a_visit_that_is_missed_is_seen()
    {
        using var admin = await server.AskAsync("admin");
        await using var street = await browser.VisitAsync(server, Device.Phone);
        await EnterAsync(street, await admin.NowAsync());
        await using (var office = await browser.VisitAsync(server))
            await ScheduleAsync(office, await admin.NowAsync());

        await ToMondayAsync(admin);
        await street.Page.GotoAsync("/worklist");
        var first = await NumberAsync(street.Page);
        var visit = await new CasePage(street).OpenAsync(first);
        await street.Page.ShouldBeAccessible();
        await street.Page.ShouldFitItsWidth();
        await street.ShootAsync("visit", whole: true);
        await street.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = new("^H[0-9]{4}-[0-9]{4}$") }).ClickAsync();
        await street.Page.GetByLabel("用途").FillAsync("今天上门走访");
        await street.Page.GetByRole(AriaRole.Button, new() { Name = "查看" }).ClickAsync();
        await street.Page.GetByText("王桂兰").WaitForAsync();
        street.Page.Url.ShouldNotContain("王");
        await street.Page.ShouldBeAccessible();
        await street.Page.ShouldFitItsWidth();
        await street.ShootAsync("household-read", whole: true);

        await visit.OpenAsync(first);
        await visit.DoAsync("无人在家", _ => Task.CompletedTask);
        await visit.DoAsync("见到人，一切正常", form => form.GetByLabel("内容").FillAsync("下午再去，老人在家，精神好。"));
        await visit.OpenAsync(first);
        Approval.Verify(await visit.ToldAsync(), "home-visit");

        await ToMondayAsync(admin);
        await street.Page.GotoAsync("/worklist");
        var missed = await NumberAsync(street.Page);
        missed.ShouldNotBe(first);
        await admin.LetPassAsync(TimeSpan.FromDays(12));
        await using var town = await browser.VisitAsync(server);
        var board = await new SupervisionPage(town).SignInAsync();
        (await board.Row(missed).InnerTextAsync()).ShouldContain("逾期");
        await town.Page.GotoAsync($"/cases/{missed}");
        (await town.Page.ContentAsync()).ShouldNotContain("王桂兰", customMessage: "the supervisor sees the visit, and not whom it is for");
        await town.Page.GotoAsync("/town/schedule/red-monday");
        await town.Page.GetByText("已办结 1 件").First.WaitForAsync();
        await town.Page.ShouldBeAccessible();
        await town.ShootAsync("schedule", whole: true);
        street.Complaints.ShouldBeEmpty();
        town.Complaints.ShouldBeEmpty();
    }

    private static async Task EnterAsync(Visit street, DateTimeOffset now)
    {
        await new WorklistPage(street).SignInAsync("community");
        await street.Page.GotoAsync("/households");
        await street.Page.GetByRole(AriaRole.Link, new() { Name = "登记重点户" }).ClickAsync();
        await street.Page.GetByLabel("小区").SelectOptionAsync("XY-01");
        await street.Page.GetByLabel("楼栋").FillAsync("3");
        await street.Page.GetByLabel("房号").FillAsync("1203");
        await street.Page.GetByLabel("户主姓名").FillAsync("王桂兰");
        await street.Page.GetByLabel("颜色").SelectOptionAsync("Red");
        await street.Page.GetByLabel("独居老人").FillAsync("子女在外地，独自居住。");
        await street.Page.GetByLabel("联系单位").SelectOptionAsync("GRID");
        await street.Page.GetByLabel("复核日期").FillAsync(Day(now.AddDays(90)));
        await street.Page.GetByLabel("保存到").FillAsync(Day(now.AddDays(360)));
        await street.Page.ShouldBeAccessible();
        await street.Page.ShouldFitItsWidth();
        await street.ShootAsync("household-entry", whole: true);
        await street.Page.GetByRole(AriaRole.Button, new() { Name = "登记重点户" }).ClickAsync();
        await street.Page.GetByText("已保存。").WaitForAsync();
        await street.Page.ShouldBeAccessible();
        await street.Page.ShouldFitItsWidth();
    }

    private static async Task ScheduleAsync(Visit office, DateTimeOffset now)
    {
        var page = await new AdministrationPage(office).SignInAsync("admin", "/town/schedules");
        await page.ShouldBeFitAsync("town-schedules");
        await office.Page.GotoAsync("/town/schedules/row");
        await page.ShouldBeFitAsync("town-schedule-row");
        foreach (var (column, text) in new[] { (0, "red-monday"), (1, "红色重点户星期一走访"), (7, "09:00"), (9, Day(now)), (15, "红色重点户每周走访") })
            await office.Page.Locator($"[name=cell{column}]").FillAsync(text);
        foreach (var (column, choice) in new[] { (2, "每周"), (8, "照常"), (12, "每户红色"), (13, "GRID"), (14, "ZL02-01") })
            await office.Page.Locator($"[name=cell{column}]").SelectOptionAsync(choice);
        await office.Page.GetByLabel("星期一", new() { Exact = true }).CheckAsync();
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "看会改什么" }).ClickAsync();
        await office.Page.GetByRole(AriaRole.Heading, new() { Name = "红色重点户星期一走访：下五次" }).WaitForAsync();
        (await office.Page.GetByRole(AriaRole.Region, new() { Name = "红色重点户星期一走访：下五次" }).GetByRole(AriaRole.Listitem).AllInnerTextsAsync())
            .ShouldAllBe(time => time.Contains("星期一 09:00"));
        await page.ShouldBeFitAsync("town-schedule-preview");
        await office.Page.GetByLabel("修改理由").FillAsync("三色管理：红色每周走访");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "全部应用" }).ClickAsync();
        await office.Page.GetByText("还没有开过。").WaitForAsync();
        office.Complaints.ShouldBeEmpty();
    }

    // To ten o'clock of the next Monday; what is opened then is opened before this comes back.
    private static async Task ToMondayAsync(Colleague admin)
    {
        var now = (await admin.NowAsync()).ToOffset(Local);
        var days = ((int)DayOfWeek.Monday - (int)now.DayOfWeek + 7) % 7;
        var monday = new DateTimeOffset(now.Date.AddDays(days == 0 ? 7 : days).AddHours(10), Local);
        await admin.LetPassAsync(monday - now);
    }

    private static async Task<string> NumberAsync(IPage page)
    {
        var row = page.Locator("[data-case]").Filter(new() { HasText = "入户走访" });
        await row.First.WaitForAsync();
        return (await row.First.GetAttributeAsync("data-case"))!;
    }

    private static string Day(DateTimeOffset moment) => moment.ToOffset(Local).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
