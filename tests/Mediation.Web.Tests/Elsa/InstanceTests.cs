using System.Net;
using System.Text.Json.Nodes;
using Mediation.TestKit.Shipped;
using Mediation.Web.Tests.Api;
using Mediation.Web.Tests.Screens.Administration;

namespace Mediation.Web.Tests.Elsa;

/// <summary>Looking at what the workflows of cases did, and who may. 流程实例</summary>
public sealed class InstanceTests(TestServer server) : IClassFixture<TestServer>
{
    private static readonly string[] Parts = ["", "/journal", "/variables", "/execution-state"];

    private const string Complaint = "路灯不亮，已告诉赵春梅";

    [Fact]
    public async Task A_case_is_found_by_its_number_and_its_journal_tells_what_was_done_step_by_step()
    {
        var number = await AcceptedAsync();
        using var studio = await Studio.OfAsync(server, "auditor");

        var lines = await ListAsync(studio, number);
        var line = lines[1]!;
        var journal = await JournalAsync(studio, line.Text("id"));
        await DoAsync("urban", number, "sign-for");
        var after = await JournalAsync(studio, line.Text("id"));

        lines.Select(l => $"{l!["correlationId"]} {l["definitionId"]} {l["status"]} {l["subStatus"]}").ShouldBe(
            [$"{number} complaint Running Suspended", $"{number} joint-handling Running Suspended"]);
        after.Count.ShouldBeGreaterThan(journal.Count);
        after.Select(entry => $"{entry!["activityName"]} {entry["message"]}").ShouldContain("派单 办完，出口：主办已签收");
        after.Select(entry => entry!["sequence"]!.GetValue<int>()).ShouldBe(Enumerable.Range(0, after.Count));
        after[0]!.Text("eventName").ShouldBe("Started");
    }

    [Fact]
    public async Task Badges_say_where_it_stands_and_what_was_passed()
    {
        var number = await AcceptedAsync();
        await DoAsync("urban", number, "sign-for");
        using var studio = await Studio.OfAsync(server, "auditor");
        var instance = (await ListAsync(studio, number))[1]!;
        var drawn = (await studio.GetAsync($"/workflow-definitions/by-id/{instance["definitionVersionId"]}")).ShouldBeFine().Json.AsObject();

        var stats = (await studio.PostAsync("/activity-executions/report", new JsonObject
        {
            ["workflowInstanceId"] = instance.Text("id"),
            ["activityNodeIds"] = new JsonArray([.. drawn.Activities().Select(a => JsonValue.Create(a!.Text("nodeId")))]),
        })).ShouldBeFine().Json["stats"]!.AsArray();

        stats.Count.ShouldBe(drawn.Activities().Count);
        stats.ShouldContain(s => s!["completedCount"]!.GetValue<int>() == 1 && s["uncompletedCount"]!.GetValue<int>() == 0);
        var blocked = stats.Where(s => s!["isBlocked"]!.GetValue<bool>()).ToList().ShouldHaveSingleItem()!;
        var executions = (await studio.GetAsync(
            $"/activity-executions/list?WorkflowInstanceId={instance["id"]}&ActivityNodeId={Uri.EscapeDataString(blocked.Text("activityNodeId"))}")).Items;
        var open = executions.ShouldHaveSingleItem()!;
        open.Text("status").ShouldBe("Running");
        (await studio.GetAsync($"/activity-executions/by-id?id={open["id"]}")).ShouldBeFine().Json.Text("activityId").ShouldBe(blocked.Text("activityId"));
    }

    [Fact]
    public async Task Values_and_the_words_of_faults_are_for_whoever_mends_workflows()
    {
        var number = await FailedAsync();
        using var admin = await Studio.OfAsync(server, "admin");
        using var auditor = await Studio.OfAsync(server, "auditor");
        var id = (await ListAsync(admin, number)).Single(line => line!.Text("definitionId") == "supervision")!.Text("id");

        var mended = (await admin.GetAsync($"/workflow-instances/{id}")).ShouldBeFine();
        var seen = (await auditor.GetAsync($"/workflow-instances/{id}")).ShouldBeFine();

        seen.Json["incidentCount"]!.GetValue<int>().ShouldBe(1);
        mended.Json["workflowState"]!["incidents"]![0]!.Text("message").ShouldContain("pages");
        seen.Json["workflowState"]!["incidents"]![0]!.Text("message").ShouldBe("“核对督办单”：出了故障，原因由管理员查看");
        (await auditor.GetAsync($"/workflow-instances/{id}/variables")).Items.Single()!.Text("value").ShouldBe("（仅管理员在流程进行中可见）");
        (await admin.GetAsync($"/workflow-instances/{id}/variables")).Items.Single()!.Text("value").ShouldBe("");
        (await JournalAsync(auditor, id)).ShouldContain(entry => entry!.Text("eventName") == "Faulted");
    }

    [Theory, InlineData("admin"), InlineData("supervisor"), InlineData("auditor")]
    public async Task Nothing_of_the_matter_or_of_people_is_in_what_is_shown(string userName)
    {
        var number = await AcceptedAsync();
        await DoAsync("urban", number, "sign-for");
        using var studio = await Studio.OfAsync(server, userName);
        var id = (await ListAsync(studio, number))[1]!.Text("id");

        string[] answers =
        [
            (await studio.PostAsync("/workflow-instances", new JsonObject { ["searchTerm"] = number })).Text,
            .. await Task.WhenAll(Parts.Select(async part => (await studio.GetAsync($"/workflow-instances/{id}{part}")).ShouldBeFine().Text)),
            (await studio.GetAsync($"/activity-executions/list?WorkflowInstanceId={id}")).ShouldBeFine().Text,
        ];

        foreach (var personal in new[] { "赵春梅", "路灯", "李云芳", "13800001234", "月光小区2栋" })
            answers.ShouldAllBe(answer => !answer.Contains(personal));
    }

