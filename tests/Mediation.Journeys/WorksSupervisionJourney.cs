using System.Globalization;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// Residents look at the site where their old compound is rebuilt: what is wrong there becomes a case each, with nothing typed again, the visit goes on, and how
/// the works stand hangs out. 改造监督小组
/// </summary>
// A town of its own: the clock never goes back.
public sealed class WorksSupervisionJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task What_the_group_finds_on_the_site_becomes_cases_and_everybody_reads_how_the_works_stand()
    {
        using var admin = await server.AskAsync("admin");
        await using (var office = await browser.VisitAsync(server))
            await (await new AdministrationPage(office).SignInAsync("admin", "/town/schedules")).BeginScheduleAsync("works-supervision", "月光小区开始改造");
        await admin.LetPassAsync(TimeSpan.FromDays(8));

        await using var site = await browser.VisitAsync(server, Device.Phone);
        await new WorklistPage(site).SignInAsync("residents");
        var number = (await site.Page.Locator("[data-case]").Filter(new() { HasText = "到改造现场看" }).First.GetAttributeAsync("data-case"))!;
        var page = await new CasePage(site).OpenAsync(number);
        foreach (var found in new[] { "改造工地把消防通道堵了，救护车进不来", "新装的单元门关不上，没人来修" })
        {
            await page.DoAsync("转为诉求", form => form.GetByLabel("发现了什么").FillAsync(found));
            await page.OpenAsync(number);
        }
        await page.DoAsync("已完成", form => form.GetByLabel("内容").FillAsync("一号楼管线已换，二号楼脚手架在搭。"));
        await page.OpenAsync(number);
        await page.DoAsync("公示", async form =>
        {
            await form.GetByLabel("公示标题").FillAsync("月光小区改造第一周");
            await form.GetByLabel("公示内容").FillAsync("一号楼管线已换；通道被占、单元门关不上，都已转有关单位办理。");
            await form.GetByLabel("公示到哪天").FillAsync((await admin.NowAsync()).ToOffset(TimeSpan.FromHours(8)).AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            await site.Page.ShouldBeAccessible();
        });
        await page.OpenAsync(number);
        await page.AtStageAsync("已办结");
        (await site.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = new("^LZ[0-9]{4}-[0-9]{6}$") }).AllInnerTextsAsync()).Distinct().Count().ShouldBe(2);
        await site.Page.ShouldFitItsWidth();
        await site.ShootAsync("works-supervision", whole: true);

        await site.Page.GotoAsync("/disclosures");
        await site.Page.GetByRole(AriaRole.Heading, new() { Name = "月光小区改造第一周" }).WaitForAsync();
        site.Complaints.ShouldBeEmpty();
    }
}
