using System.Net;
using System.Text.Json.Nodes;
using Mediation.Postgres.Desk;
using Mediation.Web.Tests.Screens.Administration;
using Microsoft.Extensions.DependencyInjection;

namespace Mediation.Web.Tests.Elsa;

/// <summary>Coming into force, going back, and being told why not. 发布</summary>
public sealed class PublishingTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_published_change_is_how_the_next_complaint_goes_and_an_earlier_version_can_be_brought_back()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        var before = (await studio.OpenAsync("supervision")).Literal("report", "title");

        var published = await studio.PublishAsync((await studio.OpenAsync("supervision")).With("report", "title", "督办：先报情况"));

        published["isPublished"]!.GetValue<bool>().ShouldBeTrue();
        InForce("supervision").Version.ShouldBe(2);
        InForce("supervision").Activities["report"].LiteralText("title").ShouldBe("督办：先报情况");
        (await HistoryAsync(studio, "supervision")).ShouldBe(["2 现行", "1"]);
        (await server.ReadAsync("auditor", "/workflows/supervision")).ShouldContain("流程编辑器 · 管理员发布");

        (await studio.PostAsync("/workflow-definitions/supervision/revert/1")).ShouldBeFine().Json["version"]!.GetValue<int>().ShouldBe(3);
        await studio.PublishAsync(await studio.OpenAsync("supervision"));

        InForce("supervision").Version.ShouldBe(3);
        InForce("supervision").Activities["report"].LiteralText("title").ShouldBe(before);
        (await HistoryAsync(studio, "supervision")).ShouldBe(["3 现行", "2", "1"]);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_each_with_its_step()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        var spoilt = (await studio.OpenAsync("enforcement")).With("inspect", "deadline", "no-such-clock").With("decide", "deadline", "");

        var refused = (await studio.SaveAsync(spoilt, publish: true)).ShouldTell("workflow.faulty", "有 2 处不对");

        refused.Text.ShouldContain("“现场核查”：时限规则里没有“no-such-clock”");
        refused.Text.ShouldContain("“处理决定”：等待的环节必须有时限");
        InForce("enforcement").Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_diagram_without_a_step_is_not_let_into_force()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        var blank = await studio.KeepAsync(new JsonObject
        {
            ["name"] = "还没画的流程",
            ["root"] = new JsonObject { ["id"] = "f1", ["type"] = "Elsa.Flowchart", ["version"] = 1 },
        });

        (await studio.SaveAsync(blank, publish: true)).ShouldTell("workflow.faulty", "图上还没有任何环节");
    }

    [Fact]
    public async Task A_workflow_that_could_come_to_a_standstill_is_not_let_into_force()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        var open = await studio.OpenAsync("emergency-hand-off");
        var lines = open["root"]!["connections"]!.AsArray();
        var last = lines.OfType<JsonObject>().Single(line => line["target"]!.AsObject().Text("activity") == "hand-off");
        last["target"]!["activity"] = "tell";

        (await studio.SaveAsync(open, publish: true)).ShouldTell("workflow.faulty");
        InForce("emergency-hand-off").Version.ShouldBe(1);
    }

    [Fact]
    public async Task Publishing_twice_makes_one_version()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        var changed = (await studio.OpenAsync("mediation")).With("session", "title", "开一次调解会");

        await studio.PublishAsync(changed);
        var again = (await studio.SaveAsync(changed, publish: true)).ShouldBeFine();

        again.Json["alreadyPublished"]!.GetValue<bool>().ShouldBeTrue();
        InForce("mediation").Version.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_published_is_never_deleted_and_what_comes_from_a_file_is_not_taken_out_of_force()
    {
        using var studio = await Studio.OfAsync(server, "admin");

        (await studio.DeleteAsync("/workflow-definitions/stopped")).ShouldTell("workflow.version-kept", "在办案件");
        (await studio.DeleteAsync("/workflow-definition-versions/stopped:1")).ShouldTell("workflow.version-kept");
        (await studio.PostAsync("/workflow-definitions/stopped/retract")).ShouldTell("workflow.from-file", "workflows/stopped.json");
        InForce("stopped").Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_workflow_of_the_towns_own_comes_into_force_and_out_of_it()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        var own = await studio.OpenAsync("follow-up");
        own["definitionId"] = null;
        own["name"] = "只答复不回访";

        var published = await studio.PublishAsync(await studio.KeepAsync(own));
        var id = published.Text("definitionId");
        InForce(id).Version.ShouldBe(1);
        (await studio.PostAsync($"/workflow-definitions/{id}/retract")).ShouldBeFine();

        server.Services.GetRequiredService<InForce>().Policy.Workflows.Find(id).ShouldBeNull();
    }

    [Fact]
    public async Task A_draft_that_a_newer_version_has_overtaken_is_published_only_by_who_knows_it()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        await studio.KeepAsync((await studio.OpenAsync("follow-up")).With("reply", "title", "草稿里改的"));
        await server.ExecuteAsync(
            """
            insert into workflow_definition (version_id, definition_id, version, name, content_hash, source, in_force, imported_at, document)
            select 'follow-up:2', definition_id, 2, name, 'another', source, false, imported_at, document
            from workflow_definition where version_id = 'follow-up:1'
            """);

        using var client = await server.SignedInAsync("admin");
        var page = await server.ReadAsync("admin", "/workflows/follow-up/publish");
        var (refused, why) = await PublishingPage.SendAsync(client, "follow-up", ("step", "Publish"), ("why", "改措辞"));
        var (done, _) = await PublishingPage.SendAsync(client, "follow-up", ("step", "Publish"), ("why", "改措辞"), ("acknowledged", "yes"));

        page.ShouldContain("又有了第 2 版");
        refused.ShouldBe(HttpStatusCode.UnprocessableEntity);
        why.ShouldContain("看过之后又有了新版本");
        done.ShouldBe(HttpStatusCode.SeeOther);
        InForce("follow-up").Version.ShouldBe(3);
    }

    private Workflows.Definitions.WorkflowDefinition InForce(string id) =>
        server.Services.GetRequiredService<InForce>().Policy.Workflows.Find(id).ShouldNotBeNull();

    private static async Task<IEnumerable<string>> HistoryAsync(Studio studio, string id) =>
        (await studio.GetAsync($"/workflow-definitions?versionOptions=AllVersions&Page=0&PageSize=10&DefinitionIds={id}&OrderBy=Version&OrderDirection=Descending"))
        .ShouldBeFine().Items.Select(line => $"{line!["version"]}{(line["isPublished"]!.GetValue<bool>() ? " 现行" : "")}");
}
