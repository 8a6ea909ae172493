using System.Text.Json.Nodes;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;

namespace Mediation.Journeys;

/// <summary>The administrator spoils a workflow in the real Elsa Studio, and is told each time. 画错的流程</summary>
public sealed class BreakingJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task Whatever_is_wrong_is_said_and_nothing_of_it_comes_into_force()
    {
        await using var visit = await browser.VisitAsync(server);
        var studio = new StudioPage(visit);
        await new AdministrationPage(visit).SignInAsync("admin", "/workflows");
        await studio.OpenAsync("enforcement");
        await studio.ShouldDrawAsync(4);

        await TryAsync(studio, root => Step(root, "inspect")["unit"] = "GONE", "“现场核查”：本镇没有代码为“GONE”的单位");
        await TryAsync(studio, root => root["activities"]!.AsArray().Add(new JsonObject { ["id"] = "weigh", ["type"] = "Elsewhere.Weigh" }),
            "“weigh”：没有「Elsewhere.Weigh」这种活动。");
        await visit.ShootAsync("studio-told");
        await TryAsync(studio, root => Step(root, "decide")["title"] = Script("variables.("), "“处理决定”：脚本第 1 行第 11 列");
        await TryAsync(studio, LeadAround, "到不了结束");
        await new DiagramPage(visit).DeleteAllAsync(4);
        await studio.ShouldBeToldAsync("这样会把整张图清空");

        using (var colleague = await server.AskAsync("admin"))
            await colleague.DescribeAsync("enforcement", "另一位管理员刚改的");
        await studio.ImportAsync("enforcement", File(_ => { }));
        await studio.ShouldBeToldAsync("刚刚又有了别的保存或新版本");

        visit.Complaints.ShouldBeEmpty();
        await visit.Page.GotoAsync("/workflows/enforcement");
        await visit.Page.GetByText("第 1 版").First.WaitForAsync();
    }

    private static async Task TryAsync(StudioPage studio, Action<JsonObject> spoil, string said)
    {
        await studio.ImportAsync("enforcement", File(spoil));
        await studio.ShouldNotPublishAsync(said);
    }

    private static string File(Action<JsonObject> spoil)
    {
        var file = JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(Repository.Root, "workflows", "enforcement.json")))!;
        spoil(file["root"]!.AsObject());
        return file.ToJsonString();
    }

    private static JsonObject Step(JsonObject root, string id) =>
        root["activities"]!.AsArray().OfType<JsonObject>().Single(activity => activity["id"]!.GetValue<string>() == id);

    // Nothing leads to the end any more.
    private static void LeadAround(JsonObject root)
    {
        foreach (var target in root["connections"]!.AsArray().Select(line => line!["target"]!))
            if (target["activity"]!.GetValue<string>() == "end")
                target["activity"] = "inspect";
    }

    private static JsonObject Script(string text) => new()
    {
        ["typeName"] = "String",
        ["expression"] = new JsonObject { ["type"] = "JavaScript", ["value"] = text },
    };
}
