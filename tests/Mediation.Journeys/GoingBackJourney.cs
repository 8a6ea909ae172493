using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;

namespace Mediation.Journeys;

/// <summary>A mediation went on too early: the desk sends it back, the mediator takes a hasty step back. 退回环节、撤回上一步</summary>
public sealed class GoingBackJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task A_step_is_taken_back_and_a_case_sent_back_each_with_a_click_and_a_reason()
    {
        var number = await server.AcceptAsync();
        await using var phone = await browser.VisitAsync(server, Device.Phone);
        var list = await new WorklistPage(phone).SignInAsync("mediator");
        await list.SignForAsync(number);
        var lead = await new CasePage(phone).OpenAsync(number);
        var mediation = new MediationPart(phone);
        await mediation.AskBothAsync("王立新");

        await lead.DoAsync("撤回上一步", form => form.GetByLabel("理由").FillAsync("点早了，还有一方没有表态。"));
        (await lead.Timeline.InnerTextAsync()).ShouldContain("撤回上一步，回到“征求各方调解意愿并告知权利义务”");

        await ConsentAsync(mediation);
        await using var counter = await browser.VisitAsync(server);
        await new WorklistPage(counter).SignInAsync("desk");
        var desk = await new CasePage(counter).OpenAsync(number);
        await desk.DoAsync("退回环节", async form =>
        {
            await CasePage.ChooseAsync(form, "退回到哪个环节", "征求各方调解意愿");
            await form.GetByLabel("理由").FillAsync("有一方来电说没有同意。");
        });

        var told = await desk.Timeline.InnerTextAsync();
        told.ShouldContain("退回到“征求各方调解意愿并告知权利义务”，重新办理");
        told.ShouldContain("有一方来电说没有同意。");
        await counter.Page.ShouldBeAccessible();
        await counter.Page.ShouldFitItsWidth();
        await counter.ShootAsync("case-sent-back", whole: true);
        await lead.OpenAsync(number);
        await phone.Page.ShouldBeAccessible();
        await phone.Page.ShouldFitItsWidth();
        await ConsentAsync(mediation);
        phone.Complaints.ShouldBeEmpty();
        counter.Complaints.ShouldBeEmpty();
    }

    // A step that comes again asks everybody again.
    private static async Task ConsentAsync(MediationPart mediation)
    {
        await mediation.ConsentAsync("当面");
        await mediation.ConsentAsync("电话");
    }
}
