using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>Nobody signs for it, days go by, and the supervisor sees it without asking. 督办</summary>
// A town of its own: the clock never goes back.
public sealed class SupervisionJourney(Browser browser, BusyTown server) : IClassFixture<BusyTown>
{
    [Fact]
    public async Task What_goes_overdue_is_offered_explained_and_urged_supervised_or_reassigned()
    {
        using var admin = await server.AskAsync("admin");
        await using var visit = await browser.VisitAsync(server);
        var page = await new SupervisionPage(visit).SignInAsync();
        string[] numbers = [await server.AcceptAsync(), await server.AcceptAsync(), await server.AcceptAsync()];

        await page.Offer.GetByText("有了变化").WaitForAsync();
        var overdue = int.Parse(await page.Figure("已逾期").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await admin.LetPassAsync(TimeSpan.FromDays(4));
        await Assertions.Expect(page.Figure("已逾期")).Not.ToHaveTextAsync($"{overdue}");
        await page.RefreshAsync();
        var row = page.Row(numbers[0]);
        (await row.InnerTextAsync()).ShouldContain("逾期");
        (await row.InnerTextAsync()).ShouldContain("社区人民调解委员会派单后");
        (await row.InnerTextAsync()).ShouldContain("至今没有联系当事人");
        await visit.Page.ShouldBeAccessible();
        await visit.Page.ShouldFitItsWidth();
        await visit.Page.EvaluateAsync("scrollTo(0, 0)");
        await visit.ShootForReadmeAsync("supervision");

        await row.GetByRole(AriaRole.Button, new() { Name = "催办" }).ClickAsync();
        await page.DoneAsync($"{numbers[0]} 已催办");
        await row.GetByText("已催办").WaitForAsync();

        foreach (var number in numbers[..2])
            await page.Row(number).GetByRole(AriaRole.Checkbox).CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "催办选中的" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "批量催办" }).WaitForAsync();
        (await visit.Page.GetByRole(AriaRole.Main).InnerTextAsync()).ShouldContain("社区人民调解委员会");
        await visit.Page.ShouldBeAccessible();
        await visit.ShootAsync("bulk-urge");
        await visit.Page.GetByLabel("对承办单位说的话").FillAsync("请今天下班前联系群众。");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "催办 2 件" }).ClickAsync();
        await page.DoneAsync("已对 2 件事项催办");

        var form = await page.OpenAsync(numbers[1], "督办立项");
        await form.GetByLabel("责任领导").FillAsync("王镇长");
        await form.GetByLabel("到哪天为止").FillAsync($"{TimeProvider.System.GetUtcNow().AddDays(20):yyyy-MM-dd}");
        await form.GetByLabel("内容").FillAsync("请三日内联系当事人并报告原因。");
        await visit.Page.ShouldBeAccessible();
        await visit.ShootAsync("supervise");
        await form.GetByRole(AriaRole.Button, new() { Name = "督办立项" }).ClickAsync();
        await page.DoneAsync($"{numbers[1]} 已督办立项");

        form = await page.OpenAsync(numbers[2], "改派");
        await form.GetByLabel("交给").SelectOptionAsync("JUSTICE");
        await form.GetByLabel("理由").FillAsync("调解委员会人手不足，由司法所主办。");
        await form.GetByRole(AriaRole.Button, new() { Name = "改派" }).ClickAsync();
        await page.DoneAsync($"{numbers[2]} 已改派");
        await new CasePage(visit).OpenAsync(numbers[2]);
        await visit.Page.GetByText("司法所主办").First.WaitForAsync();
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory, InlineData("phone"), InlineData("plain")]
    public async Task Cases_are_given_to_another_unit_together_after_a_look_at_what_will_happen(string device)
    {
        string[] numbers = [await server.AcceptAsync(), await server.AcceptAsync()];
        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        var page = await new SupervisionPage(visit).SignInAsync();
        await visit.Page.GotoAsync($"/supervision/bulk?do=reassign&scope=open&number={numbers[0]}&number={numbers[1]}");

        await visit.Page.GetByLabel("交给").SelectOptionAsync("JUSTICE");
        await visit.Page.GetByLabel("理由").FillAsync("调解委员会人手不足，由司法所主办。");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "预览" }).ClickAsync();
        await visit.Page.GetByText("主办由社区人民调解委员会改为司法所").First.WaitForAsync();
        if (Device.Named(device).Scripts)
        {
            await visit.Page.ShouldBeAccessible();
            await visit.Page.ShouldFitItsWidth();
        }
        await visit.ShootAsync("bulk-preview", whole: true);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "改派 2 件" }).ClickAsync();
        await page.DoneAsync("已对 2 件事项改派");
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory, InlineData("desk"), InlineData("phone")]
    public async Task The_board_of_a_moment_the_forecast_and_the_thresholds_are_read_on_every_device(string device)
    {
        await server.AcceptAsync();
        using var admin = await server.AskAsync("admin");
        await admin.LetPassAsync(TimeSpan.FromHours(2));
        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        await new SupervisionPage(visit).SignInAsync();
        foreach (var (address, words) in new[]
        {
            ($"/supervision?scope=open&at={TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).AddHours(1):yyyy-MM-ddTHH:mm}", "只能看，不能办理"),
            ("/supervision/forecast", "七天内到期"),
            ("/supervision/thresholds", "末刻办结"),
        })
        {
            await visit.Page.GotoAsync(address);
            await visit.Page.GetByText(words).First.WaitForAsync();
            await visit.Page.ShouldBeAccessible();
            await visit.Page.ShouldFitItsWidth();
            await visit.ShootAsync("board" + address.Split('?')[0].Replace('/', '-'), whole: true);
        }
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory, InlineData("phone"), InlineData("zoomed")]
    public async Task The_board_is_read_on_every_device(string device)
    {
        await using var visit = await browser.VisitAsync(server, Device.Named(device));

        await new SupervisionPage(visit).SignInAsync();

        await visit.Page.ShouldBeAccessible();
        await visit.Page.ShouldFitItsWidth();
        visit.Complaints.ShouldBeEmpty();
        await visit.ShootAsync("supervision", whole: true);
    }
}
