using System.Globalization;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Mediation.TestKit;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>A unit says it isn't theirs, the supervisor decides, four units work on one record, and two co-handlers are enough. 联合处置</summary>
public sealed class JointJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private const string Vending = "小区门口占道经营，堵得走不了路";

    [Fact]
    public async Task A_returned_case_goes_to_four_units_and_closes_when_enough_of_them_are_done()
    {
        var number = await server.AcceptAsync(Vending);
        await using var office = await browser.VisitAsync(server, Device.Phone);
        await new WorklistPage(office).SignInAsync("enforcement");
        await (await new CasePage(office).OpenAsync(number)).DoAsync("退单", async form =>
        {
            await form.GetByLabel("应由其他单位主办").CheckAsync();
            await form.GetByLabel("理由", new() { Exact = true }).FillAsync("摊点在小区红线以内。");
        });

        await using var above = await browser.VisitAsync(server);
        await new WorklistPage(above).SignInAsync("supervisor");
        var arbiter = await new CasePage(above).OpenAsync(number);
        await arbiter.DoAsync("派单", async form =>
        {
            await CasePage.ChooseAsync(form, "主办单位", "城镇发展服务中心");
            foreach (var unit in new[] { "社区居委会", "派出所", "综合行政执法大队" })
                await form.GetByRole(AriaRole.Group, new() { Name = "协办单位" }).GetByLabel(unit, new() { Exact = true }).CheckAsync();
            await form.GetByLabel("几个协办办完（在下面填数）").CheckAsync();
            await form.GetByLabel("几个协办办完就可以").FillAsync("2");
            await form.GetByLabel("理由", new() { Exact = true }).FillAsync("红线内外一起治。");
            await above.Page.ShouldBeAccessible();
            await above.ShootAsync("case-arbiter", whole: true);
        });

        foreach (var unit in new[] { "urban", "community", "police", "enforcement" })
            await server.ActAsync(unit, number, "sign-for");
        foreach (var unit in new[] { "community", "police" })
            await server.ActAsync(unit, number, "conclude", new { result = "解决", text = "已劝离。" });
        await using var desk = await browser.VisitAsync(server);
        await new WorklistPage(desk).SignInAsync("urban");
        var lead = await new CasePage(desk).OpenAsync(number);
        (await desk.Page.GetByText("2 个协办办理完毕后").First.InnerTextAsync()).ShouldContain("已完成 2 / 3");
        await InviteAsync(lead, desk);
        await lead.ConcludeAsync("划了疏导点，门口通了。");
        await desk.ShootAsync("case-joint", whole: true);
        await server.ActAsync("urban", number, "reply", new { text = "门口通了。", channel = "电话" });
        await server.ActAsync("desk", number, "follow-up", new { reached = true, solved = true, satisfaction = "满意" });
        await server.ActAsync("desk", number, "close");

        await lead.OpenAsync(number);
        await lead.AtStageAsync("已办结");
        Approval.Verify(await lead.ToldAsync(), "joint");
        foreach (var visit in new[] { office, above, desk })
            visit.Complaints.ShouldBeEmpty();
    }

    // A legal adviser without a share finds the case on the phone while the invitation lasts, and may comment.
    private async Task InviteAsync(CasePage lead, Visit desk)
    {
        await lead.DoAsync("邀请参与", async form =>
        {
            await CasePage.ChooseAsync(form, "单位", "社区法律顾问");
            await form.GetByLabel("列席：看情况、提意见").CheckAsync();
            await form.GetByLabel("到哪天为止").FillAsync(await TomorrowAsync());
            await form.GetByLabel("请来做什么").FillAsync("听听红线怎么认定。");
        });
        await desk.Page.ShouldBeAccessible();
        await using var adviser = await browser.VisitAsync(server, Device.Phone);
        await new WorklistPage(adviser).SignInAsync("legal");
        await adviser.Page.GetByRole(AriaRole.Region, new() { Name = "受邀参与" }).GetByRole(AriaRole.Link).ClickAsync();
        await adviser.Page.GetByRole(AriaRole.Heading, new() { Name = "现在可以做" }).WaitForAsync();
        await new CasePage(adviser).DoAsync("备注", form => form.GetByLabel("内容").FillAsync("以规划图为准。"));
        await adviser.Page.ShouldBeAccessible();
        await adviser.Page.ShouldFitItsWidth();
        await adviser.ShootAsync("case-invited", whole: true);
        await adviser.Page.GotoAsync("/worklist");
        await adviser.Page.ShouldBeAccessible();
        await adviser.ShootAsync("worklist-invited");
        adviser.Complaints.ShouldBeEmpty();
    }

    private async Task<string> TomorrowAsync()
    {
        using var colleague = await server.AskAsync("desk");
        return (await colleague.NowAsync()).ToOffset(TimeSpan.FromHours(8)).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
