using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// Moving back into their old quarter, people ask at the window: what is known is answered there and then, a question of law goes to the adviser, and what has
/// to be mended becomes a case with nothing typed again. 回迁交房咨询台、普法小舍
/// </summary>
public sealed class ConsultationJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task A_question_is_answered_while_whoever_asks_is_there()
    {
        await using var counter = await browser.VisitAsync(server);
        var window = await new WindowPage(counter).SignInAsync();
        await window.HearAsync("想问一下，回迁房交房的时候发现问题怎么办？");
        await window.Plan.GetByText("咨询").First.WaitForAsync();
        await window.PressAsync("受理");
        var number = await window.DoneAsync();
        await counter.Page.GetByRole(AriaRole.Link, new() { Name = "当场答复" }).ClickAsync();
        var page = new CasePage(counter);
        await page.DoAsync("答复咨询", async form =>
        {
            await CasePage.ChooseAsync(form, "用哪条常见问题", "回迁房交房时发现问题怎么办");
            await form.GetByLabel("当面", new() { Exact = true }).CheckAsync();
            await counter.Page.ShouldBeAccessible();
            await counter.Page.ShouldFitItsWidth();
            await counter.ShootAsync("consultation", whole: true);
        });
        await page.OpenAsync(number);
        await page.AtStageAsync("已办结");
        await page.Timeline.GetByText("收房前逐间看").First.WaitForAsync();
        counter.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_question_of_law_goes_to_the_adviser_and_a_defect_becomes_a_case()
    {
        var asked = await server.AcceptAsync("想问一下调解协议怎样让法院确认");
        await server.ActAsync("desk", asked, "ask-adviser");
        await using var adviser = await browser.VisitAsync(server, Device.Phone);
        await new WorklistPage(adviser).SignInAsync("legal");
        await adviser.Page.GetByText("法律咨询：请答复").First.WaitForAsync();
        var page = await new CasePage(adviser).OpenAsync(asked);
        await page.DoAsync("答复咨询", async form =>
        {
            await CasePage.ChooseAsync(form, "用哪条常见问题", "调解协议怎样让法院确认");
            await form.GetByLabel("怎么答").FillAsync("两个人带上协议和身份证一起去。");
            await form.GetByLabel("电话", new() { Exact = true }).CheckAsync();
        });
        await page.OpenAsync(asked);
        await page.AtStageAsync("已办结");
        await adviser.Page.ShouldFitItsWidth();

        var defect = await server.AcceptAsync("想问一下，回迁房厨房漏水找谁修？");
        await server.ActAsync("desk", defect, "hand-up", new { need = "回迁房厨房顶上漏水，交房才一个月，物业说不归他们管" });
        await using var counter = await browser.VisitAsync(server);
        await new WorklistPage(counter).SignInAsync("desk");
        await new CasePage(counter).OpenAsync(defect);
        await counter.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = new("^LZ[0-9]{4}-[0-9]{6}$") }).First.ClickAsync();
        await counter.Page.GetByText("漏水").First.WaitForAsync();
        adviser.Complaints.ShouldBeEmpty();
        counter.Complaints.ShouldBeEmpty();
    }
}
