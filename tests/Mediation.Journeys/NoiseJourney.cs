using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Mediation.TestKit;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>Chairs scrape overhead at night: the community asks twice, it goes on, and the police get the case with what was tried. 劝阻记录</summary>
public sealed class NoiseJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private const string Noise = "楼上天天晚上拖椅子，孩子跑来跑去，咚咚咚到十一点";

    [Fact]
    public async Task Dissuading_is_written_down_once_and_goes_with_the_case_to_the_police()
    {
        var number = await server.AcceptAsync(Noise);
        await server.ActAsync("community", number, "sign-for");
        await server.ActAsync("mediator", number, "sign-for");
        await using var street = await browser.VisitAsync(server, Device.Phone);
        await new WorklistPage(street).SignInAsync("community");
        var community = await new CasePage(street).OpenAsync(number);

        await IsToldWhatIsWrongAsync(community, street);
        await DissuadeAsync(community, "上门", "答应改正", "请楼上住户晚十点后不要拖动桌椅，对方答应垫上脚垫。");
        await community.DoAsync("记劝阻", async form =>
        {
            await FillAsync(form, "上门", "不听劝阻", "当晚又拖，再次上门，对方说管不着。");
            await street.Page.ShouldBeAccessible();
            await street.Page.ShouldFitItsWidth();
            await street.ShootAsync("case-dissuading", whole: true);
        });
        await street.Page.ShouldBeAccessible();
        await street.Page.ShouldFitItsWidth();
        await street.ShootAsync("case-dissuaded", whole: true);

        await using var office = await browser.VisitAsync(server);
        await new WorklistPage(office).SignInAsync("mediator");
        var mediator = await new CasePage(office).OpenAsync(number);
        var mediation = new MediationPart(office);
        await mediation.TakeOnAsync();
        await mediation.NameOtherSideAsync("楼上住户", firm: false);
        await mediation.DoAsync("记录调解意愿", async form =>
        {
            await CasePage.ChooseAsync(form, "哪位当事人", "被投诉人");
            await CasePage.AnswerAsync(form, "是否同意调解", "否");
            await CasePage.AnswerAsync(form, "是否已告知权利义务", "是");
            await form.GetByLabel("当面", new() { Exact = true }).CheckAsync();
        });
        await mediator.OpenAsync(number);
        await mediator.DoAsync("劝阻无效，转有权单位", form => form.GetByLabel("理由").FillAsync("劝阻两次，当晚又拖椅子。"));

        await using var station = await browser.VisitAsync(server);
        var list = await new WorklistPage(station).SignInAsync("police");
        await list.SignForAsync(number);
        var police = await new CasePage(station).OpenAsync(number);
        var records = station.Page.GetByRole(AriaRole.Region, new() { Name = "劝阻记录（2 次）" });
        (await records.GetByRole(AriaRole.Row).AllInnerTextsAsync()).Count(row => row.Contains("社区居委会", StringComparison.Ordinal)).ShouldBe(2);
        (await records.InnerTextAsync()).ShouldContain("再次上门，对方说管不着");
        await station.Page.ShouldBeAccessible();
        await station.Page.ShouldFitItsWidth();
        await station.ShootAsync("case-dissuasions", whole: true);
        Approval.Verify(await police.ToldAsync(), "noise");
        foreach (var visit in new[] { street, office, station })
            visit.Complaints.ShouldBeEmpty();
    }

    // What is refused stays open, with what was typed, and the reason stands before one's eyes.
    private static async Task IsToldWhatIsWrongAsync(CasePage page, Visit visit)
    {
        var form = await page.UnfoldAsync("记劝阻");
        await form.GetByLabel("劝阻时间").FillAsync("2099-01-01T10:00");
        await FillAsync(form, "电话", "答应改正", "请轻一点。");
        await form.GetByRole(AriaRole.Button, new() { Name = "记劝阻", Exact = true }).ClickAsync();

        var reason = visit.Page.GetByText("因为劝阻时间还没有到");
        await Assertions.Expect(reason).ToBeInViewportAsync();
        (await visit.FocusedAsync()).ShouldContain("因为劝阻时间还没有到");
        (await form.GetByLabel("内容").InputValueAsync()).ShouldBe("请轻一点。");
        await visit.ShootAsync("case-refused");
        await form.GetByLabel("劝阻时间").FillAsync("");
    }

    private static Task DissuadeAsync(CasePage page, string manner, string effect, string words) =>
        page.DoAsync("记劝阻", form => FillAsync(form, manner, effect, words));

    private static async Task FillAsync(ILocator form, string manner, string effect, string words)
    {
        await form.GetByLabel(manner, new() { Exact = true }).CheckAsync();
        await form.GetByLabel(effect, new() { Exact = true }).CheckAsync();
        await form.GetByLabel("内容").FillAsync(words);
    }
}
