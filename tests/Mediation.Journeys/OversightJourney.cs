using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// The street's discipline office watches how matters are handled: it reads every ordinary case and changes none, and that it read one stands in a log of its
/// own. 纪工委监督
/// </summary>
public sealed class OversightJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task Whoever_oversees_reads_changes_nothing_and_leaves_a_trace()
    {
        var number = await server.AcceptAsync();
        await using var office = await browser.VisitAsync(server);
        await new WorklistPage(office).SignInAsync("auditor");
        var page = await new CasePage(office).OpenAsync(number);
        (await page.Acts.Locator("form").CountAsync()).ShouldBe(0);
        (await office.Page.ContentAsync()).ShouldNotContain("13800001234");
        await page.OpenAsync(number);

        await office.Page.GotoAsync("/administration?kind=case-looked-at");
        var trace = office.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = number });
        await trace.First.WaitForAsync();
        (await trace.CountAsync()).ShouldBe(1, "once a day");
        (await trace.InnerTextAsync()).ShouldContain("审计员");
        await office.ShootAsync("oversight");
        office.Complaints.ShouldBeEmpty();
    }
}
