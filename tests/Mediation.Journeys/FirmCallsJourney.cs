using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// Newly opened firms are called from a list that was looked at before: one has no difficulty, one doesn't answer, one has one, which is a case with nothing typed again;
/// a legal adviser who was let in to look brings it to a supervisor, who answers. 企业帮帮团、新开办企业电话回访、观察员
/// </summary>
public sealed class FirmCallsJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private const string Difficulty = "办食品小作坊证，三个部门都要别家先出意见";

    [Fact]
    public async Task New_firms_are_called_and_a_difficulty_is_led_as_a_case_under_the_eyes_of_an_observer()
    {
        await using var office = await browser.VisitAsync(server, Device.Phone);
        await (await new SignInPage(office).OpenAsync("/campaigns")).SignInAsync("biz");
        var page = office.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "开始一轮回访" }).ClickAsync();
        await page.GetByLabel("回访名称").FillAsync("一季度新开办企业");
        await page.GetByLabel("企业名单").FillAsync("云朵茶饮店,2026-02-20,西园路9号,周明,13900001122\n松针五金店,2026-02-21,西园路11号,,没有");
        await page.GetByRole(AriaRole.Button, new() { Name = "先看一看" }).ClickAsync();
        await page.GetByText("联系人不能空着").WaitForAsync();
        await page.ShouldBeAccessible();
        await page.ShouldFitItsWidth();
        await page.GetByLabel("企业名单").FillAsync(
            "云朵茶饮店,2026-02-20,西园路9号,周明,13900001122\n松针五金店,2026-02-21,西园路11号,吴芳,13900001133\n山脚米线店,2026-02-22,西园路13号,李强,13900001144");
        await page.GetByRole(AriaRole.Button, new() { Name = "先看一看" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "开始回访" }).ClickAsync();

        await CallAsync(office, "没有困难，或已解决", null);
        await CallAsync(office, "没接通", null);
        await page.ShouldFitItsWidth();
        await CallAsync(office, "有困难", Difficulty);
        var number = await page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Link).InnerTextAsync();
        await page.GetByText("3 家中 1 家").First.WaitForAsync();
        (await page.GetByText("13900001144").CountAsync()).ShouldBe(0);
        await page.ShouldBeAccessible();
        await page.ShouldFitItsWidth();
        await office.ShootAsync("campaign", whole: true);

        var found = await new CasePage(office).OpenAsync(number);
        await page.GetByText(Difficulty).First.WaitForAsync();
        await server.ActAsync("biz", number, "sign-for");
        await server.ActAsync("biz", number, "invite", new { unit = "LEGAL", capacity = "observer", until = $"{(await TodayAsync()).AddDays(10):yyyy-MM-dd}", invitedFor = "看看卡在哪里" });
        await using var observer = await browser.VisitAsync(server, Device.Phone);
        await (await new SignInPage(observer).OpenAsync($"/cases/{number}")).SignInAsync("legal");
        await new CasePage(observer).DoAsync("提请督办", form => form.GetByLabel("内容").FillAsync("三个部门都在等别家"));
        await observer.ShootAsync("observer", whole: true);
        await server.ActAsync("supervisor", number, "answer-observer", new { text = "明天由企业服务专员召集" });
        await found.OpenAsync(number);
        await page.GetByText("明天由企业服务专员召集").First.WaitForAsync();
        office.Complaints.ShouldBeEmpty();
        observer.Complaints.ShouldBeEmpty();
    }

    private static async Task CallAsync(Visit office, string outcome, string? difficulty)
    {
        var page = office.Page;
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^打下一家") }).ClickAsync();
        await page.GetByLabel("办照、办证顺利吗").FillAsync("还行");
        await page.GetByLabel(outcome, new() { Exact = true }).CheckAsync();
        if (difficulty is not null)
        {
            await page.GetByLabel("困难是什么").FillAsync(difficulty);
            await page.ShouldBeAccessible();
            await page.ShouldFitItsWidth();
            await office.ShootAsync("campaign-call", whole: true);
        }
        await page.GetByRole(AriaRole.Button, new() { Name = "记下这次通话" }).ClickAsync();
        await page.GetByText("已记下").WaitForAsync();
    }

    private async Task<DateTime> TodayAsync()
    {
        using var admin = await server.AskAsync("admin");
        return (await admin.NowAsync()).Date;
    }
}
