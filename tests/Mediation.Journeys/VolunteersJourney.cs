using System.Globalization;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Mediation.TestKit;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// Neighbours quarrel over a leak: the volunteers' team talks to both first, the legal adviser writes an opinion, the police are called to one meeting, all on
/// one record; and each sees the case as long as they are needed. 邻里纠纷志愿队、民警、法律顾问
/// </summary>
public sealed class VolunteersJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private const string Leak = "我家卫生间楼上漏水，把我家天花板都泡坏了，找楼上他不承认";

    private static readonly TimeSpan Local = TimeSpan.FromHours(8);

    [Fact]
    public async Task Volunteers_the_police_and_a_lawyer_work_on_one_record()
    {
        var number = await server.AcceptAsync(Leak);
        foreach (var unit in new[] { "mediator", "property", "legal" })
            await server.ActAsync(unit, number, "sign-for");
        using var clock = await server.AskAsync("desk");
        var now = (await clock.NowAsync()).ToOffset(Local);

        await using var office = await browser.VisitAsync(server);
        await new WorklistPage(office).SignInAsync("mediator");
        var lead = await new CasePage(office).OpenAsync(number);
        await lead.DoAsync("邀请参与", async form =>
        {
            await CasePage.ChooseAsync(form, "单位", "邻里纠纷志愿队");
            await form.GetByLabel("列席：看情况、提意见").CheckAsync();
            await form.GetByLabel("到哪天为止").FillAsync(now.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            await form.GetByLabel("请来做什么").FillAsync("先上门听两家怎么说。");
        });

        await using var street = await browser.VisitAsync(server, Device.Phone);
        await new WorklistPage(street).SignInAsync("volunteers");
        await street.Page.GetByRole(AriaRole.Region, new() { Name = "受邀参与" }).GetByRole(AriaRole.Link).ClickAsync();
        await street.Page.GetByRole(AriaRole.Heading, new() { Name = "现在可以做" }).WaitForAsync();
        await new CasePage(street).DoAsync("备注", form => form.GetByLabel("内容").FillAsync("两家都见了，楼上愿意开门查管道。"));
        await street.Page.ShouldBeAccessible();
        await street.Page.ShouldFitItsWidth();
        await street.ShootAsync("volunteers", whole: true);

        await server.ActAsync("legal", number, "conclude", new { result = "解决", text = "民法典第二百九十六条：用水、排水应当尽量避免损害相邻一方。建议约定由楼上修复。" });
        await lead.OpenAsync(number);
        await lead.DoAsync("吹哨报到", async form =>
        {
            await form.GetByLabel("派出所", new() { Exact = true }).CheckAsync();
            await form.GetByLabel("会商时间").FillAsync(now.AddHours(5).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
            await form.GetByLabel("会商什么、在哪里").FillAsync("两家在走廊争吵，请民警到场。");
        });
        await server.ActAsync("police", number, "report-in", new { ours = false });
        await lead.OpenAsync(number);
        await lead.DoAsync("记会议纪要", async form =>
        {
            await form.GetByLabel("派出所", new() { Exact = true }).CheckAsync();
            await form.GetByLabel("内容").FillAsync("民警到场，双方同意坐下来谈。");
        });
        await lead.DoAsync("评价履职", _ => Task.CompletedTask);
        await lead.DoAsync("结束参与", async form =>
        {
            await CasePage.ChooseAsync(form, "单位", "邻里纠纷志愿队");
            await form.GetByLabel("理由", new() { Exact = true }).FillAsync("两家已经愿意谈。");
        });

        await lead.OpenAsync(number);
        await office.ShootAsync("volunteers", whole: true);
        Approval.Verify(await lead.ToldAsync(), "volunteers");
        (await street.Page.GotoAsync($"/cases/{number}"))!.Status.ShouldBe(404, "who was thanked sees it no longer");
        office.Complaints.ShouldBeEmpty();
    }
}
