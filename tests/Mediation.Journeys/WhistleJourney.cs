using System.Globalization;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Mediation.TestKit;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>The unit that leads needs others: it whistles, they report in from the phone, what they decide is done before it is over. 吹哨报到</summary>
public sealed class WhistleJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task Units_are_called_report_in_and_do_what_was_decided()
    {
        var number = await server.AcceptAsync("小区门口占道经营，堵得走不了路");
        await server.ActAsync("enforcement", number, "sign-for");
        await using var office = await browser.VisitAsync(server);
        await new WorklistPage(office).SignInAsync("enforcement");
        var lead = await new CasePage(office).OpenAsync(number);
        DateTimeOffset now;
        using (var desk = await server.AskAsync("desk"))
            now = await desk.NowAsync();

        await lead.DoAsync("吹哨报到", async form =>
        {
            await form.GetByLabel("派出所", new() { Exact = true }).CheckAsync();
            await form.GetByLabel("城镇发展服务中心", new() { Exact = true }).CheckAsync();
            await form.GetByLabel("会商时间").FillAsync(now.ToOffset(TimeSpan.FromHours(8)).AddHours(3).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
            await form.GetByLabel("会商什么、在哪里").FillAsync("占道摊点往哪里疏导，在社区会议室。");
            await office.Page.ShouldBeAccessible();
            await office.ShootAsync("case-summoning", whole: true);
        });
        await server.ActAsync("urban", number, "report-in", new { ours = true });
        await using var street = await browser.VisitAsync(server, Device.Phone);
        await new WorklistPage(street).SignInAsync("police");
        var police = await new CasePage(street).OpenAsync(number);
        await police.DoAsync("报到", async form =>
        {
            await CasePage.AnswerAsync(form, "这件事归本单位管吗", "否");
            await street.Page.ShouldBeAccessible();
            await street.Page.ShouldFitItsWidth();
            await street.ShootAsync("case-reporting-in", whole: true);
        });

        await lead.OpenAsync(number);
        await lead.DoAsync("议定事项", async form =>
        {
            await CasePage.ChooseAsync(form, "单位", "城镇发展服务中心");
            await form.GetByLabel("内容").FillAsync("划出疏导点。");
            await form.GetByLabel("到哪天为止").FillAsync(now.ToOffset(TimeSpan.FromHours(8)).AddDays(4).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        });
        await lead.DoAsync("记会议纪要", async form =>
        {
            await form.GetByLabel("派出所", new() { Exact = true }).CheckAsync();
            await form.GetByLabel("城镇发展服务中心", new() { Exact = true }).CheckAsync();
            await form.GetByLabel("内容").FillAsync("两家到会，先疏导，后取缔。");
        });
        await server.ActAsync("urban", number, "task-done", new { text = "疏导点已划好。" });
        await lead.OpenAsync(number);
        await lead.DoAsync("评价履职", _ => Task.CompletedTask);

        var meeting = office.Page.GetByRole(AriaRole.Region, new() { Name = "吹哨报到" });
        foreach (var said in new[] { "已结束", "疏导点已划好", "两家到会", "各单位都到位" })
            (await meeting.InnerTextAsync()).ShouldContain(said);
        await office.Page.ShouldBeAccessible();
        await office.Page.ShouldFitItsWidth();
        await office.ShootAsync("case-met", whole: true);
        await police.OpenAsync(number);
        await street.Page.ShouldBeAccessible();
        await street.Page.ShouldFitItsWidth();
        await street.ShootAsync("case-met", whole: true);
        Approval.Verify(await police.ToldAsync(), "whistle");
        street.Complaints.ShouldBeEmpty();
        office.Complaints.ShouldBeEmpty();
    }
}
