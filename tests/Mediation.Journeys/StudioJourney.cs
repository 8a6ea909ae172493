using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;

namespace Mediation.Journeys;

/// <summary>The administrator changes a workflow in the real Elsa Studio. 流程编辑器</summary>
public sealed class StudioJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task A_workflow_is_opened_changed_published_and_in_force()
    {
        await using var visit = await browser.VisitAsync(server);
        var studio = new StudioPage(visit);
        await (await new AdministrationPage(visit).SignInAsync("admin", "/workflows")).FollowToStudioAsync();
        await studio.ShouldListAsync("一键呼叫", "人民调解");
        await visit.ShootAsync("studio-list");

        await studio.OpenAsync("supervision");
        await studio.ShouldDrawAsync(4);
        await visit.ShootAsync("studio-editor");
        await studio.DescribeAsync("整改反馈与核查，由督办员提出。");
        await studio.ProposeAsync();
        await visit.Page.GetByText("与现行第 1 版的差异").WaitForAsync();
        await visit.Page.ShouldBeAccessible();
        await visit.Page.ShouldFitItsWidth();
        await visit.ShootAsync("publish");
        await studio.PublishAsync("督办由督办员提出");

        await visit.Page.GetByText("整改反馈与核查，由督办员提出。").WaitForAsync();
        await visit.Page.GetByText("理由：督办由督办员提出").WaitForAsync();
        await visit.Page.GetByText("第 2 版").First.WaitForAsync();
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_shipped_workflow_draws_while_Studio_starts_once_and_nothing_is_asked_of_another_host()
    {
        await using var visit = await browser.VisitAsync(server);
        var (starts, foreign) = (0, new List<string>());
        visit.Page.Request += (_, request) =>
        {
            if (request.Url.EndsWith("/blazor.webassembly.js", StringComparison.Ordinal))
                starts++;
            if (request.Url.StartsWith("http", StringComparison.Ordinal) && !request.Url.StartsWith(server.Address.ToString(), StringComparison.Ordinal))
                foreign.Add(request.Url);
        };
        var studio = new StudioPage(visit);
        await new AdministrationPage(visit).SignInAsync("auditor", "/studio");

        foreach (var definition in TestKit.Shipped.ShippedPolicy.Definitions)
        {
            await studio.ChooseAsync(definition.Name);
            await studio.ShouldDrawAsync(definition.Root.Children.Count, definition.Root.Connections.Count);
            await visit.Page.GoBackAsync();
        }

        starts.ShouldBe(1);
        foreign.ShouldBeEmpty();
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_only_reads_cannot_publish()
    {
        await using var visit = await browser.VisitAsync(server);
        var studio = new StudioPage(visit);
        await new AdministrationPage(visit).SignInAsync("supervisor", "/workflows");
        await studio.OpenAsync("mediation");
        await studio.ShouldDrawAsync(5);

        await visit.Page.GetByText("只能查看").WaitForAsync();
        (await visit.Page.Locator("button[title=发布]").CountAsync()).ShouldBe(0);
    }
}
