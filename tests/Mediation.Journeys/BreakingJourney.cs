using System.Text.Json.Nodes;
using Mediation.Journeys.Browsing;
using Mediation.Journeys.Screens;

namespace Mediation.Journeys;

/// <summary>The administrator tries to publish workflows that are wrong, and is told in the real Elsa Studio. 画错的流程</summary>
public sealed class BreakingJourney(Browser browser, Server server) : IClassFixture<Server>
{
    [Fact]
    public async Task Whatever_is_wrong_is_said_with_its_step_and_the_version_before_stays_in_force()
    {
        await using var visit = await browser.VisitAsync(server);
        var studio = new StudioPage(visit);
        await new AdministrationPage(visit).SignInAsync("admin", "/workflows");

        await TryAsync(studio, "enforcement", root => Step(root, "inspect")["unit"] = Literal("GONE"), "本镇没有代码为“GONE”的单位");
        await TryAsync(studio, "follow-up", root => Step(root, "reply").Remove("acts"), "acts");
        await TryAsync(studio, "supervision", root => Line(root, "report")["target"]!["activity"] = "report", "到不了");
        await TryAsync(studio, "emergency-hand-off", root => Line(root, "tell")["target"]!["activity"] = "tell", "到不了");
        await TryAsync(studio, "stopped", root => root["activities"]!.AsArray().Add(new JsonObject
        {
            ["id"] = "compute",
            ["type"] = "Elsa.RunJavaScript",
            ["version"] = 1,
            ["script"] = Literal("variables.("),
        }), "“compute”");

        visit.Complaints.ShouldBeEmpty();
        await visit.Page.GotoAsync("/workflows/enforcement");
        await visit.Page.GetByText("第 1 版").First.WaitForAsync();
    }

    [Fact]
    public async Task A_workflow_is_drawn_from_nothing_and_comes_into_force()
    {
        await using var visit = await browser.VisitAsync(server);
        var studio = new StudioPage(visit);
        await new AdministrationPage(visit).SignInAsync("admin", "/studio");
        await studio.BeginAsync("登记即办结");

        await studio.DragAsync("调解", "办结", 260, 160);
        await visit.ShootAsync("studio-drawn");
        await studio.ProposeAsync();
        await studio.PublishAsync("登记即办的事项不必派单");

        await visit.Page.GotoAsync("/workflows");
        await visit.Page.GetByText("登记即办结").First.WaitForAsync();
        visit.Complaints.ShouldBeEmpty();
    }

    private async Task TryAsync(StudioPage studio, string definition, Action<JsonObject> spoil, params IReadOnlyList<string> said)
    {
        using (var colleague = await server.AskAsync("admin"))
            await colleague.DraftAsync(definition, spoil);
        await studio.OpenAsync(definition);
        await studio.ShouldDrawAsync(1, exactly: false);
        await studio.ShouldRefuseAsync(["不能发布", .. said]);
    }

    private static JsonObject Step(JsonObject root, string id) =>
        root["activities"]!.AsArray().OfType<JsonObject>().Single(activity => activity["id"]!.GetValue<string>() == id);

    private static JsonObject Line(JsonObject root, string source) => root["connections"]!.AsArray().OfType<JsonObject>()
        .First(line => line["source"]!["activity"]!.GetValue<string>() == source);

    private static JsonObject Literal(string value) => new()
    {
        ["typeName"] = "String",
        ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value },
    };
}
