using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;

namespace Mediation.Journeys;

/// <summary>Water through the ceiling, and then a noisy dog as well: the desk makes two cases of one, the mediator sees both numbers. 分案</summary>
public sealed class SplitJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task Two_matters_in_one_case_become_two_cases_that_point_at_each_other()
    {
        var number = await server.AcceptAsync();
        await using var phone = await browser.VisitAsync(server, Device.Phone);
        var list = await new WorklistPage(phone).SignInAsync("mediator");
        await list.SignForAsync(number);
        await using var counter = await browser.VisitAsync(server);
        await new WorklistPage(counter).SignInAsync("desk");
        var desk = await new CasePage(counter).OpenAsync(number);

        await desk.DoAsync("分案", async form =>
        {
            await form.GetByLabel("分出去的诉求").FillAsync("楼上还养了狗，半夜一直叫，吵得睡不着。");
            await form.GetByLabel("理由").FillAsync("漏水和犬吠是两件事。");
            await counter.Page.ShouldBeAccessible();
            await counter.ShootAsync("case-splitting", whole: true);
        });

        (await desk.Timeline.InnerTextAsync()).ShouldContain("分案：其中一部分另立");
        await counter.Page.ShouldFitItsWidth();
        await counter.ShootAsync("case-split", whole: true);
        await counter.Page.Locator(".case-head").GetByRole(Microsoft.Playwright.AriaRole.Link).ClickAsync();
        await counter.Page.GetByText("分案自").WaitForAsync();
        (await counter.Page.Locator(".case-head").InnerTextAsync()).ShouldContain(number);
        await counter.Page.ShouldBeAccessible();
        await counter.ShootAsync("case-split-off", whole: true);
        var lead = await new CasePage(phone).OpenAsync(number);
        await phone.Page.GetByText("已分出").WaitForAsync();
        await lead.DoAsync("分案", async form =>
        {
            await form.GetByLabel("分出去的诉求").FillAsync("楼道里还堆着杂物。");
            await form.GetByLabel("理由").FillAsync("杂物另办。");
            await phone.Page.ShouldBeAccessible();
            await phone.Page.ShouldFitItsWidth();
            await phone.ShootAsync("case-splitting", whole: true);
        });
        await phone.Page.ShouldFitItsWidth();
        phone.Complaints.ShouldBeEmpty();
        counter.Complaints.ShouldBeEmpty();
    }
}
