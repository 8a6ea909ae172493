using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;

namespace Mediation.Journeys;

/// <summary>The administrator changes a deadline, sees what it would have done, publishes it, and takes it back. 规则工作台</summary>
public sealed class RulesJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private const string Leak = "楼上卫生间漏水，把我家天花板泡坏了";

    private const string Rule = "首次响应：下一个工作日下班前";

    [Theory, MemberData(nameof(Devices))]
    public async Task A_deadline_is_changed_back_tested_published_seen_on_the_next_complaint_and_taken_back(string device)
    {
        using (var desk = await server.AskAsync("desk"))
            await desk.AcceptAsync(Leak);
        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        var page = await new AdministrationPage(visit).SignInAsync("admin", "/rules/deadlines");
        var bench = new BenchPage(visit);
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "打开工作台" }).ClickAsync();
        await bench.ShouldBeAtAsync("规则表");
        await page.ShouldBeFitAsync("bench-table", whole: false);

        await bench.OpenAsync(Rule, "就判定");
        var written = await bench.Output.InputValueAsync();
        await bench.Output.FillAsync(written.Replace(" as N", " as M", StringComparison.Ordinal).Replace("1 as M", "2 as N", StringComparison.Ordinal));
        await bench.Check.GetByText("多久：2").WaitForAsync();
        await visit.Page.GetByLabel("说明", new() { Exact = true }).FillAsync("首次响应：两个工作日内");
        await page.ShouldBeFitAsync("bench-rule", whole: false);
        await bench.SaveAsync();

        await bench.GoAsync("试一试");
        await visit.Page.GetByLabel("群众怎么说").FillAsync(Leak);
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "逐条判定" }).WaitForAsync();
        await page.ShouldBeFitAsync("bench-try", whole: false);

        await bench.GoAsync("回测");
        await bench.BackTestAsync(3);
        await page.ShouldBeFitAsync("bench-back-test");

        await bench.GoAsync("发布");
        await page.ShouldBeFitAsync("bench-publish");
        await bench.PublishAsync("一个工作日来不及");
        (await PlanAsync()).ShouldContain("首次响应：两个工作日内");

        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "第 1 版" }).ClickAsync();
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "与现行版本对照，或启用这一版" }).ClickAsync();
        await bench.PublishAsync("群众不满意", "启用第 1 版");
        (await PlanAsync()).ShouldContain(Rule);
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Devices))]
    public async Task A_rule_is_found_among_all_by_its_code_without_another_page(string device)
    {
        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        var page = await new AdministrationPage(visit).SignInAsync("admin", "/rules/deadlines/draft");
        await visit.Page.EvaluateAsync("window.stayed = true");

        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Keyboard.TypeAsync("MF02-08");
        await visit.Page.Keyboard.PressAsync("Enter");

        await visit.Page.GetByText(new System.Text.RegularExpressions.Regex(@"^显示 \d / \d+ 条")).WaitForAsync();
        (await visit.Page.EvaluateAsync<bool>("window.stayed === true")).ShouldBeTrue();
        await page.ShouldBeFitAsync("bench-found", whole: false);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_are_completed_by_their_Chinese_and_a_slip_is_said_while_typing()
    {
        await using var visit = await browser.VisitAsync(server);
        await new AdministrationPage(visit).SignInAsync("admin", "/rules/priority/draft");
        var bench = new BenchPage(visit);
        await bench.OpenAsync("群体性诉求：二小时内响应", "条件");

        await bench.Condition.FillAsync("");
        await bench.Condition.PressSequentiallyAsync("户数");
        await bench.Offers.First.WaitForAsync();
        (await bench.Offers.First.TextContentAsync()).ShouldBe("history.HouseholdCount 同类诉求户数");
        await visit.ShootAsync("bench-completion", false);
        await visit.Page.Keyboard.PressAsync("Enter");
        await bench.Condition.PressSequentiallyAsync(" >= 5 and complaint.Mentions(\"爆管");
        await visit.Page.Keyboard.PressAsync("Tab");
        await bench.Condition.PressSequentiallyAsync("\")");

        (await bench.Condition.InputValueAsync()).ShouldBe("history.HouseholdCount >= 5 and complaint.Mentions(\"burst\")");
        await bench.Check.GetByText("同类诉求户数 不少于 5").WaitForAsync();
        await bench.Condition.PressSequentiallyAsync(" and");
        await bench.Check.Locator(".wrong").WaitForAsync();
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_typed_before_the_scripts_come_are_answered_all_the_same()
    {
        await using var visit = await browser.VisitAsync(server);
        await new AdministrationPage(visit).SignInAsync("admin", "/rules/deadlines/draft");
        var typed = new TaskCompletionSource();
        await visit.Page.RouteAsync("**/*.js", async held =>
        {
            await typed.Task;
            await held.ContinueAsync();
        });
        var opened = visit.Page.GotoAsync(new Uri(server.Address, "/rules/deadlines/try").ToString());
        await visit.Page.GetByLabel("群众怎么说").FillAsync(Leak);
        typed.SetResult();
        await opened;

        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "逐条判定" }).WaitForAsync();
    }

    public static TheoryData<string> Devices => [Device.Desk.Name, Device.Phone.Name];

    // What the window would promise the next resident.
    private async Task<string> PlanAsync()
    {
        await using var counter = await browser.VisitAsync(server);
        var window = await new WindowPage(counter).SignInAsync();
        await window.HearAsync(Leak);
        await window.Sentence.WaitForAsync();
        return await window.Plan.TextContentAsync() ?? "";
    }
}
