using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// The safety team goes its round twice a week; what it finds becomes a case like a resident's, with nothing typed again, and a round without a finding
/// is over with a click. 安全小分队巡查、主动发现
/// </summary>
// A town of its own: the clock never goes back.
public sealed class PatrolJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private const string Found = "小区门口占道经营，堵得走不了路";

    [Fact]
    public async Task A_round_finds_something_before_anybody_complains()
    {
        using var admin = await server.AskAsync("admin");
        await using (var office = await browser.VisitAsync(server))
            await (await new AdministrationPage(office).SignInAsync("admin", "/town/schedules")).BeginScheduleAsync("safety-round", "小分队成立");

        await admin.LetPassAsync(TimeSpan.FromDays(7));
        await using var street = await browser.VisitAsync(server, Device.Phone);
        await new WorklistPage(street).SignInAsync("community");
        var round = (await street.Page.Locator("[data-case]").Filter(new() { HasText = "办理定期工作" }).First.GetAttributeAsync("data-case"))!;
        var page = await new CasePage(street).OpenAsync(round);
        await page.DoAsync("转为诉求", async form =>
        {
            await form.GetByLabel("发现了什么").FillAsync(Found);
            await street.Page.ShouldBeAccessible();
            await street.Page.ShouldFitItsWidth();
            await street.ShootAsync("patrol", whole: true);
        });
        await page.OpenAsync(round);
        await page.AtStageAsync("已办结");
        await street.ShootAsync("patrol-over", whole: true);
        await street.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = new("^LZ[0-9]{4}-[0-9]{6}$") }).First.ClickAsync();

        await using var office2 = await browser.VisitAsync(server);
        await new WorklistPage(office2).SignInAsync("enforcement");
        await office2.Page.GetByText("占道经营").First.WaitForAsync();
        office2.Complaints.ShouldBeEmpty();
        street.Complaints.ShouldBeEmpty();
    }
}
