using System.Net;
using System.Text.Json.Nodes;

namespace Mediation.Web.Tests.Elsa;

/// <summary>Drawing and keeping, without anything coming into force. 起草</summary>
public sealed class DraftTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Opened_and_saved_untouched_nothing_is_changed()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        var opened = await studio.OpenAsync("enforcement");

        var saved = await studio.KeepAsync(opened);

        saved["id"]!.GetValue<string>().ShouldBe(opened["id"]!.GetValue<string>());
        saved["isPublished"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task A_change_is_kept_as_a_draft_while_the_version_in_force_stays()
    {
        using var studio = await Studio.OfAsync(server, "admin");

        var draft = await studio.KeepAsync((await studio.OpenAsync("mediation")).With("consent", "title", "征询双方意愿"));

        draft["isPublished"]!.GetValue<bool>().ShouldBeFalse();
        draft["version"]!.GetValue<int>().ShouldBe(2);
        (await studio.OpenAsync("mediation")).Literal("consent", "title").ShouldBe("征询双方意愿");
        var inForce = (await studio.GetAsync("/workflow-definitions/by-definition-id/mediation?versionOptions=Published")).Json.AsObject();
        inForce["version"]!.GetValue<int>().ShouldBe(1);
        inForce.Literal("consent", "title").ShouldNotBe("征询双方意愿");
    }

    [Fact]
    public async Task The_same_save_again_is_the_same_and_a_late_one_never_goes_over_a_newer()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        var first = (await studio.OpenAsync("stopped")).With("decide", "title", "先改的");
        var kept = await studio.KeepAsync(first);

        var again = await studio.KeepAsync(first);
        var newer = await studio.KeepAsync(kept.With("decide", "title", "后改的"));
        var late = await studio.SaveAsync(first);

        again["customProperties"]!.ToJsonString().ShouldBe(kept["customProperties"]!.ToJsonString());
        newer.Literal("decide", "title").ShouldBe("后改的");
        late.ShouldTell("workflow.changed", "不能保存");
        (await studio.OpenAsync("stopped")).Literal("decide", "title").ShouldBe("后改的");
    }

    [Fact]
    public async Task A_diagram_is_never_emptied_at_one_stroke()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        var opened = await studio.OpenAsync("emergency-hand-off");
        var count = opened.Activities().Count;
        opened.Activities().Clear();
        opened["root"]!["connections"]!.AsArray().Clear();

        (await studio.SaveAsync(opened)).ShouldTell("workflow.would-empty", "清空");

        (await studio.OpenAsync("emergency-hand-off")).Activities().Count.ShouldBe(count);
    }

    [Fact]
    public async Task An_activity_that_nobody_knows_is_drawn_as_unknown_and_comes_back_unharmed()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        var foreign = new JsonObject
        {
            ["id"] = "weigh",
            ["type"] = "Elsewhere.Weigh",
            ["version"] = 3,
            ["scale"] = new JsonObject { ["kilos"] = 12 },
            ["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = 5, ["y"] = 6 } } },
        };
        var file = await studio.OpenAsync("follow-up");
        file["definitionId"] = "weighing";
        file["name"] = "称重";
        file.Activities().Add(foreign.DeepClone());
        (await studio.PostAsync("/workflow-definitions/import", file)).ShouldBeFine();

        var opened = await studio.OpenAsync("weighing");
        var drawn = opened.Activity("weigh");
        drawn["metadata"]!["designer"]!["position"]!["x"] = 50;
        await studio.KeepAsync(opened);

        drawn.Text("type").ShouldBe("Elsa.NotFoundActivity");
        drawn.Text("missingTypeName").ShouldBe("Elsewhere.Weigh");
        var exported = (await studio.GetAsync("/workflow-definitions/weighing/export?versionOptions=Latest")).Json.AsObject().Activity("weigh");
        exported.Text("type").ShouldBe("Elsewhere.Weigh");
        exported["scale"]!["kilos"]!.GetValue<int>().ShouldBe(12);
        exported["metadata"]!["designer"]!["position"]!["x"]!.GetValue<int>().ShouldBe(50);
        (await studio.SaveAsync(await studio.OpenAsync("weighing"), publish: true)).ShouldTell("workflow.faulty", "Elsewhere.Weigh");
    }

    [Fact]
    public async Task Acts_and_rulings_are_named_in_the_editor_and_written_by_their_codes()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        var opened = await studio.OpenAsync("joint-handling");

        opened.Literal("triage", "acts").ShouldContain("派单");
        var ports = opened["root"]!["connections"]!.AsArray().Select(c => c!["source"]!["port"]!.GetValue<string>());
        ports.ShouldContain("无结论");

        opened.With("triage", "title", "分派一下");
        await studio.KeepAsync(opened);
        var exported = (await studio.GetAsync("/workflow-definitions/joint-handling/export?versionOptions=Draft")).Json.AsObject();
        exported.Literal("triage", "acts").ShouldContain("\"dispatch\"");
        exported["root"]!["connections"]!.AsArray().Select(c => c!["source"]!["port"]!.GetValue<string>()).ShouldContain("no-match");
    }

    [Fact]
    public async Task A_file_from_elsewhere_never_goes_over_a_draft_that_waits()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        var file = (await studio.GetAsync("/workflow-definitions/joint-handling/export?versionOptions=1")).Json.AsObject();
        file["definitionId"] = "night-patrol";
        file["name"] = "夜间巡查联办";
        await studio.KeepAsync((await ImportedAsync(studio, file)).With("triage", "title", "草稿里改的"));

        (await studio.PostAsync("/workflow-definitions/import", file)).ShouldTell("workflow.draft-waits", "夜间巡查联办");

        (await studio.OpenAsync("night-patrol")).Literal("triage", "title").ShouldBe("草稿里改的");
    }

    [Fact]
    public async Task A_file_brought_into_an_open_editor_is_a_save_like_any_other()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        var file = (await studio.GetAsync("/workflow-definitions/joint-handling/export?versionOptions=1")).Json.AsObject();
        file["definitionId"] = "day-patrol";
        var first = await ImportedAsync(studio, file);
        file["customProperties"] = first["customProperties"]!.DeepClone();
        file["description"] = "又一个文件";

        var second = await ImportedAsync(studio, file);
        file["description"] = "过时的窗口里的文件";
        var late = await studio.PostAsync("/workflow-definitions/import", file);

        second.Text("description").ShouldBe("又一个文件");
        late.ShouldTell("workflow.changed", "不能保存");
    }

    private static async Task<JsonObject> ImportedAsync(Studio studio, JsonObject file) =>
        (await studio.PostAsync("/workflow-definitions/import", file)).ShouldBeFine().Json.AsObject();

    [Fact]
    public async Task A_new_workflow_begins_empty_and_a_copy_is_one_of_its_own()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        var created = await studio.KeepAsync(new JsonObject
        {
            ["definitionId"] = null,
            ["name"] = "夜间巡查",
            ["variables"] = null,
            ["options"] = null,
            ["customProperties"] = null,
            ["root"] = new JsonObject { ["id"] = "f1", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["name"] = "Flowchart1" },
        });
        var copied = (JsonObject)created.DeepClone();
        copied["definitionId"] = null;
        copied["name"] = "夜间巡查（副本）";

        var copy = await studio.KeepAsync(copied);

        created["root"]!.AsObject().Text("nodeId").ShouldBe("Workflow1:f1");
        copy.Text("definitionId").ShouldNotBe(created.Text("definitionId"));
        (await studio.GetAsync("/workflow-definitions/validation/is-name-unique?name=夜间巡查")).Json["isUnique"]!.GetValue<bool>().ShouldBeFalse();
        (await studio.DeleteAsync($"/workflow-definitions/{copy.Text("definitionId")}")).ShouldBeFine();
        (await studio.GetAsync($"/workflow-definitions/by-definition-id/{copy.Text("definitionId")}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, InlineData("supervisor"), InlineData("auditor")]
    public async Task Who_only_reads_sees_everything_and_changes_nothing(string userName)
    {
        using var studio = await Studio.OfAsync(server, userName);
        var opened = await studio.OpenAsync("complaint");

        opened["links"]!.AsArray().ShouldBeEmpty();
        (await studio.SaveAsync(opened.With("closing", "title", "改一改"))).ShouldTell("workflow.look-only", "管理员");
        (await studio.PostAsync("/workflow-definitions/complaint/publish")).ShouldTell("workflow.look-only");
        (await studio.DeleteAsync("/workflow-definitions/complaint")).ShouldTell("workflow.look-only");
    }

    [Fact]
    public async Task Who_handles_cases_is_not_let_in()
    {
        using var studio = await Studio.OfAsync(server, "police");

        (await studio.GetAsync("/descriptors/activities")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await studio.GetAsync("/workflow-definitions")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Nothing_is_run_from_the_editor()
    {
        using var studio = await Studio.OfAsync(server, "admin");

        (await studio.PostAsync("/workflow-definitions/complaint/execute")).ShouldTell("workflow.runs-with-cases", "案件");
        (await studio.PostAsync("/tests/activities")).ShouldTell("workflow.runs-with-cases");
    }
}
