using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// Somebody who can't walk far has a certificate got for them: the papers that the rules ask are ticked as they come and as they go back, and nothing ends while one is with
/// the community. 三微治理、代办服务
/// </summary>
public sealed class ErrandJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task A_certificate_is_got_for_somebody_and_every_paper_goes_back()
    {
        await using var street = await browser.VisitAsync(server, Device.Phone);
        await (await new SignInPage(street).OpenAsync("/errands")).SignInAsync("community");
        var page = street.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "登记代办" }).ClickAsync();
        await page.GetByLabel("办什么").SelectOptionAsync("ZL09-11");
        await page.GetByLabel("要办的事").FillAsync("走不动，请帮忙认证");
        await page.GetByLabel("为谁办（姓名）").FillAsync("刘桂英");
        await page.GetByLabel("电话").FillAsync("13900001122");
        await page.GetByLabel("小区").SelectOptionAsync("XY-01");
        await page.GetByLabel("由哪个单位代办").SelectOptionAsync("COMMUNITY");
        await page.ShouldBeAccessible();
        await page.ShouldFitItsWidth();
        await street.ShootAsync("errand-entry", whole: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "登记代办" }).ClickAsync();
        await page.WaitForURLAsync("**/cases/LZ*");
        var number = page.Url.Split('/')[^1];
        var errand = new CasePage(street);

        (await page.Locator("#acts summary.btn-primary").Filter(new() { HasText = "撤销代办" }).CountAsync()).ShouldBe(0, "nobody gives up because that is the brightest");
        await errand.DoAsync("收材料", form => TickAsync(form, "居民身份证", "户口簿", "社会保障卡"));
        (await page.Locator("#acts summary").GetByText("代办办结").CountAsync()).ShouldBe(0, "papers lie with the community");
        await page.GotoAsync("/errands");
        await page.Locator($"[data-errand='{number}']").GetByText("在手 3").WaitForAsync();
        (await page.GetByText("刘桂英").CountAsync()).ShouldBe(0);
        await page.ShouldBeAccessible();
        await page.ShouldFitItsWidth();
        await street.ShootAsync("errands", whole: true);
        await errand.OpenAsync(number);
        await errand.DoAsync("交还材料", async form =>
        {
            await TickAsync(form, "居民身份证", "户口簿", "社会保障卡");
            await CasePage.ChooseAsync(form, "交还给", "本人");
        });
        await errand.DoAsync("代办办结", async form =>
        {
            await form.GetByLabel("内容").FillAsync("认证好了");
            await CasePage.ChooseAsync(form, "凭据", "受益人当面确认");
        });
        await errand.OpenAsync(number);
        await errand.AtStageAsync("已办结");
        await page.ShouldFitItsWidth();
        await street.ShootAsync("errand-done", whole: true);
        street.Complaints.ShouldBeEmpty();
    }

    private static async Task TickAsync(ILocator form, params string[] papers)
    {
        foreach (var paper in papers)
            await form.GetByLabel(paper, new() { Exact = true }).CheckAsync();
    }
}
