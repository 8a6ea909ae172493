using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>The administrator looks at what the town is made of, mends a row, and brings a table with a mistake. 底数</summary>
public sealed class RegisterJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Theory, InlineData("desk", "住房和城乡建设局"), InlineData("phone", "住房城乡建设局")]
    public async Task A_row_is_mended_and_a_table_with_a_mistake_changes_nothing(string device, string name)
    {
        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        var page = await new AdministrationPage(visit).SignInAsync("admin", "/town/units");
        await page.ShouldBeFitAsync("town-units");

        await visit.Page.GotoAsync("/town/units/row?key=HOUSING");
        await visit.Page.GetByLabel("名称").FillAsync(name);
        await page.ShouldBeFitAsync("town-row");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "看会改什么" }).ClickAsync();
        await visit.Page.GetByText("新增 0 条，修改 1 条，删除 0 条").WaitForAsync();
        await page.ShouldBeFitAsync("town-preview");
        await visit.Page.GetByLabel("修改理由").FillAsync("机构改革");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "全部应用" }).ClickAsync();
        await visit.Page.GetByText("已改 1 条").WaitForAsync();
        await visit.Page.GetByText(name).First.WaitForAsync();

        await visit.Page.GotoAsync("/town/regulators");
        await visit.Page.GetByLabel("表格", new() { Exact = true }).FillAsync("事项代码,主管单位\nconstruction-noise,NOBODY");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "看会改什么" }).ClickAsync();
        await visit.Page.GetByText("第 2 行：没有代码为“NOBODY”的单位").WaitForAsync();
        await page.ShouldBeFitAsync("town-faults");
        foreach (var table in new[] { "people", "shifts", "categories", "communities", "organisations", "compounds", "grids" })
        {
            await visit.Page.GotoAsync($"/town/{table}");
            await page.ShouldBeFitAsync($"town-{table}", whole: false);
        }
        visit.Complaints.ShouldBeEmpty();
    }
}
