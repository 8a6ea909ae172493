using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Mediation.TestKit;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// After a quarter owners and community inspect a compound together and mark its firm in six dimensions, each with its ground; the score comes about line by line,
/// the firm reads and answers it, and anybody reads both on a telephone. 物业联盟考核、考核淘汰
/// </summary>
// A town of its own: the clock never goes back.
public sealed class ScorecardJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private static readonly string[] Dimensions = ["忠诚", "勤勉", "有效", "透明", "担当", "利他"];

    [Fact]
    public async Task A_firm_is_scored_heard_and_ranked_in_public()
    {
        using var admin = await server.AskAsync("admin");
        await using (var office = await browser.VisitAsync(server))
        {
            var day = (await admin.NowAsync()).ToOffset(TimeSpan.FromHours(8)).AddDays(2);
            await new AdministrationPage(office).SignInAsync("admin", "/town/schedules");
            await office.Page.GetByRole(AriaRole.Link, new() { Name = "修改 scorecard" }).ClickAsync();
            await office.Page.Locator("[name=cell5]").FillAsync($"{day.Day}");
            await office.Page.Locator("[name=cell6]").FillAsync($"{(day.Month - 1) % 3 + 1}");
            await office.Page.GetByLabel("状态").SelectOptionAsync("在用");
            await office.Page.GetByRole(AriaRole.Button, new() { Name = "看会改什么" }).ClickAsync();
            await office.Page.GetByLabel("修改理由").FillAsync("物业联盟开始考核");
            await office.Page.GetByRole(AriaRole.Button, new() { Name = "全部应用" }).ClickAsync();
            await office.Page.GetByText("还没有开过。").WaitForAsync();
        }
        await admin.LetPassAsync(TimeSpan.FromDays(12));

        await using var owners = await browser.VisitAsync(server, Device.Phone);
        await new WorklistPage(owners).SignInAsync("owners");
        var number = (await owners.Page.Locator("[data-case]").Filter(new() { HasText = "联合检查" }).First.GetAttributeAsync("data-case"))!;
        await MarkAsync(await new CasePage(owners).OpenAsync(number), 52);
        await FitAsync(owners, "scorecard-owners");

        await using var office2 = await browser.VisitAsync(server);
        await new WorklistPage(office2).SignInAsync("community");
        var community = await new CasePage(office2).OpenAsync(number);
        await MarkAsync(community, 61);
        await community.OpenAsync(number);
        await community.DoAsync("算分，交企业阅看");
        await community.OpenAsync(number);
        await office2.Page.GetByText("总分：5600 ÷ 100 = 56（取整）").First.WaitForAsync();
        await office2.Page.GetByRole(AriaRole.Link, new() { Name = "看投诉明细" }).ClickAsync();
        await office2.Page.GetByText("只列出您能看到的事项").WaitForAsync();
        await FitAsync(office2, "scorecard-cases");

        await using var firm = await browser.VisitAsync(server, Device.Phone);
        await new WorklistPage(firm).SignInAsync("property");
        var reading = await new CasePage(firm).OpenAsync(number);
        await firm.Page.GetByText("恒安物业服务有限公司：56 分").First.WaitForAsync();
        await reading.DoAsync("说明", form => form.GetByLabel("企业说明").FillAsync("车棚在修，下月完工。"));
        await FitAsync(firm, "scorecard-firm");

        await community.OpenAsync(number);
        await community.DoAsync("公示得分");
        await community.OpenAsync(number);
        await community.AtStageAsync("已办结");
        await FitAsync(office2, "scorecard");
        Approval.Verify(await community.ToldAsync(), "scorecard");

        await using var resident = await browser.VisitAsync(server, Device.Phone);
        await resident.Page.GotoAsync("/disclosures");
        await resident.Page.GetByRole(AriaRole.Link, new() { Name = "物业考核" }).ClickAsync();
        await resident.Page.GetByRole(AriaRole.Heading, new() { Name = "第 1 名 恒安物业服务有限公司：56 分" }).WaitForAsync();
        await resident.Page.GetByText("车棚在修，下月完工。").WaitForAsync();
        await FitAsync(resident, "scorecard-public");
        foreach (var visit in new[] { owners, office2, firm, resident })
            visit.Complaints.ShouldBeEmpty();
    }

    private static Task MarkAsync(CasePage page, int mark) => page.DoAsync("打分", async form =>
    {
        foreach (var dimension in Dimensions)
        {
            await form.GetByLabel($"{dimension}（").FillAsync($"{mark}");
            await form.GetByLabel($"{dimension}的依据").FillAsync("现场看过");
        }
    });

    private static async Task FitAsync(Visit visit, string picture)
    {
        await visit.Page.ShouldBeAccessible();
        await visit.Page.ShouldFitItsWidth();
        await visit.ShootAsync(picture, whole: true);
    }
}
