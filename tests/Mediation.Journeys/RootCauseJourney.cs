using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>Like cases become a project, closed ones are drawn and asked again, and the month goes on paper. 源头治理、抽查、月报</summary>
public sealed class RootCauseJourney(Browser browser, BusyTown server) : IClassFixture<BusyTown>
{
    [Fact]
    public async Task A_supervisor_opens_a_project_from_like_cases_without_any_script()
    {
        await LeaksAsync();
        await using var visit = await browser.VisitAsync(server, Device.WithoutScripts);
        await (await new SignInPage(visit).OpenAsync("/root-causes")).SignInAsync("supervisor");
        var page = visit.Page;
        await page.Locator("#matters tr[data-row] a.matter").First.ClickAsync();
        await page.GetByLabel("牵头单位").SelectOptionAsync("PROPERTY");
        await page.GetByLabel("目标").FillAsync("查清立管并更换");
        await page.GetByLabel("期限").FillAsync($"{TimeProvider.System.GetUtcNow().AddDays(60):yyyy-MM-dd}");
        await page.GetByRole(AriaRole.Button, new() { Name = "立项" }).ClickAsync();

        await page.GetByText("立项：查清立管并更换").WaitForAsync();
        await page.GetByLabel("进展", new() { Exact = true }).FillAsync("已逐户查看");
        await page.GetByRole(AriaRole.Button, new() { Name = "记录进展" }).ClickAsync();
        await page.GetByText("已逐户查看").WaitForAsync();
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory, InlineData("desk"), InlineData("phone")]
    public async Task Projects_draws_and_reports_are_read_on_every_device(string device)
    {
        await LeaksAsync();
        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        await (await new SignInPage(visit).OpenAsync("/root-causes")).SignInAsync("supervisor");
        var matter = await visit.Page.Locator("#matters a.matter").First.GetAttributeAsync("href");
        foreach (var address in new[] { "/root-causes", matter!, "/rechecks", "/reports" })
        {
            await visit.Page.GotoAsync(address);
            await visit.Page.ShouldBeAccessible();
            await visit.Page.ShouldFitItsWidth();
            await visit.ShootAsync(address.Trim('/').Split('/', '?')[0] + (address == matter ? "-matter" : ""), whole: true);
        }
        visit.Complaints.ShouldBeEmpty();
    }

    private async Task LeaksAsync()
    {
        foreach (var text in new[] { "楼上卫生间漏水，天花板泡坏了", "厨房漏水，天花板泡坏了，楼上不管", "卫生间漏水，邻居不修" })
            await server.AcceptAsync(text);
    }
}
