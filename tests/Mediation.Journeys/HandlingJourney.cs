using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// Water comes through the ceiling: the mediator leads, property and lawyer help, the desk calls back and closes; each at
/// their own browser. 办理
/// </summary>
public sealed class HandlingJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task From_signing_for_it_to_closed_through_every_hand()
    {
        var number = await server.AcceptAsync();
        await using var phone = await browser.VisitAsync(server, Device.Phone);
        var list = await new WorklistPage(phone).SignInAsync("mediator");
        await phone.Page.ShouldBeAccessible();
        await phone.Page.ShouldFitItsWidth();
        await phone.ShootForReadmeAsync("worklist");
        await list.SignForAsync(number);
        var lead = await new CasePage(phone).OpenAsync(number);
        await lead.DoAsync("登记联系", async form =>
        {
            await form.GetByLabel("电话", new() { Exact = true }).CheckAsync();
            await form.GetByLabel("内容").FillAsync("已约双方周三晚上到现场。");
        });
        await phone.Page.ShouldBeAccessible();
        await phone.Page.ShouldFitItsWidth();
        await phone.ShootAsync("case-lead", whole: true);

        await StopAndResumeAsync(lead);
        await AskForMoreTimeAsync(lead, number);

        using (var mediator = await server.AskAsync("mediator"))
            await mediator.MediateAsync(number);
        await lead.OpenAsync(number);
        await lead.Acts.GetByText("随时可以").WaitForAsync();
        (await lead.Acts.GetByText("办理完毕").CountAsync()).ShouldBe(0);
        await phone.Page.GetByText("（已完成 0 / 2）").WaitForAsync();
        foreach (var unit in new[] { "property", "legal" })
            await HelpAsync(unit, number);
        await lead.OpenAsync(number);
        await lead.ConcludeAsync("楼上更换水管，赔偿八百元，双方已签协议。");
        await lead.AtStageAsync("答复");
        await lead.DoAsync("答复群众", async form =>
        {
            await form.GetByLabel("内容").FillAsync("楼上周五前换好水管并赔偿八百元。");
            await form.GetByLabel("电话", new() { Exact = true }).CheckAsync();
        });

        await using var counter = await browser.VisitAsync(server);
        await new WorklistPage(counter).SignInAsync("desk");
        var desk = await new CasePage(counter).OpenAsync(number);
        await desk.DoAsync("登记回访", async form =>
        {
            await CasePage.AnswerAsync(form, "是否联系上", "是");
            await CasePage.AnswerAsync(form, "是否解决", "是");
            await CasePage.AnswerAsync(form, "是否满意", "满意");
        });
        await desk.DoAsync("办结");
        await desk.AtStageAsync("办结");
        var told = await desk.Timeline.InnerTextAsync();
        told.ShouldContain("满意");
        told.ShouldContain("换好水管");
        await counter.Page.ShouldBeAccessible();
        await counter.Page.ShouldFitItsWidth();
        await counter.ShootAsync("case-closed", whole: true);
        phone.Complaints.ShouldBeEmpty();
        counter.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_gives_a_case_back_says_why_and_the_desk_sends_it_on()
    {
        var number = await server.AcceptAsync();
        await using var mediator = await browser.VisitAsync(server);
        await using var desk = await browser.VisitAsync(server);
        await new WorklistPage(mediator).SignInAsync("mediator");
        await (await new CasePage(mediator).OpenAsync(number)).DoAsync("退单", async form =>
        {
            await form.GetByLabel("应由其他单位主办").CheckAsync();
            await form.GetByLabel("理由", new() { Exact = true }).FillAsync("楼上是公司宿舍，应由物业先行处理。");
        });

        await new WorklistPage(desk).SignInAsync("desk");
        var page = await new CasePage(desk).OpenAsync(number);
        (await page.Timeline.InnerTextAsync()).ShouldContain("退单，理由是“应由其他单位主办”");
        await page.DoAsync("派单", async form =>
        {
            await form.GetByLabel("主办单位").SelectOptionAsync("PROPERTY");
            await form.GetByLabel("理由", new() { Exact = true }).FillAsync("同意，由物业主办。");
        });

        await page.AtStageAsync("待签收");
        await desk.Page.GetByText("物业服务企业主办").First.WaitForAsync();
        mediator.Complaints.ShouldBeEmpty();
        desk.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stale_form_shows_what_changed_beside_what_was_typed()
    {
        var number = await server.AcceptAsync();
        await using var first = await browser.VisitAsync(server);
        await using var second = await browser.VisitAsync(server);
        await new WorklistPage(first).SignInAsync("mediator");
        await new WorklistPage(second).SignInAsync("mediator");
        var slow = await new CasePage(second).OpenAsync(number);
        var form = await slow.UnfoldAsync("退单");
        await form.GetByLabel("其他", new() { Exact = true }).CheckAsync();
        await form.GetByLabel("理由", new() { Exact = true }).FillAsync("我们今天都在外地调解");

        await (await new CasePage(first).OpenAsync(number)).DoAsync("签收");
        await form.GetByRole(AriaRole.Button, new() { Name = "退单", Exact = true }).ClickAsync();

        var conflict = second.Page.Locator(".conflict");
        await conflict.GetByText("签收了派单").WaitForAsync();
        (await conflict.InnerTextAsync()).ShouldContain("我们今天都在外地调解");
        (await form.GetByLabel("理由", new() { Exact = true }).InputValueAsync()).ShouldBe("我们今天都在外地调解");
        await second.Page.ShouldBeAccessible();
        await second.ShootAsync("case-conflict");
    }

    [Fact]
    public async Task A_name_is_shown_once_and_only_for_a_purpose()
    {
        var number = await server.AcceptAsync();
        await using var visit = await browser.VisitAsync(server);
        await new WorklistPage(visit).SignInAsync("mediator");
        await new CasePage(visit).OpenAsync(number);
        (await visit.Page.ContentAsync()).ShouldNotContain("李云芳");

        await visit.Page.Locator(".party summary").ClickAsync();
        await visit.Page.GetByLabel("用途").FillAsync("约双方见面");
        await visit.Page.Locator(".party").GetByRole(AriaRole.Button, new() { Name = "查看身份信息" }).ClickAsync();

        await visit.Page.Locator(".party").GetByText("李云芳").WaitForAsync();
        await visit.Page.ShouldBeAccessible();
        await visit.Page.GotoAsync($"/cases/{number}");
        (await visit.Page.ContentAsync()).ShouldNotContain("李云芳");
        await visit.Page.Locator("#timeline").GetByText("约双方见面").WaitForAsync();
    }

    private static async Task StopAndResumeAsync(CasePage lead)
    {
        await lead.DoAsync("中止计时", async form =>
        {
            await CasePage.ChooseAsync(form, "哪个时限", "调解类办理");
            await form.GetByLabel("中止情形").SelectOptionAsync("awaiting-material");
            await form.GetByLabel("到哪天为止").FillAsync($"{TimeProvider.System.GetUtcNow().AddDays(7):yyyy-MM-dd}");
        });
        await lead.Clocks.GetByText("已中止").First.WaitForAsync();
        await lead.DoAsync("恢复计时", form => CasePage.ChooseAsync(form, "哪个时限", "调解类办理"));
        await Assertions.Expect(lead.Clocks.GetByText("已中止")).ToHaveCountAsync(0);
    }

    private async Task AskForMoreTimeAsync(CasePage lead, string number)
    {
        await lead.DoAsync("申请延期", async form =>
        {
            await CasePage.ChooseAsync(form, "哪个时限", "调解类办理");
            await form.GetByLabel("延长多少").FillAsync("5");
            await form.GetByLabel("理由").FillAsync("楼上住户出差，五天后才回。");
        });
        await using var visit = await browser.VisitAsync(server);
        await (await new SignInPage(visit).OpenAsync($"/cases/{number}")).SignInAsync("supervisor");
        var supervisor = new CasePage(visit);
        await supervisor.DoAsync("审批延期", async form =>
        {
            await CasePage.AnswerAsync(form, "是否同意", "是");
            await form.GetByLabel("理由").FillAsync("同意，告知群众。");
        });
        (await supervisor.Timeline.InnerTextAsync()).ShouldContain("延期");
        await visit.Page.ShouldBeAccessible();
        visit.Complaints.ShouldBeEmpty();
        await lead.OpenAsync(number);
    }

    private async Task HelpAsync(string unit, string number)
    {
        await using var visit = await browser.VisitAsync(server);
        await (await new WorklistPage(visit).SignInAsync(unit)).SignForAsync(number);
        var page = await new CasePage(visit).OpenAsync(number);
        await page.Clocks.Locator("summary").First.WaitForAsync();
        await visit.ShootForReadmeAsync("case");
        await page.ConcludeAsync("已到现场查看并出具意见。");
        await visit.Page.ShouldBeAccessible();
        visit.Complaints.ShouldBeEmpty();
    }
}
