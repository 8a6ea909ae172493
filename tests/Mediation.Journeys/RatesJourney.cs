using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>The supervisor reads the numbers, what they mean, and the cases that they are made of. 指标</summary>
public sealed class RatesJourney(Browser browser, BusyTown server) : IClassFixture<BusyTown>
{
    [Fact]
    public async Task Every_number_opens_the_cases_it_was_counted_from()
    {
        await using var visit = await browser.VisitAsync(server);
        await (await new SignInPage(visit).OpenAsync("/rates")).SignInAsync("supervisor");
        var page = visit.Page;
        await page.GetByRole(AriaRole.Heading, new() { Name = "指标", Level = 1 }).WaitForAsync();
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "按时签收率" });
        (await row.InnerTextAsync()).ShouldContain("不计：咨询、建议、表扬、检举");
        await visit.Page.ShouldBeAccessible();
        await visit.Page.ShouldFitItsWidth();
        await visit.ShootAsync("rates", whole: true);

        await row.GetByRole(AriaRole.Link, new() { Name = "按时签收率", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "按时签收率", Level = 1 }).WaitForAsync();
        await page.Locator("[data-chart][data-drawn] svg").WaitForAsync();
        await page.GetByText("查看数字表格").ClickAsync();
        await visit.Page.ShouldBeAccessible();
        await visit.ShootAsync("rate", whole: true);

        var counted = page.Locator(".rate-head a");
        var of = (await counted.InnerTextAsync()).Split('/')[1];
        await counted.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "按时签收率：明细" }).WaitForAsync();
        var rows = await page.Locator("tr[data-row]").CountAsync();
        rows.ShouldBe(Math.Min(50, int.Parse(of.Replace("件", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture)));
        await page.GetByLabel("计入分子").SelectOptionAsync("false");
        await Assertions.Expect(page.Locator("tr[data-row]")).Not.ToHaveCountAsync(rows);
        await visit.Page.ShouldBeAccessible();
        await visit.ShootAsync("rate-cases");
        await page.GotoAsync("/quality");
        await visit.Page.ShouldBeAccessible();
        await visit.ShootAsync("quality", whole: true);
        await page.GotoAsync("/rates/signed-in-time/cases");
        await page.GotoAsync(await page.Locator("a.matter").Last.GetAttributeAsync("href") + "?at=2026-01-05T09:00");
        await page.GetByText("时的样子，只能看").WaitForAsync();
        (await page.GetByText("现在可以做").CountAsync()).ShouldBe(0);
        await visit.Page.ShouldBeAccessible();
        await visit.ShootAsync("case-then");
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory, InlineData("phone"), InlineData("zoomed")]
    public async Task Numbers_are_read_on_every_device(string device)
    {
        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        await (await new SignInPage(visit).OpenAsync("/rates")).SignInAsync("supervisor");
        foreach (var address in new[] { "/rates", "/rates/handling-time", "/rates/signed-in-time/cases", "/quality", "/quality/claim-denied" })
        {
            await visit.Page.GotoAsync(address);
            await visit.Page.ShouldBeAccessible();
            await visit.Page.ShouldFitItsWidth();
            await visit.ShootAsync(address.Trim('/').Replace('/', '-'), whole: true);
        }
        visit.Complaints.ShouldBeEmpty();
    }
}