    [Fact]
    public async Task A_secret_case_is_there_for_whoever_mends_workflows_and_not_for_other_readers()
    {
        var number = await AcceptedAsync();
        using var admin = await Studio.OfAsync(server, "admin");
        using var supervisor = await Studio.OfAsync(server, "supervisor");
        var id = (await ListAsync(admin, number))[0]!.Text("id");
        await server.ExecuteAsync($"update case_file set secrecy = 3 where number = '{number}'");

        (await ListAsync(supervisor, number)).ShouldBeEmpty();
        (await supervisor.GetAsync($"/workflow-instances/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await server.StatusAsync("supervisor", $"/studio/workflows/instances/{id}/view")).ShouldBe(HttpStatusCode.NotFound);
        (await ListAsync(admin, number)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Whoever_handles_cases_is_not_let_in()
    {
        using var police = await Studio.OfAsync(server, "police");

        (await police.PostAsync("/workflow-instances")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await police.GetAsync($"/workflow-instances/{Guid.CreateVersion7()}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await server.StatusAsync("police", "/studio/workflows/instances")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_instance_is_not_cancelled_or_deleted_here_and_the_refusal_says_where_it_is_mended()
    {
        using var studio = await Studio.OfAsync(server, "admin");
        var id = Guid.CreateVersion7();

        (await studio.DeleteAsync($"/workflow-instances/{id}")).ShouldTell("instance.mended-on-its-page", "案件流程");
        (await studio.PostAsync($"/cancel/workflow-instances/{id}")).ShouldTell("instance.mended-on-its-page");
        (await studio.PostAsync("/bulk-actions/cancel/workflow-instances")).ShouldTell("instance.mended-on-its-page");
        (await studio.PostAsync("/bulk-actions/delete/workflow-instances/by-id")).ShouldTell("instance.mended-on-its-page");
    }

    [Fact]
    public async Task The_list_is_narrowed_by_workflow_and_state_and_read_in_pages()
    {
        var number = await FailedAsync();
        using var studio = await Studio.OfAsync(server, "admin");

        var running = await AskAsync(studio, new() { ["statuses"] = new JsonArray("Running"), ["pageSize"] = 1 });
        var supervision = await AskAsync(studio, new() { ["definitionIds"] = new JsonArray("supervision"), ["hasIncidents"] = true });

        running.Items.Select(line => line!.Text("correlationId")).Distinct().Count().ShouldBe(1);
        running.Json["totalCount"]!.GetValue<int>().ShouldBeGreaterThan(1);
        supervision.Items.Select(line => line!.Text("correlationId")).ShouldContain(number);
        (await AskAsync(studio, new() { ["statuses"] = new JsonArray("Finished"), ["subStatuses"] = new JsonArray("Suspended") })).Items.ShouldBeEmpty();
        (await AskAsync(studio, new() { ["subStatuses"] = new JsonArray("Cancelled") })).Items.ShouldBeEmpty();
        (await AskAsync(studio, new() { ["searchTerm"] = "没有这个编号" })).Items.ShouldBeEmpty();
        (await studio.PostAsync("/workflow-instances", new JsonObject { ["timestampFilters"] = new JsonArray(new JsonObject()) }))
            .ShouldTell("instance.not-by-moment");
    }

    private static async Task<Reply> AskAsync(Studio studio, JsonObject query) =>
        (await studio.PostAsync("/workflow-instances", query)).ShouldBeFine();

    private static async Task<JsonArray> ListAsync(Studio studio, string number) => (await AskAsync(studio, new() { ["searchTerm"] = number })).Items;

    private static async Task<JsonArray> JournalAsync(Studio studio, string id) =>
        (await studio.PostAsync($"/workflow-instances/{id}/journal?skip=0&take=500", new JsonObject
        {
            ["filter"] = new JsonObject { ["excludedActivityTypes"] = new JsonArray("Elsa.None") },
        })).ShouldBeFine().Items;

    private async Task<string> AcceptedAsync()
    {
        using var desk = await server.SignedInAsync("desk");
        var complaint = Caller.Complaint(Complaint);
        complaint["reporter"] = new JsonObject { ["name"] = "李云芳", ["phone"] = "13800001234" };
        return await new Caller(desk).AcceptAsync(complaint);
    }

    private async Task<string> FailedAsync()
    {
        await server.Services.BringAsync(FailingFlow.Definition);
        var number = await AcceptedAsync();
        await DoAsync("urban", number, "sign-for");
        var until = TimeProvider.System.GetUtcNow().AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await DoAsync("supervisor", number, "supervise", new { leader = "张副镇长", until, text = "限期整改" });
        await server.Services.BringAsync(ShippedPolicy.Definitions.Single(d => d.DefinitionId == "supervision"));
        await DoAsync("urban", number, "report");
        return number;
    }

    private async Task DoAsync(string userName, string number, string act, object? data = null)
    {
        using var client = await server.SignedInAsync(userName);
        (await new Caller(client).ActAsync(number, act, data)).ShouldBeFine();
    }
}
