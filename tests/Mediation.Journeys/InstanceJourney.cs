using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;

namespace Mediation.Journeys;

/// <summary>The administrator watches a case go through its workflow in the real Elsa Studio. 流程实例</summary>
public sealed class InstanceJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task A_case_is_watched_while_a_unit_signs_for_it()
    {
        string number;
        using (var desk = await server.AskAsync("desk"))
            number = (await desk.AcceptAsync("路灯不亮")).Number;
        await using var visit = await browser.VisitAsync(server);
        var sockets = new List<string>();
        visit.Page.WebSocket += (_, socket) => sockets.Add(socket.Url);
        var studio = new StudioPage(visit);
        await new AdministrationPage(visit).SignInAsync("admin", $"/operations/runs/{number}");
        await visit.ShootAsync("run-with-viewer-links", whole: true);

        await studio.FollowToViewerAsync("联合处置");
        await studio.ShouldDrawAsync(12);
        await visit.ShootAsync("studio-viewer");
        var before = await studio.BadgesAsync();
        await server.ActAsync("urban", number, "sign-for");

        await studio.ShouldChangeAsync(before);
        await visit.ShootAsync("studio-viewer-after");
        sockets.ShouldContain(url => url.Contains("/elsa/hubs/workflow-instance"));
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Instances_are_found_by_case_number_and_opened()
    {
        string number;
        using (var desk = await server.AskAsync("desk"))
            number = (await desk.AcceptAsync("路灯不亮")).Number;
        await using var visit = await browser.VisitAsync(server);
        await new AdministrationPage(visit).SignInAsync("supervisor", "/studio/workflows/instances");
        await visit.Page.GetByText(number).First.WaitForAsync(new() { Timeout = 90_000 });
        await visit.ShootAsync("studio-instances");

        await visit.Page.GetByText(number).First.ClickAsync();

        await visit.Page.WaitForURLAsync("**/studio/workflows/instances/*/view");
        await visit.Page.GetByText("返回案件").WaitForAsync();
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task On_a_telephone_the_list_opens_and_stays_readable()
    {
        using (var desk = await server.AskAsync("desk"))
            await desk.AcceptAsync("路灯不亮");
        await using var phone = await browser.VisitAsync(server, Device.Phone);
        await new AdministrationPage(phone).SignInAsync("admin", "/studio/workflows/instances");

        await phone.Page.GetByText("联合处置").First.WaitForAsync(new() { Timeout = 90_000 });

        await phone.ShootAsync("studio-instances");
        phone.Complaints.ShouldBeEmpty();
    }
}
