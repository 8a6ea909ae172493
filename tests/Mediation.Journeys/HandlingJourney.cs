using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// Water comes through the ceiling: the mediator leads, property and lawyer help, the desk calls back and closes; each at
/// their own browser. 办理
/// </summary>
public sealed class HandlingJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task Who_gives_a_case_back_says_why_and_the_desk_sends_it_on()
    {
        var number = await server.AcceptAsync();
        await using var mediator = await browser.VisitAsync(server);
        await using var desk = await browser.VisitAsync(server);
        await new WorklistPage(mediator).SignInAsync("mediator");
        await (await new CasePage(mediator).OpenAsync(number)).DoAsync("退单", async form =>
        {
            await form.GetByLabel("应由其他单位主办").CheckAsync();
            await form.GetByLabel("理由", new() { Exact = true }).FillAsync("楼上是公司宿舍，应由物业先行处理。");
        });

        await new WorklistPage(desk).SignInAsync("desk");
        var page = await new CasePage(desk).OpenAsync(number);
        (await page.Timeline.InnerTextAsync()).ShouldContain("退单，理由是“应由其他单位主办”");
        await page.DoAsync("派单", async form =>
        {
            await form.GetByLabel("主办单位").SelectOptionAsync("PROPERTY");
            await form.GetByLabel("理由", new() { Exact = true }).FillAsync("同意，由物业主办。");
        });

        await page.AtStageAsync("待签收");
        await desk.Page.GetByText("物业服务企业主办").First.WaitForAsync();
        mediator.Complaints.ShouldBeEmpty();
        desk.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stale_form_shows_what_changed_beside_what_was_typed()
    {
        var number = await server.AcceptAsync();
        await using var first = await browser.VisitAsync(server);
        await using var second = await browser.VisitAsync(server);
        await new WorklistPage(first).SignInAsync("mediator");
        await new WorklistPage(second).SignInAsync("mediator");
        var slow = await new CasePage(second).OpenAsync(number);
        var form = await slow.UnfoldAsync("退单");
        await form.GetByLabel("其他", new() { Exact = true }).CheckAsync();
        await form.GetByLabel("理由", new() { Exact = true }).FillAsync("我们今天都在外地调解");

        await (await new CasePage(first).OpenAsync(number)).DoAsync("签收");
        await form.GetByRole(AriaRole.Button, new() { Name = "退单", Exact = true }).ClickAsync();

        var conflict = second.Page.Locator(".conflict");
        await conflict.GetByText("签收了派单").WaitForAsync();
        (await conflict.InnerTextAsync()).ShouldContain("我们今天都在外地调解");
        (await form.GetByLabel("理由", new() { Exact = true }).InputValueAsync()).ShouldBe("我们今天都在外地调解");
        await second.Page.ShouldBeAccessible();
        await second.ShootAsync("case-conflict");
    }

    [Fact]
    public async Task A_name_is_shown_once_and_only_for_a_purpose()
    {
        var number = await server.AcceptAsync();
        await using var visit = await browser.VisitAsync(server);
        await new WorklistPage(visit).SignInAsync("mediator");
        await new CasePage(visit).OpenAsync(number);
        (await visit.Page.ContentAsync()).ShouldNotContain("李云芳");

        await visit.Page.Locator(".party summary").ClickAsync();
        await visit.Page.GetByLabel("用途").FillAsync("约双方见面");
        await visit.Page.Locator(".party").GetByRole(AriaRole.Button, new() { Name = "查看身份信息" }).ClickAsync();

        await visit.Page.Locator(".party").GetByText("李云芳").WaitForAsync();
        await visit.Page.ShouldBeAccessible();
        await visit.Page.GotoAsync($"/cases/{number}");
        (await visit.Page.ContentAsync()).ShouldNotContain("李云芳");
        await visit.Page.Locator("#timeline").GetByText("约双方见面").WaitForAsync();
    }
}
