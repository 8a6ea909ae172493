using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>At the kitchen table, with an old phone and the receipt. 群众查询</summary>
public sealed class ResidentJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private const int MostBytes = 40_000;

    [Fact]
    public async Task From_the_code_on_the_receipt_to_an_honest_end()
    {
        await using var window = await browser.VisitAsync(server);
        var desk = await new WindowPage(window).SignInAsync();
        await desk.HearAsync(Counter.Leak);
        await desk.PressAsync("受理");
        var number = await desk.DoneAsync();
        var address = await window.Page.Locator(".paper-foot .mono").InnerTextAsync();
        await using var visit = await browser.VisitAsync(server, Device.Phone with { Scripts = false });
        var read = 0;
        visit.Page.Response += async (_, answer) =>
        {
            if (answer.Status == 200)
                read += (await answer.BodyAsync()).Length;
        };

        await visit.Page.GotoAsync(address);
        await ReadsAsync(visit, number, "已受理，正在交给承办单位", "承办单位签收后会与您联系");
        read.ShouldBeLessThan(MostBytes);
        await visit.ShootForReadmeAsync("resident");

        await server.ActAsync("mediator", number, "sign-for");
        await visit.Page.ReloadAsync();
        await ReadsAsync(visit, number, "正在办理", "社区人民调解委员会");

        foreach (var unit in new[] { "property", "legal" })
        {
            await server.ActAsync(unit, number, "sign-for");
            await server.ActAsync(unit, number, "conclude", new { result = "解决", text = "已查看" });
        }
        using (var mediator = await server.AskAsync("mediator"))
            await mediator.MediateAsync(number);
        await server.ActAsync("mediator", number, "conclude", new { result = "解决", text = "双方达成协议" });
        await server.ActAsync("mediator", number, "reply", new { text = "楼上一周内修好", channel = "电话" });
        await visit.Page.ReloadAsync();
        await ReadsAsync(visit, number, "已答复，等待回访", "解决了没有、满意不满意");

        await visit.Page.GetByLabel("没有解决").CheckAsync();
        await visit.Page.GetByLabel("不满意", new() { Exact = true }).CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "提交评价" }).ClickAsync();
        await visit.Page.GetByText("不满意要注明原因").WaitForAsync();
        (await visit.Page.GetByLabel("没有解决").IsCheckedAsync()).ShouldBeTrue();
        await visit.ShootAsync("resident-rating", whole: true);
        await visit.Page.GetByLabel("办得不好").CheckAsync();
        await visit.Page.GetByLabel("还想说的").FillAsync("还在漏");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "提交评价" }).ClickAsync();
        await visit.Page.GetByText("您的评价已经收到").WaitForAsync();
        (await visit.Page.GetByRole(AriaRole.Button).CountAsync()).ShouldBe(0);

        await server.ActAsync("supervisor", number, "close");
        await visit.Page.ReloadAsync();
        await ReadsAsync(visit, number, "已答复、未解决", "申请由上一级复核");
        await visit.ShootAsync("resident-unsolved", whole: true);
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory, InlineData("AAAA-BBBB-CCCC-DDDD-EEEE"), InlineData("0"), InlineData("<b>")]
    public async Task A_code_that_opens_nothing_says_what_to_look_at(string code)
    {
        await using var visit = await browser.VisitAsync(server, Device.Phone);

        var answer = await visit.Page.GotoAsync($"/r/{Uri.EscapeDataString(code)}");

        answer!.Status.ShouldBe(404);
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "没有查到这个查询码" }).WaitForAsync();
        await visit.Page.ShouldBeAccessible();
        await visit.Page.ShouldFitItsWidth();
        await visit.ShootAsync("resident-unknown");
        visit.Complaints.ShouldBeEmpty();
    }

    // Nothing of this page moves without being asked; axe is a script and comes with a visitor who runs them.
    private async Task ReadsAsync(Visit visit, string number, params string[] sentences)
    {
        var words = await visit.Page.InnerTextAsync("body");
        words.ShouldContain(number);
        foreach (var sentence in sentences)
            words.ShouldContain(sentence);
        words.ShouldNotContain("李云芳");
        words.ShouldNotContain("天花板");
        await using var scan = await browser.VisitAsync(server, Device.Phone);
        await scan.Page.GotoAsync(visit.Page.Url);
        await scan.Page.ShouldBeAccessible();
        await scan.Page.ShouldFitItsWidth();
        scan.Complaints.ShouldBeEmpty();
    }
}
