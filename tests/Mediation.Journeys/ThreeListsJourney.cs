using System.Text.RegularExpressions;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// A shop offers what it can; on Friday's round somebody needs just that, and it stands on the list without a name, with nothing typed again. The volunteers take it on,
/// accept what the system proposes, and it is done with evidence; what is really a complaint becomes one. 红邻合三清单、红色星期五
/// </summary>
// A town of its own: the clock never goes back.
public sealed partial class ThreeListsJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private const string Wheelchair = "想借一把轮椅，下周去医院用";

    [Fact]
    public async Task What_fridays_round_hears_is_matched_taken_on_and_done()
    {
        using var admin = await server.AskAsync("admin");
        await ResumeAsync();
        await admin.LetPassAsync(TimeSpan.FromDays(7));
        await using var street = await browser.VisitAsync(server, Device.Phone);
        await new WorklistPage(street).SignInAsync("community");
        var page = street.Page;
        await OfferAsync(street, DateOnly.FromDateTime((await admin.NowAsync()).Date.AddDays(60)));

        await page.GotoAsync("/worklist");
        var round = (await page.Locator("[data-case]").Filter(new() { HasText = "办理定期工作" }).First.GetAttributeAsync("data-case"))!;
        await new CasePage(street).OpenAsync(round);
        var need = await HearAsync(page, Wheelchair);
        var line = page.Locator($"[data-listed='{need}']");
        await line.GetByText("可对接：明月便利店").WaitForAsync();
        (await page.GetByText("刘桂英").CountAsync()).ShouldBe(0, "no list names anybody");
        await page.ShouldBeAccessible();
        await page.ShouldFitItsWidth();
        await street.ShootAsync("lists-needs", whole: true);
        await new CasePage(street).OpenAsync(round);
        var complaint = await HearAsync(page, "物业不作为，楼道灯坏了一个月没人修");
        var case1 = await new CasePage(street).OpenAsync(complaint);
        await case1.DoAsync("清单转诉求");
        await case1.OpenAsync(round);
        await page.GetByRole(AriaRole.Link, new() { Name = "这次走访听到的需求" }).ClickAsync();
        await page.Locator($"[data-listed='{complaint}']").GetByText("清单转诉求").WaitForAsync();

        await using var helpers = await browser.VisitAsync(server, Device.Phone);
        await (await new SignInPage(helpers).OpenAsync("/lists")).SignInAsync("volunteers");
        await helpers.Page.Locator($"[data-listed='{need}']").GetByRole(AriaRole.Button, new() { Name = "领办" }).ClickAsync();
        await helpers.Page.WaitForURLAsync($"**/cases/{need}");
        var taken = new CasePage(helpers);
        await taken.DoAsync("对接资源或项目", form => CasePage.ChooseAsync(form, "对接哪一项", "明月便利店"));
        await helpers.Page.ShouldBeAccessible();
        await helpers.Page.ShouldFitItsWidth();
        await helpers.ShootAsync("lists-taken", whole: true);
        await taken.DoAsync("办成", async form =>
        {
            await form.GetByLabel("内容").FillAsync("轮椅送到家，周五取回");
            await CasePage.ChooseAsync(form, "凭据", "受益人当面确认");
        });
        await taken.OpenAsync(need);
        await taken.AtStageAsync("已办结");
        street.Complaints.ShouldBeEmpty();
        helpers.Complaints.ShouldBeEmpty();
    }

    private static async Task<string> HearAsync(IPage page, string words)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "记一条走访听到的需求" }).ClickAsync();
        await page.GetByLabel("需要什么").FillAsync(words);
        await page.GetByLabel("类别").SelectOptionAsync("场地物资");
        await page.GetByLabel("周末节假日").CheckAsync();
        await page.GetByLabel("小区").SelectOptionAsync("XY-01");
        await page.GetByLabel("为谁（姓名）").FillAsync("刘桂英");
        await page.GetByLabel("登记单位").SelectOptionAsync("COMMUNITY");
        await page.ShouldFitItsWidth();
        await page.GetByRole(AriaRole.Button, new() { Name = "列入清单" }).ClickAsync();
        await page.GetByText("已办好").WaitForAsync();
        return Number().Match(page.Url).Value;
    }

    private static async Task OfferAsync(Visit street, DateOnly until)
    {
        var page = street.Page;
        await page.GotoAsync("/lists/new?list=resources");
        await page.GetByLabel("提供方", new() { Exact = true }).FillAsync("明月便利店");
        await page.GetByLabel("提供方性质").SelectOptionAsync("商铺");
        await page.GetByLabel("能提供什么").FillAsync("借轮椅、雨伞");
        await page.GetByLabel("场地物资").CheckAsync();
        await page.GetByLabel("周末节假日").CheckAsync();
        await page.GetByLabel("联系单位").SelectOptionAsync("COMMUNITY");
        await page.GetByLabel("有效期").FillAsync($"{until:yyyy-MM-dd}");
        await page.ShouldBeAccessible();
        await page.ShouldFitItsWidth();
        await street.ShootAsync("lists-offer", whole: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "登记资源" }).ClickAsync();
        await page.Locator("[data-resource='ZY2026-0001']").WaitForAsync();
        await page.ShouldFitItsWidth();
    }

    private async Task ResumeAsync()
    {
        await using var office = await browser.VisitAsync(server);
        await new AdministrationPage(office).SignInAsync("admin", "/town/schedules");
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "修改 friday-service" }).ClickAsync();
        await office.Page.GetByLabel("状态").SelectOptionAsync("在用");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "看会改什么" }).ClickAsync();
        await office.Page.GetByLabel("修改理由").FillAsync("红色星期五开始");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "全部应用" }).ClickAsync();
        await office.Page.GetByText("还没有开过。").WaitForAsync();
        office.Complaints.ShouldBeEmpty();
    }

    [GeneratedRegex("LZ[0-9]{4}-[0-9]+")]
    private static partial Regex Number();
}
