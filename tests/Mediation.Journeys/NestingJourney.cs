using System.Text.Json.Nodes;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;

namespace Mediation.Journeys;

/// <summary>Workflows inside a workflow, opened and changed in the real Elsa Studio. 里外两层的流程</summary>
public sealed class NestingJourney(Browser browser, Server server) : IClassFixture<Server>
{
    private const string File =
        """
        {
          "definitionId": "visit-or-call", "name": "上门或电话",
          "root": { "id": "outer", "type": "Elsa.Flowchart",
            "activities": [
              { "id": "start", "type": "Elsa.Start" },
              { "id": "choice", "type": "Elsa.If", "condition": true, "remark": { "kept": [1, 2] },
                "metadata": { "designer": { "position": { "x": 240, "y": 0 } } },
                "then": { "id": "inner", "name": "上门", "type": "Elsa.Flowchart",
                  "activities": [
                    { "id": "look", "type": "Mediation.Step", "title": "上门查看", "unit": "@desk", "acts": ["done"], "deadline": "closing" },
                    { "id": "note", "type": "Mediation.Step", "title": "记录情况", "unit": "@desk", "acts": ["done"], "deadline": "closing",
                      "metadata": { "designer": { "position": { "x": 320, "y": 0 } } } }
                  ],
                  "connections": [{ "source": { "activity": "look", "port": "done" }, "target": { "activity": "note", "port": "In" } }] },
                "else": { "id": "row", "name": "电话", "type": "Elsa.Sequence", "activities": [
                  { "id": "call", "type": "Mediation.Step", "title": "打电话", "unit": "@desk", "acts": ["done"], "deadline": "closing" },
                  { "id": "letter", "type": "Mediation.Step", "title": "寄信", "unit": "@desk", "acts": ["done"], "deadline": "closing" }
                ] } }
            ],
            "connections": [{ "source": { "activity": "start", "port": "Done" }, "target": { "activity": "choice", "port": "In" } }] }
        }
        """;

    [Fact]
    public async Task What_lies_inside_an_activity_is_opened_changed_and_kept_with_everything_around_it()
    {
        using var colleague = await server.AskAsync("admin");
        await colleague.BringInAsync(File);
        await using var visit = await browser.VisitAsync(server);
        var studio = new StudioPage(visit);
        var diagram = new DiagramPage(visit);
        await new AdministrationPage(visit).SignInAsync("admin", "/workflows");
        await studio.OpenAsync("visit-or-call");
        await studio.ShouldDrawAsync(2, 1);

        await diagram.EnterAsync("上门");
        await studio.ShouldDrawAsync(2, 1);
        await diagram.ChooseAsync("look", "要办什么");
        await studio.KeepAsync(() => diagram.TypeAsync("要办什么", "上门看一看"));
        await visit.ShootAsync("studio-nested");
        await visit.Page.GetByText("最外层").ClickAsync();
        await diagram.EnterAsync("电话");
        await diagram.ChooseAsync("letter", "要办什么");
        await studio.KeepAsync(() => diagram.TypeAsync("要办什么", "寄一封信"));

        var root = await colleague.DiagramAsync("visit-or-call");
        var choice = root["activities"]![1]!;
        choice["remark"]!["kept"]!.AsArray().Count.ShouldBe(2);
        Titles(choice["then"]!).ShouldBe(["上门看一看", "记录情况"]);
        choice["then"]!["connections"]!.AsArray().Count.ShouldBe(1);
        Titles(choice["else"]!).ShouldBe(["打电话", "寄一封信"]);
        visit.Complaints.ShouldBeEmpty();
    }

    private static IEnumerable<string> Titles(JsonNode container) => container["activities"]!.AsArray()
        .Select(step => step!["title"] is JsonObject wrapped ? wrapped["expression"]!["value"]!.GetValue<string>() : step["title"]!.GetValue<string>());
}
