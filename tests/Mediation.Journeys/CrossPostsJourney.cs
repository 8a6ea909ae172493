using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// The secretary of the property firm's branch sits in the residents' committee as well. A complaint against the firm shows what it is about, and leaves
/// the committee's work on it to the others. 双向进入、交叉任职
/// </summary>
public sealed class CrossPostsJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private const string Parking = "小区停车位不够，外来车乱停，晚上回来没地方停车";

    [Fact]
    public async Task Whoever_works_for_the_firm_leaves_the_complaint_against_it_to_others()
    {
        await using var counter = await browser.VisitAsync(server);
        var window = await new WindowPage(counter).SignInAsync();
        await window.HearAsync(Parking);
        await counter.Page.GetByLabel("属于哪个本镇单位").SelectOptionAsync(new SelectOptionValue { Label = "物业服务企业" });
        await window.Plan.GetByText("社区居委会主办").First.WaitForAsync();
        await window.PressAsync("受理");
        var against = await window.DoneAsync();

        await using var both = await browser.VisitAsync(server, Device.Phone);
        await new WorklistPage(both).SignInAsync("secretary");
        var page = await new CasePage(both).OpenAsync(against);
        await page.Acts.GetByRole(AriaRole.Button, new() { Name = "签收", Exact = true }).WaitForAsync();
        var open = await page.Acts.Locator("summary, button").AllInnerTextsAsync();
        open.ShouldNotContain(act => act.Contains("社区居委会"), "what the committee has to do isn't theirs here");
        await both.Page.ShouldFitItsWidth();
        await both.ShootAsync("cross-posts", whole: true);

        await using var committee = await browser.VisitAsync(server, Device.Phone);
        await new WorklistPage(committee).SignInAsync("community");
        await (await new CasePage(committee).OpenAsync(against)).DoAsync("签收");
        both.Complaints.ShouldBeEmpty();
        committee.Complaints.ShouldBeEmpty();
    }
}
