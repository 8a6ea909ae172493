using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Mediation.TestKit.Shipped;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// The administrator looks through what the town decides by, sees that the machine works, and lets a night pass. 管理
/// </summary>
public sealed class AdministrationJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Theory, MemberData(nameof(Devices))]
    public async Task A_lawyer_reads_which_rule_decides_and_since_when(string device)
    {
        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        var page = await new AdministrationPage(visit).SignInAsync("auditor", "/rules");
        await page.ShouldBeFitAsync("rules");

        await page.FollowAsync("时限");
        await page.LookForAsync("police-handling");

        await visit.Page.GetByText($"显示 2 / {ShippedPolicy.Rules.RuleSets.Single(set => set.Name == "deadlines").Rules.Count} 条").WaitForAsync();
        await visit.Page.GetByText("至 2025年12月31日 止").WaitForAsync();
        await page.ShouldBeFitAsync("rule-set");
        await visit.Page.GotoAsync("/rules/hard-stops");
        await visit.Page.Locator(".concept summary").First.ClickAsync();
        await page.ShouldBeFitAsync("rule-set-words", whole: false);
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Devices))]
    public async Task Whether_every_case_is_whole_is_seen_and_certified(string device)
    {
        await server.AcceptAsync();
        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        var page = await new AdministrationPage(visit).SignInAsync("admin", "/audit");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "现在出具一份" }).ClickAsync();

        await visit.Page.GetByText("已出具一份报告").WaitForAsync();
        await page.ShouldBeFitAsync("audit");
        await visit.Page.Locator(".more summary").ClickAsync();
        await visit.ShootAsync("more");
        await visit.Page.Locator(".more").GetByRole(AriaRole.Link, new() { Name = "运行" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "运行", Level = 1 }).WaitForAsync();
        foreach (var (address, picture) in new[] { ("/templates", "templates"), ("/deadline-feed", "deadline-feed"), ("/rules/examples", "rule-examples") })
        {
            await visit.Page.GotoAsync(address);
            await page.ShouldBeFitAsync(picture);
        }
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Devices))]
    public async Task A_workflow_is_drawn_and_told_step_by_step(string device)
    {
        await server.AcceptAsync();
        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        var page = await new AdministrationPage(visit).SignInAsync("admin", "/workflows");
        await page.ShouldBeFitAsync("workflows");

        await page.FollowAsync("答复与回访");

        await visit.Page.GetByText("问规则：回访结果").WaitForAsync();
        await page.ShouldBeFitAsync("workflow");
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Devices))]
    public async Task The_operator_sees_that_all_is_well_and_what_was_given_up(string device)
    {
        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        var page = await new AdministrationPage(visit).SignInAsync("admin", "/operations");
        await page.ShouldBeFitAsync("operations");

        await visit.Page.Locator(".figures").GetByText("死信").ClickAsync();

        await visit.Page.GetByText("没有发不出去的通知").WaitForAsync();
        await page.ShouldBeFitAsync("dead-letters");
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Devices))]
    public async Task A_night_passes_at_a_press_and_every_page_says_so(string device)
    {
        await server.AcceptAsync();
        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        var page = await new AdministrationPage(visit).SignInAsync("admin", "/demo-clock");
        await page.ShouldBeFitAsync("demo-clock-before");

        await page.StepAsync("下一个工作日的此刻");
        await page.StepAsync("下一个工作日上班时");

        await visit.Page.GetByText("到期的时限已经生效").WaitForAsync();
        await page.ShouldBeFitAsync("demo-clock");
        await visit.Page.GotoAsync("/");
        await visit.Page.GetByText("演示时钟比真实时间快").WaitForAsync();
        await page.ShouldBeFitAsync("start-ahead");
        visit.Complaints.ShouldBeEmpty();
    }

    public static TheoryData<string> Devices => [Device.Desk.Name, Device.Phone.Name];
}
