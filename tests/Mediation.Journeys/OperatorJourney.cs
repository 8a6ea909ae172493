using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;
using Mediation.TestKit.Shipped;
using Microsoft.Playwright;

namespace Mediation.Journeys;

/// <summary>
/// A workflow that a town spoilt fails under a running case; the administrator mends it and tries again, then moves a case to a
/// better version and takes that back. 运维
/// </summary>
public sealed class OperatorJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Theory, MemberData(nameof(Devices))]
    public async Task A_fault_is_mended_and_the_step_tried_again(string device)
    {
        await server.Services.BringAsync(FailingFlow.Definition);
        var number = await SupervisedAsync();
        await server.Services.BringAsync(ShippedPolicy.Definitions.Single(d => d.DefinitionId == "supervision"));
        using var urban = await server.AskAsync("urban");
        await urban.ActAsync(number, "report");
        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        var page = await new AdministrationPage(visit).SignInAsync("admin", "/operations");

        await visit.Page.Locator(".figures").GetByText("流程故障").ClickAsync();
        await page.ShouldBeFitAsync("faults");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = number }).ClickAsync();
        await visit.Page.Locator("summary").GetByText("修正变量").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Radio, new() { Name = "督办：order" }).CheckAsync();
        await visit.Page.GetByLabel("改为").FillAsync("""{"pages": 3}""");
        await page.ShouldBeFitAsync("run-failed");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "修正变量" }).ClickAsync();
        await visit.Page.GetByText("已办理：修正变量").WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "重试环节：核对督办单" }).ClickAsync();
        await visit.Page.GetByText("已办理：重试环节").WaitForAsync();

        await visit.Page.GetByText("没有流程故障").WaitForAsync();
        await page.ShouldBeFitAsync("run-mended");
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Devices))]
    public async Task A_running_case_is_moved_to_a_better_version_and_back(string device)
    {
        await server.Services.BringAsync(ShippedPolicy.Definitions.Single(d => d.DefinitionId == "supervision"));
        var number = await SupervisedAsync();
        await server.Services.BringAsync(FailingFlow.Improved());
        await using var visit = await browser.VisitAsync(server, Device.Named(device));
        var page = await new AdministrationPage(visit).SignInAsync("admin", "/workflows/supervision");

        await visit.Page.Locator("p", new() { HasText = "在第 1 版上运行" }).GetByRole(AriaRole.Link).ClickAsync();
        await visit.Page.GetByText("“督办：反馈整改情况” → “督办：反馈整改情况和照片”").First.WaitForAsync();
        await page.ShouldBeFitAsync("move-preview");
        await visit.Page.GotoAsync($"{visit.Page.Url}&after={new Guid(1, 0, 0, new byte[8])}");
        await visit.Page.GetByText("“督办：反馈整改情况” → “督办：反馈整改情况和照片”").First.WaitForAsync();
        await page.ShouldBeFitAsync("move-preview-second-page");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "回到第一页" }).ClickAsync();
        await visit.Page.WaitForURLAsync(url => !url.Contains("after=", StringComparison.Ordinal));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "迁移选中的案件" }).ClickAsync();
        await visit.Page.GetByText("0 件没有迁移").WaitForAsync();
        await page.ShouldBeFitAsync("move-done");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = $"撤回 {number} 的迁移" }).ClickAsync();

        await visit.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = number }).First.GetByText("已撤回").WaitForAsync();
        visit.Complaints.ShouldBeEmpty();
    }

    private async Task<string> SupervisedAsync()
    {
        using var desk = await server.AskAsync("desk");
        using var urban = await server.AskAsync("urban");
        using var supervisor = await server.AskAsync("supervisor");
        var number = (await desk.AcceptAsync("路灯不亮")).Number;
        await urban.ActAsync(number, "sign-for");
        await supervisor.ActAsync(number, "supervise",
            new { leader = "张副镇长", until = $"{TimeProvider.System.GetUtcNow().AddDays(20):yyyy-MM-dd}", text = "限期整改" });
        return number;
    }

    public static TheoryData<string> Devices => [Device.Desk.Name, Device.Phone.Name];
}
