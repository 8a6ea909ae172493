using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>Somebody goes away and a deputy does their work; somebody forgot their password. 账号</summary>
public sealed class AccountJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task A_deputy_finds_the_open_work_of_who_is_away_and_does_it_under_their_own_name()
    {
        var number = await server.AcceptAsync();
        await using var office = await browser.VisitAsync(server);
        var page = await new AdministrationPage(office).SignInAsync("admin", "/accounts");
        await page.ShouldBeFitAsync("accounts");
        await OpenAsync(office, "mediator");
        await page.ShouldBeFitAsync("account");
        await office.Page.GetByLabel("最后一天").FillAsync(await office.Page.GetByLabel("第一天").InputValueAsync());
        await office.Page.GetByLabel("代理人").SelectOptionAsync(new SelectOptionValue { Label = "民政" });
        await SayAsync(office, "登记外出", "下乡");

        await using var phone = await browser.VisitAsync(server, Device.Phone);
        var list = await new WorklistPage(phone).SignInAsync("civil");
        await list.Row(number).WaitForAsync();
        await list.SignForAsync(number);
        var timeline = await (await new CasePage(phone).OpenAsync(number)).Timeline.InnerTextAsync();
        timeline.ShouldContain("民政");
        timeline.ShouldNotContain("人民调解员");

        await office.Page.GetByText("外出，由民政代理").WaitForAsync();
        await SayAsync(office, "已回来，结束代理", "提前回来");
        await office.Page.GetByText("外出，由民政代理").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        office.Complaints.ShouldBeEmpty();
        phone.Complaints.ShouldBeEmpty();
    }

    [Theory, InlineData("desk", "eco"), InlineData("phone", "market")]
    public async Task Whoever_forgot_their_password_gets_one_that_is_good_once(string device, string userName)
    {
        await using var office = await browser.VisitAsync(server, Device.Named(device));
        var page = await new AdministrationPage(office).SignInAsync("admin", "/accounts");
        await OpenAsync(office, userName);
        await SayAsync(office, "重设密码", "忘记密码");
        var once = await office.Page.Locator(".one-time").InnerTextAsync();
        await page.ShouldBeFitAsync("account-one-time");

        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        await (await new SignInPage(visit).OpenAsync("/worklist")).SignInAsync(userName, once);
        await visit.Page.GetByText("现在用的是管理员给的一次性密码").WaitForAsync();
        await new AdministrationPage(visit).ShouldBeFitAsync("password");
        await visit.Page.GetByLabel("现在的密码").FillAsync(once);
        await visit.Page.GetByLabel("新密码", new() { Exact = true }).FillAsync("春江花月夜-2026");
        await visit.Page.GetByLabel("再填一次新密码").FillAsync("春江花月夜-2026");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "修改密码" }).ClickAsync();
        await visit.Page.GetByText("密码已改").WaitForAsync();
        await visit.Page.GotoAsync("/worklist");
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "待办", Level = 1 }).WaitForAsync();
        office.Complaints.ShouldBeEmpty();
        visit.Complaints.ShouldBeEmpty();
    }

    private static async Task OpenAsync(Visit visit, string userName)
    {
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = $"修改 {userName}" }).ClickAsync();
        await visit.Page.GetByText(userName, new() { Exact = true }).First.WaitForAsync();
    }

    // Each form asks why.
    private static async Task SayAsync(Visit visit, string button, string reason)
    {
        var form = visit.Page.Locator("main form").Filter(new() { Has = visit.Page.GetByRole(AriaRole.Button, new() { Name = button }) });
        await form.GetByLabel("理由").FillAsync(reason);
        await form.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
    }
}
