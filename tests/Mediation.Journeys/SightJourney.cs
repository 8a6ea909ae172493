using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>Everybody sees what is theirs, and nothing that isn't. 各看各的</summary>
public sealed class SightJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task To_the_police_a_leaking_pipe_is_not_there()
    {
        var number = await server.AcceptAsync();
        await using var visit = await browser.VisitAsync(server);

        var list = await new WorklistPage(visit).SignInAsync("police");

        await visit.Page.GetByText("没有待办").WaitForAsync();
        (await list.Row(number).CountAsync()).ShouldBe(0);
        await visit.Page.ShouldBeAccessible();
        await visit.ShootAsync("worklist-empty");
        var answer = await visit.Page.GotoAsync($"/cases/{number}");
        answer!.Status.ShouldBe(404);
        (await visit.Page.ContentAsync()).ShouldNotContain("漏水");
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_property_firm_has_its_share_and_no_other_door()
    {
        var number = await server.AcceptAsync();
        await using var visit = await browser.VisitAsync(server, Device.Phone);

        var list = await new WorklistPage(visit).SignInAsync("property");

        (await list.Row(number).InnerTextAsync()).ShouldContain("协办");
        await visit.Page.ShouldBeAccessible();
        await visit.Page.ShouldFitItsWidth();
        (await visit.Page.GotoAsync("/window"))!.Status.ShouldBe(403);
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "您不能打开这个页面" }).WaitForAsync();
        await visit.Page.ShouldBeAccessible();
        await visit.ShootAsync("forbidden");
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_auditor_reads_everything_and_does_nothing()
    {
        var number = await server.AcceptAsync();
        await using var visit = await browser.VisitAsync(server);
        await (await new SignInPage(visit).OpenAsync("/cases")).SignInAsync("auditor");

        await visit.Page.Locator($"[data-case='{number}'] a").ClickAsync();

        await visit.Page.GetByText("现在没有需要您办理的动作").WaitForAsync();
        (await visit.Page.Locator("form.act-form").CountAsync()).ShouldBe(0);
        await visit.Page.GetByText("判定依据").WaitForAsync();
        (await visit.Page.ContentAsync()).ShouldNotContain("李云芳");
        await visit.Page.ShouldBeAccessible();
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_found_says_what_to_try()
    {
        await using var visit = await browser.VisitAsync(server);
        await (await new SignInPage(visit).OpenAsync($"/cases?q={Uri.EscapeDataString("没有这样的词")}")).SignInAsync("desk");

        await visit.Page.GetByText("没有符合条件的事项").WaitForAsync();
        await visit.Page.ShouldBeAccessible();
        await visit.ShootAsync("cases-none");
    }
}
