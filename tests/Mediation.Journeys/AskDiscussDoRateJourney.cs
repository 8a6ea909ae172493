using System.Globalization;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Mediation.TestKit;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// A branch asks its residents, the council resolves, the property firm does its share, and residents rate what was done by a code: badly, so that it is
/// done again, and then well. Who helped is credited points and exchanges them. 问、议、办、评；积分兑换
/// </summary>
// A town of its own: the clock never goes back.
public sealed class AskDiscussDoRateJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private static readonly TimeSpan Local = TimeSpan.FromHours(8);

    [Fact]
    public async Task Residents_have_it_done_again_and_are_content_the_second_time()
    {
        using var admin = await server.AskAsync("admin");
        await using (var office = await browser.VisitAsync(server))
            await ScheduleAsync(office, await admin.NowAsync());
        await admin.LetPassAsync(TimeSpan.FromDays(8));
        await using var branch = await browser.VisitAsync(server, Device.Phone);
        await new WorklistPage(branch).SignInAsync("branch");
        var row = branch.Page.Locator("[data-case]").Filter(new() { HasText = "向居民征集意见" }).First;
        await row.WaitForAsync();
        var number = (await row.GetAttributeAsync("data-case"))!;
        var matter = await new CasePage(branch).OpenAsync(number);
        await matter.DoAsync("意见收齐了", form => form.GetByLabel("内容").FillAsync("二十户都说要修活动室。"));
        var helper = await EnterHelperAsync(branch, await admin.NowAsync());
        await matter.OpenAsync(number);
        await matter.DoAsync("请人才帮忙", async form =>
        {
            await CasePage.ChooseAsync(form, "请谁", "水电维修");
            await form.GetByLabel("请来做什么").FillAsync("看看活动室的线路。");
        });
        await branch.Page.GotoAsync($"/talents/{helper}");
        await branch.Page.GetByText(number).WaitForAsync();
        await DiscussAsync(number, await admin.NowAsync());
        await matter.OpenAsync(number);
        await matter.DoAsync("分工去办", async form =>
        {
            await form.GetByLabel("物业服务企业", new() { Exact = true }).CheckAsync();
            await form.GetByLabel("内容").FillAsync("物业修，支部盯。");
            await branch.Page.ShouldBeAccessible();
            await branch.Page.ShouldFitItsWidth();
            await branch.ShootAsync("sharing-out", whole: true);
        });

        var address = await DoAsync(branch, matter, number, await admin.NowAsync());
        await using var passer = await browser.VisitAsync(server, Device.Phone);
        await RateAsync(passer, address, "很不满意", 4);
        await RateAsync(passer, address, "满意", 6);
        await DoAsync(branch, matter, number, await admin.NowAsync());
        await RateAsync(passer, address, "满意", 10);
        await passer.Page.GotoAsync(address);
        await passer.Page.GetByText("现在不在评，或者已经评完").WaitForAsync();
        await matter.OpenAsync(number);
        Approval.Verify(await matter.ToldAsync(), "ask-discuss-do-rate");
        await CreditAsync(branch, helper, number);
        branch.Complaints.ShouldBeEmpty();
        passer.Complaints.ShouldBeEmpty();
    }

    private static async Task CreditAsync(Visit branch, string helper, string number)
    {
        var page = branch.Page;
        await page.GotoAsync($"/talents/{helper}");
        var points = page.GetByRole(AriaRole.Region, new() { Name = "服务积分" });
        await points.GetByText(number).WaitForAsync();
        await points.GetByRole(AriaRole.Button, new() { Name = "到场帮了忙，记 3 分" }).ClickAsync();
        await points.GetByText("结余 3 分").WaitForAsync();
        await points.GetByLabel("兑换什么").FillAsync("一袋洗衣粉");
        await points.GetByLabel("多少分").FillAsync("5");
        await points.GetByRole(AriaRole.Button, new() { Name = "兑换" }).ClickAsync();
        await page.GetByText("积分只有 3 分").WaitForAsync();
        await points.GetByLabel("兑换什么").FillAsync("一袋洗衣粉");
        await points.GetByLabel("多少分").FillAsync("2");
        await points.GetByRole(AriaRole.Button, new() { Name = "兑换" }).ClickAsync();
        await points.GetByText("结余 1 分").WaitForAsync();
        await page.ShouldBeAccessible();
        await page.ShouldFitItsWidth();
        await branch.ShootAsync("points", whole: true);
    }

    private static async Task<string> EnterHelperAsync(Visit branch, DateTimeOffset now)
    {
        await branch.Page.GotoAsync("/talents");
        await branch.Page.GetByRole(AriaRole.Link, new() { Name = "登记人才" }).ClickAsync();
        await branch.Page.GetByLabel("人才姓名").FillAsync("王桂兰");
        await branch.Page.GetByLabel("电话").FillAsync("13900001122");
        await branch.Page.GetByLabel("水电维修").CheckAsync();
        await branch.Page.GetByLabel("什么时候有空").FillAsync("周末");
        await branch.Page.GetByLabel("联系单位").SelectOptionAsync("BRANCH");
        await branch.Page.GetByLabel("本人同意的日期").FillAsync(Day(now));
        await branch.Page.GetByLabel("保存到").FillAsync(Day(now.AddDays(300)));
        await branch.Page.ShouldBeAccessible();
        await branch.Page.ShouldFitItsWidth();
        await branch.ShootAsync("talent-entry", whole: true);
        await branch.Page.GetByRole(AriaRole.Button, new() { Name = "登记人才" }).ClickAsync();
        await branch.Page.GetByText("已保存。").WaitForAsync();
        await branch.Page.ShouldBeAccessible();
        await branch.Page.ShouldFitItsWidth();
        return await branch.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync();
    }

    private async Task DiscussAsync(string number, DateTimeOffset now)
    {
        await server.ActAsync("branch", number, "convene", new { council = "pavilion", meetAt = now.AddHours(3).ToString("O"), matter = "活动室怎么修" });
        foreach (var member in new[] { "owners", "property" })
            await server.ActAsync(member, number, "report-in");
        await server.ActAsync("branch", number, "minutes", new { came = new[] { "OWNERS", "PROPERTY" }, text = "议定由物业修。" });
        await server.ActAsync("branch", number, "appraise");
    }

    // The units do it, it is hung out, and the poster says at which address it is rated.
    private async Task<string> DoAsync(Visit branch, CasePage matter, string number, DateTimeOffset now)
    {
        await server.ActAsync("property", number, "conclude", new { result = "解决", text = "活动室修好了。" });
        await server.ActAsync("branch", number, "conclude", new { result = "解决", text = "看过，可以用。" });
        await server.ActAsync("branch", number, "disclose", new
        {
            headline = "活动室修好了",
            disclosure = "活动室换了门窗和灯，请大家来评。",
            disclosedUntil = now.ToOffset(Local).AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        });
        await matter.OpenAsync(number);
        await branch.Page.GetByText("这一轮已有 0 人评").WaitForAsync();
        await branch.Page.GetByRole(AriaRole.Link, new() { Name = "打印评价码" }).ClickAsync();
        await branch.Page.GetByRole(AriaRole.Img, new() { Name = "评价页的二维码" }).WaitForAsync();
        await branch.Page.ShouldFitItsWidth();
        return new Uri(await branch.Page.Locator(".poster .mono").InnerTextAsync()).PathAndQuery;
    }

    private static async Task RateAsync(Visit passer, string address, string mark, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await passer.Page.GotoAsync(address);
            await passer.Page.GetByText(mark, new() { Exact = true }).ClickAsync();
            if (time == 0)
            {
                await passer.Page.ShouldBeAccessible();
                await passer.Page.ShouldFitItsWidth();
                await passer.ShootAsync("matter", whole: true);
            }
            await passer.Page.GetByRole(AriaRole.Button, new() { Name = "提交评价" }).ClickAsync();
            await passer.Page.GetByText("收到了，谢谢您。").WaitForAsync();
        }
    }

    private static string Day(DateTimeOffset moment) => moment.ToOffset(Local).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task ScheduleAsync(Visit office, DateTimeOffset now)
    {
        await new AdministrationPage(office).SignInAsync("admin", "/town/schedules");
        await office.Page.GotoAsync("/town/schedules/row");
        foreach (var (column, text) in new[] { (0, "weekly-asking"), (1, "每周问需"), (7, "09:00"), (9, now.ToOffset(Local).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), (15, "每周问居民一件事") })
            await office.Page.Locator($"[name=cell{column}]").FillAsync(text);
        foreach (var (column, choice) in new[] { (2, "每周"), (8, "照常"), (12, "一件"), (13, "BRANCH"), (14, "ZL01-02") })
            await office.Page.Locator($"[name=cell{column}]").SelectOptionAsync(choice);
        await office.Page.GetByLabel("星期一", new() { Exact = true }).CheckAsync();
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "看会改什么" }).ClickAsync();
        await office.Page.GetByLabel("修改理由").FillAsync("四事工作法");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "全部应用" }).ClickAsync();
        await office.Page.GetByText("还没有开过。").WaitForAsync();
        office.Complaints.ShouldBeEmpty();
    }
}
