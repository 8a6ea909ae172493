using System.Globalization;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// The community writes down who sits on a courtyard's committee; a quarrel of that courtyard reaches it first, is settled there or handed up, and the neighbour
/// courtyard sees nothing of it; the committee seals its notice, never a mediation agreement. 院落自治委员会、院落公章
/// </summary>
// A town of its own: a committee sits there from then on.
public sealed class CourtyardJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private const string Noise = "楼上半夜放音乐跳舞，吵得睡不着，说了也不听";

    [Fact]
    public async Task A_quarrel_is_settled_in_the_courtyard_or_handed_up_and_its_seal_is_kept_in_a_register()
    {
        using var desk = await server.AskAsync("desk");
        var today = await desk.NowAsync();
        await using (var office = await browser.VisitAsync(server))
            await AppointAsync(office, today);
        var settled = (await desk.AcceptAsync(Noise, "西园路西苑小区2栋", "MF02-01")).Number;
        var handedUp = (await desk.AcceptAsync("楼上漏水，把我家天花板都泡坏了，找楼上他不承认", "西园路西苑小区3栋", "MF02-03")).Number;

        await using var yard = await browser.VisitAsync(server, Device.Phone);
        await new WorklistPage(yard).SignInAsync("guixiang");
        var page = await new CasePage(yard).OpenAsync(settled);
        await yard.Page.ShouldBeAccessible();
        await yard.Page.ShouldFitItsWidth();
        await page.DoAsync("院落说和", form => form.GetByLabel("内容").FillAsync("两家说好晚上十点以后不放音乐。"));
        await page.OpenAsync(handedUp);
        await page.DoAsync("上交社区", async form =>
        {
            await CasePage.ChooseAsync(form, "上交理由", "说不拢");
            await form.GetByLabel("内容").FillAsync("楼上不让进门看，说不拢。");
        });
        await using (var window = await browser.VisitAsync(server))
        {
            await new WorklistPage(window).SignInAsync("mediator");
            var told = await (await new CasePage(window).OpenAsync(handedUp)).ToldAsync();
            told.ShouldContain("桂香院自治委员会上交：说不拢");
            told.ShouldContain("社区人民调解委员会主办");
            window.Complaints.ShouldBeEmpty();
        }

        await SealAsync(yard, today);
        yard.Complaints.ShouldBeEmpty();
        await NeighboursSeeNothingAsync(settled);
    }

    private static async Task AppointAsync(Visit office, DateTimeOffset today)
    {
        await new WorklistPage(office).SignInAsync("community");
        await office.Page.GotoAsync("/courtyards");
        await office.Page.ShouldBeAccessible();
        await office.Page.GetByRole(AriaRole.Link, new() { Name = "桂香院" }).ClickAsync();
        foreach (var (name, manner) in new[] { ("普桂芬", "居民推选"), ("罗文", "自荐"), ("白云", "社区党总支选派") })
        {
            await office.Page.GetByLabel("委员姓名").FillAsync(name);
            await office.Page.GetByLabel("怎样产生").SelectOptionAsync(manner);
            await office.Page.GetByLabel("任期第一天").FillAsync(Day(today.AddDays(-1)));
            await office.Page.GetByLabel("任期最后一天").FillAsync(Day(today.AddDays(20)));
            await office.Page.GetByRole(AriaRole.Button, new() { Name = "登记委员" }).ClickAsync();
            await office.Page.GetByText("已保存。").WaitForAsync();
        }
        (await office.Page.ContentAsync()).ShouldNotContain("普桂芬", customMessage: "names are read for a purpose");
        await office.Page.GetByLabel("用途").FillAsync("通知开会");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "查看姓名" }).ClickAsync();
        await office.Page.GetByText("普桂芬").WaitForAsync();
        await office.Page.ShouldBeAccessible();
        await office.Page.ShouldFitItsWidth();
        await office.ShootAsync("courtyard", whole: true);
        await office.Page.GotoAsync("/courtyards");
        await office.Page.GetByText("请准备换届").WaitForAsync();
        office.Complaints.ShouldBeEmpty();
    }

    private static async Task SealAsync(Visit yard, DateTimeOffset today)
    {
        await yard.Page.GotoAsync("/courtyards/YL-01/seal");
        await FillAsync("两家的调解协议");
        await yard.Page.GetByText("请由人民调解委员会盖章").WaitForAsync();
        await yard.Page.ShouldBeAccessible();
        await yard.Page.ShouldFitItsWidth();
        await yard.ShootAsync("courtyard-seal", whole: true);
        await FillAsync("夜间安静告示");
        await yard.Page.GetByText("（院落公章）用印登记 YZ").WaitForAsync();
        await yard.Page.ShouldBeAccessible();
        await yard.Page.ShouldFitItsWidth();
        await yard.ShootAsync("courtyard-paper", whole: true);
        await yard.Page.GotoAsync("/reports/ledgers?ledger=courtyard-seals");
        await yard.Page.GetByText("夜间安静告示").WaitForAsync();

        async Task FillAsync(string title)
        {
            await yard.Page.GetByLabel("文件种类").SelectOptionAsync("告示");
            await yard.Page.GetByLabel("文件标题").FillAsync(title);
            await yard.Page.GetByLabel("文件正文").FillAsync("晚上十点以后，请大家把声音放小。");
            await yard.Page.GetByLabel("用印事由").FillAsync("贴在院门口");
            await yard.Page.GetByLabel("决定日期").FillAsync(Day(today));
            await yard.Page.GetByLabel("哪次会议决定").FillAsync("院落议事会");
            await yard.Page.GetByRole(AriaRole.Button, new() { Name = "登记用印" }).ClickAsync();
        }
    }

    private async Task NeighboursSeeNothingAsync(string number)
    {
        await using var neighbours = await browser.VisitAsync(server);
        await new WorklistPage(neighbours).SignInAsync("shiliu");
        (await neighbours.Page.GotoAsync($"/cases/{number}"))!.Status.ShouldBe(404);
        (await neighbours.Page.GotoAsync("/courtyards/YL-01"))!.Status.ShouldBe(404);
        (await neighbours.Page.GotoAsync("/courtyards/YL-01/seal"))!.Status.ShouldBe(404);
        await neighbours.Page.GotoAsync("/courtyards");
        (await neighbours.Page.GetByRole(AriaRole.Main).InnerTextAsync()).ShouldNotContain("桂香院");
        await neighbours.Page.GotoAsync("/reports/ledgers?ledger=courtyard-seals");
        (await neighbours.Page.ContentAsync()).ShouldNotContain("夜间安静告示");
    }

    private static string Day(DateTimeOffset moment) => moment.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
