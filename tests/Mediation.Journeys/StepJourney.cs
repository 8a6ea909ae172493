using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;

namespace Mediation.Journeys;

/// <summary>The administrator adds one step to a workflow that is in force, click by click as <c>docs/studio.md</c> tells it. 加一个环节</summary>
public sealed class StepJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task A_step_is_put_between_two_others_and_published()
    {
        await using var visit = await browser.VisitAsync(server);
        var (studio, diagram) = (new StudioPage(visit), new DiagramPage(visit));
        await new AdministrationPage(visit).SignInAsync("admin", "/workflows/enforcement");
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "在编辑器中打开" }).ClickAsync();
        await studio.ShouldDrawAsync(4, 5);

        await studio.KeepAsync(() => diagram.CutAsync("现场核查", "处理决定"));
        await studio.ShouldDrawAsync(4, 4);
        await studio.KeepAsync(() => diagram.PlaceAsync("办理环节", 330, 330));
        await visit.ShootAsync("studio-step-placed");
        await studio.KeepAsync(() => diagram.TypeAsync("要办什么", "法制审核"));
        await studio.KeepAsync(() => diagram.PickAsync("由谁办", "社区法律顾问"));
        await studio.KeepAsync(() => diagram.AddWayOutAsync("Step3", "可办动作", "审核通过"));
        await visit.ShootAsync("studio-step-fields");
        await studio.ShouldNotPublishAsync("“Step3”：等待的环节必须有时限");
        await visit.ShootAsync("studio-step-refused");
        await studio.ShouldBeToldOnceBesideItsButtonsAsync("等待的环节必须有时限");
        await studio.KeepAsync(() => diagram.PickAsync("时限种类", "会商"));
        await visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Tab, new() { Name = "通用" }).ClickAsync();
        await studio.KeepAsync(() => diagram.TypeAsync("显示文字", "法制审核"));
        await studio.KeepAsync(() => diagram.JoinAsync("现场核查", "立案", "法制审核"));
        await studio.KeepAsync(() => diagram.JoinAsync("法制审核", "审核通过", "处理决定"));
        await visit.ShootAsync("studio-step-joined");
        await studio.ProposeAsync();
        await visit.ShootAsync("studio-step-publish", true);
        await studio.PublishAsync("处罚前先作法制审核");

        var row = await visit.Page.Locator(".steps tr", new() { Has = visit.Page.Locator("strong", new() { HasText = "法制审核" }) }).InnerTextAsync();
        foreach (var word in new[] { "社区法律顾问", "会商", "审核通过", "→ 处理决定" })
            row.ShouldContain(word);
        await visit.ShootAsync("workflow-step-added", true);
        visit.Complaints.ShouldBeEmpty();
    }
}
