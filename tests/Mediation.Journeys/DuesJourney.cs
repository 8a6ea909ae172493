using System.Globalization;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// The owners of a compound resolve that each household gives a hundred yuan: it is collected household by household, one is freed, a slip is put right, what came in
/// goes into the books, and anybody reads how far it has come and nobody's room. 民主议事、众筹
/// </summary>
// A town of its own: the clock never goes back.
public sealed class DuesJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private static readonly TimeSpan Local = TimeSpan.FromHours(8);

    [Fact]
    public async Task Every_household_gives_what_was_resolved_and_reads_what_became_of_it()
    {
        using var admin = await server.AskAsync("admin");
        await using var owners = await browser.VisitAsync(server, Device.Phone);
        await (await new SignInPage(owners).OpenAsync("/owners/XY-06")).SignInAsync("owners");
        await ResolveAsync(owners, admin);
        await OpenAsync(owners, await admin.NowAsync());
        await CollectAsync(owners);
        await ReadAsync(new Uri(owners.Page.Url).AbsolutePath.Split('/')[^1]);
        owners.Complaints.ShouldBeEmpty();
    }

    private static async Task ResolveAsync(Visit owners, Colleague admin)
    {
        var (page, now) = (owners.Page, await admin.NowAsync());
        await page.GetByLabel("名册内容").FillAsync("楼栋,房号,面积,业主姓名\n1,101,89.5,王桂兰\n1,102,90,李国强\n1,103,91,陈桂芳");
        await page.GetByRole(AriaRole.Region, new() { Name = "导入名册" }).GetByLabel("理由").FillAsync("核对后导入");
        await page.GetByRole(AriaRole.Button, new() { Name = "导入名册" }).ClickAsync();
        await page.GetByText("名册 3 户，").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "召集表决" }).ClickAsync();
        await page.GetByLabel("表决事项").SelectOptionAsync("Other");
        await page.GetByLabel("表决标题").FillAsync("每户众筹一百元");
        await page.GetByLabel("表决内容").FillAsync("每户每年一百元，用于公共部分小修小补，账目公开。");
        await page.GetByLabel("开始投票").FillAsync(Said(now.AddDays(15).AddHours(1), "yyyy-MM-ddTHH:mm"));
        await page.GetByLabel("截止投票").FillAsync(Said(now.AddDays(18), "yyyy-MM-ddTHH:mm"));
        await page.GetByRole(AriaRole.Button, new() { Name = "发出公告" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "每户众筹一百元" }).WaitForAsync();
        await admin.LetPassAsync(TimeSpan.FromDays(16));
        await page.ReloadAsync();
        foreach (var (done, room) in new[] { "101", "102", "103" }.Index())
        {
            await page.GetByLabel("楼栋").FillAsync("1");
            await page.GetByLabel("房号").FillAsync(room);
            await page.GetByRole(AriaRole.Radio, new() { Name = room == "103" ? "不同意" : "同意", Exact = true }).CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "录选票" }).ClickAsync();
            await page.GetByRole(AriaRole.Heading, new() { Name = $"已录 {done + 1}/3 户" }).WaitForAsync();
        }
        (await page.GetByRole(AriaRole.Button, new() { Name = "设立众筹" }).CountAsync()).ShouldBe(0, "it isn't resolved yet");
        await admin.LetPassAsync(TimeSpan.FromDays(3));
        await page.ReloadAsync();
    }

    private static async Task OpenAsync(Visit owners, DateTimeOffset now)
    {
        var page = owners.Page;
        await page.GetByLabel("众筹用途").FillAsync("公共部分小修小补");
        await page.GetByLabel("每户金额").FillAsync("一百");
        await page.GetByLabel("缴费截止日").FillAsync(Said(now.AddDays(30), "yyyy-MM-dd"));
        await page.GetByRole(AriaRole.Button, new() { Name = "设立众筹" }).ClickAsync();
        await page.GetByText("每户金额不对").WaitForAsync();
        await page.GetByLabel("每户金额").FillAsync("100");
        await page.ShouldBeAccessible();
        await page.ShouldFitItsWidth();
        await owners.ShootAsync("due-open", whole: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "设立众筹" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "未缴清 3 户" }).WaitForAsync();
    }

    private static async Task CollectAsync(Visit owners)
    {
        var page = owners.Page;
        await PayAsync(page, "101", "60", "缴费记录 1 笔");
        await PayAsync(page, "101", "60", null);
        await page.GetByText("这一户只差 40.00 元").WaitForAsync();
        await PayAsync(page, "101", "40", "缴费记录 2 笔");
        await PayAsync(page, "102", "100", "缴费记录 3 笔");
        await page.GetByLabel("缴费记录第几笔").FillAsync("3");
        await page.GetByRole(AriaRole.Form, new() { Name = "冲正" }).GetByLabel("理由").FillAsync("记错了一户");
        await page.GetByRole(AriaRole.Button, new() { Name = "冲正" }).ClickAsync();
        await page.GetByText("已由第 4 笔冲正").WaitForAsync();
        await page.GetByLabel("楼栋").FillAsync("1");
        await page.GetByLabel("房号").FillAsync("103");
        await page.GetByLabel("免缴", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("免缴理由").FillAsync("低保户，大家同意");
        await page.GetByRole(AriaRole.Button, new() { Name = "记缴费" }).ClickAsync();
        await page.GetByText("1/3 户，免缴 1 户").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "记入小区账目" }).ClickAsync();
        await page.GetByText("已入账").WaitForAsync();
        (await page.GetByRole(AriaRole.Button, new() { Name = "记入小区账目" }).CountAsync()).ShouldBe(0);
        await page.ShouldBeAccessible();
        await page.ShouldFitItsWidth();
        await owners.ShootAsync("due", whole: true);
    }

    private static async Task PayAsync(IPage page, string room, string amount, string? then)
    {
        await page.GetByLabel("楼栋").FillAsync("1");
        await page.GetByLabel("房号").FillAsync(room);
        await page.GetByLabel("金额（元）").FillAsync(amount);
        await page.GetByRole(AriaRole.Button, new() { Name = "记缴费" }).ClickAsync();
        if (then is not null)
            await page.GetByRole(AriaRole.Heading, new() { Name = then }).WaitForAsync();
    }

    private async Task ReadAsync(string due)
    {
        await using var passer = await browser.VisitAsync(server, Device.Phone);
        await passer.Page.GotoAsync("/disclosures");
        await passer.Page.GetByRole(AriaRole.Link, new() { Name = "公共部分小修小补" }).ClickAsync();
        await passer.Page.GetByText("1/3 户，免缴 1 户").WaitForAsync();
        passer.Page.Url.ShouldEndWith($"/disclosures/dues/{due}");
        var said = await passer.Page.ContentAsync();
        foreach (var secret in new[] { "101", "103", "王桂兰", "低保" })
            said.ShouldNotContain(secret);
        await passer.Page.ShouldBeAccessible();
        await passer.Page.ShouldFitItsWidth();
        await passer.ShootAsync("due-public", whole: true);
        passer.Complaints.ShouldBeEmpty();
    }

    private static string Said(DateTimeOffset moment, string form) => moment.ToOffset(Local).ToString(form, CultureInfo.InvariantCulture);
}
