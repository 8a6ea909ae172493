using System.Globalization;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Mediation.TestKit;

namespace Mediation.Journeys;

/// <summary>
/// Contributions unpaid for six years: tax leads, labour, medical insurance and petitions help, the standing group meets on the case, writes one opinion with each
/// one's ground, and the resident gets one answer. 社保费征缴争议处理协作机制
/// </summary>
public sealed class SocialInsuranceJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private static readonly TimeSpan Local = TimeSpan.FromHours(8);

    [Fact]
    public async Task Six_agencies_give_one_opinion_and_the_resident_one_answer()
    {
        var number = await server.AcceptAsync("我在宾馆干了六年，前三年单位没有交社保，现在想补缴，老板不认");
        foreach (var unit in new[] { "tax", "labor", "medins", "petition" })
            await server.ActAsync(unit, number, "sign-for");
        using var clock = await server.AskAsync("desk");
        var now = (await clock.NowAsync()).ToOffset(Local);

        await using var office = await browser.VisitAsync(server);
        await new WorklistPage(office).SignInAsync("tax");
        var lead = await new CasePage(office).OpenAsync(number);
        await lead.DoAsync("吹哨报到", async form =>
        {
            await CasePage.ChooseAsync(form, "或者请哪个协作机制", "社保费征缴争议处理协作机制");
            await form.GetByLabel("会商时间").FillAsync(now.AddHours(4).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
            await form.GetByLabel("会商什么、在哪里").FillAsync("欠缴的三年怎样追缴，在税务所。");
        });
        foreach (var unit in new[] { "labor", "medins", "police", "justice", "petition" })
            await server.ActAsync(unit, number, "report-in", new { ours = unit is "labor" or "medins" });
        await lead.OpenAsync(number);
        await lead.DoAsync("议定事项", async form =>
        {
            await CasePage.ChooseAsync(form, "单位", "人社(劳动监察/仲裁)");
            await form.GetByLabel("内容").FillAsync("核实三年的用工和工资。");
            await form.GetByLabel("到哪天为止").FillAsync(now.AddDays(5).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        });
        await lead.DoAsync("记会议纪要", async form =>
        {
            foreach (var unit in new[] { "人社(劳动监察/仲裁)", "医保", "派出所", "司法所", "信访" })
                await form.GetByLabel(unit, new() { Exact = true }).CheckAsync();
            await form.GetByLabel("内容").FillAsync("联合意见：税务依社会保险法第六十三条责令限期缴纳或者补足；人社核实用工，个人与单位的争议依第八十三条处理；医保按补缴结果办理待遇。");
        });
        await server.ActAsync("labor", number, "task-done", new { text = "用工三年属实，工资已核。" });
        await lead.OpenAsync(number);
        await lead.DoAsync("评价履职", _ => Task.CompletedTask);
        await office.Page.ShouldFitItsWidth();
        await office.ShootAsync("social-insurance", whole: true);

        foreach (var unit in new[] { "labor", "medins", "petition" })
            await server.ActAsync(unit, number, "conclude", new { result = "解决", text = "已按联合意见办理。" });
        await lead.OpenAsync(number);
        await lead.ConcludeAsync("单位已补缴三年。");
        await server.ActAsync("tax", number, "reply", new { text = "三年已补缴，可以查询。", channel = "电话" });
        await server.ActAsync("desk", number, "follow-up", new { reached = true, solved = true, satisfaction = "满意" });
        await server.ActAsync("desk", number, "close");
        await lead.OpenAsync(number);
        await lead.AtStageAsync("已办结");
        Approval.Verify(await lead.ToldAsync(), "social-insurance");
        office.Complaints.ShouldBeEmpty();
    }
}
