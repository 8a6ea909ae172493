using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;

namespace Mediation.Journeys;

/// <summary>The administrator draws a workflow from nothing in the real Elsa Studio, and a complaint goes by it. 画一个流程</summary>
public sealed class DrawingJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task A_workflow_is_drawn_from_nothing_and_a_complaint_is_handled_by_it()
    {
        await using var visit = await browser.VisitAsync(server);
        var studio = new StudioPage(visit);
        await new AdministrationPage(visit).SignInAsync("admin", "/studio");
        await studio.BeginAsync("路灯直办");
        await DrawAsync(visit, studio);
        await studio.PublishAsync("路灯坏了直接交城镇发展服务中心");
        await LeadThereAsync(visit, studio);

        var number = await AcceptAsync();
        await visit.Page.GotoAsync($"/operations/runs/{number}");
        await studio.FollowToViewerAsync("路灯直办");
        await studio.ShouldDrawAsync(3, 2);
        var before = await studio.BadgesAsync();
        await HandleAsync(number);

        await studio.ShouldChangeAsync(before);
        await visit.ShootAsync("studio-drawn-viewed");
        visit.Complaints.ShouldBeEmpty();
    }

    // What is still missing is said on the way. Studio takes on what comes back from a save, so each change waits for its own, or the next could be lost.
    private static async Task DrawAsync(Visit visit, StudioPage studio)
    {
        var diagram = new DiagramPage(visit);
        await studio.ShouldNotPublishAsync("图上还没有任何环节");
        await studio.KeepAsync(() => diagram.PlaceAsync("开始", 40, 200));
        await studio.KeepAsync(() => diagram.PlaceAsync("办理环节", 240, 200));
        await studio.KeepAsync(() => diagram.PlaceAsync("结束", 520, 200));
        await studio.KeepAsync(() => diagram.JoinAsync("开始", "Done", "办理环节"));
        await diagram.ChooseAsync("办理环节", "要办什么");
        await studio.KeepAsync(() => diagram.TypeAsync("要办什么", "修好路灯"));
        await studio.KeepAsync(() => diagram.PickAsync("由谁办", "城镇发展服务中心"));
        await studio.KeepAsync(() => diagram.AddWayOutAsync("办理环节", "可办动作", "修好了"));
        await studio.ShouldNotPublishAsync("“Step1”：等待的环节必须有时限", "“End1”：「");
        await studio.KeepAsync(() => diagram.PickAsync("时限种类", "办理"));
        await studio.KeepAsync(() => diagram.JoinAsync("办理环节", "修好了", "结束"));
        await visit.ShootAsync("studio-drawn");
        await studio.ProposeAsync();
    }

    // The main workflow hands complaints to the new one.
    private static async Task LeadThereAsync(Visit visit, StudioPage studio)
    {
        var diagram = new DiagramPage(visit);
        await studio.OpenAsync("complaint");
        await studio.ShouldDrawAsync(18);
        await diagram.ChooseAsync("联合处置", "流程");
        await studio.KeepAsync(() => diagram.PickAsync("流程", "路灯直办"));
        await studio.ProposeAsync();
        await studio.PublishAsync("先按新流程办");
    }

    private async Task<string> AcceptAsync()
    {
        await using var visit = await browser.VisitAsync(server);
        var window = await new WindowPage(visit).SignInAsync();
        await window.HearAsync("路灯不亮");
        await window.PressAsync("受理");
        return await window.DoneAsync();
    }

    private async Task HandleAsync(string number)
    {
        await using var visit = await browser.VisitAsync(server);
        await (await new SignInPage(visit).OpenAsync($"/cases/{number}")).SignInAsync("urban");
        var file = await new CasePage(visit).OpenAsync(number);
        await file.DoAsync("修好了", form => form.GetByLabel("内容").FillAsync("换了灯泡"));
        await file.AtStageAsync("答复");
    }
}
