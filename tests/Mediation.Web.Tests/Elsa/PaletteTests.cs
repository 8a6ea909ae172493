using System.Net;
using System.Text.Json.Nodes;
using Mediation.TestKit.Shipped;

namespace Mediation.Web.Tests.Elsa;

/// <summary>What Studio learns before it draws. 活动面板</summary>
public sealed class PaletteTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task Every_activity_of_the_shipped_workflows_is_known_in_its_version()
    {
        var known = (await DescribedAsync()).Select(a => $"{a!["typeName"]} {a["version"]}").ToHashSet();

        foreach (var node in ShippedPolicy.Definitions.SelectMany(definition => definition.Activities.Values))
            known.ShouldContain($"{node.Type.TypeName} {node.Type.Version}");
    }

    [Fact]
    public async Task Our_own_activities_stand_together_with_Chinese_names_help_and_ways_out()
    {
        var ours = (await DescribedAsync()).Where(a => a!["category"]!.GetValue<string>() == "调解").ToList();

        ours.Select(a => a!["displayName"]!.GetValue<string>()).ShouldBe(
            ["裁定", "办结", "派单", "移送", "文书", "规则指定的流程", "联合处置", "会商", "通知", "收回派单", "办理环节"], ignoreOrder: true);
        ours.ShouldAllBe(a => a!["description"]!.GetValue<string>().Length > 0);
        var dispatch = ours.Single(a => a!["typeName"]!.GetValue<string>() == "Mediation.Dispatch")!;
        dispatch["ports"]!.AsArray().Select(p => $"{p!["name"]} {p["displayName"]}").ShouldBe(
            ["signed-for 主办已签收", "returned 主办退单", "no-lead 未能确定主办"]);
    }

    [Theory]
    [InlineData("Mediation.Step", "Unit", "PMC")]
    [InlineData("Mediation.Step", "Unit", "@lead")]
    [InlineData("Mediation.Step", "Deadline", "reply")]
    [InlineData("Mediation.Ask", "RuleSet", "course")]
    [InlineData("Mediation.Follow", "RuleSet", "course")]
    [InlineData("Mediation.Document", "Template", "decline-notice")]
    [InlineData("Mediation.Notify", "To", "role:Supervisor")]
    [InlineData("Mediation.Close", "Result", "solved")]
    public async Task Drop_downs_offer_what_the_town_has_by_name(string type, string input, string value)
    {
        var field = await FieldAsync(type, input);

        field["uiHint"]!.GetValue<string>().ShouldBe("dropdown");
        var text = Offered(field).Single(o => o!["value"]!.GetValue<string>() == value)!["text"]!.GetValue<string>();
        text.ShouldNotBe(value);
    }

    [Theory]
    [InlineData("Mediation.Step", "Deadline", true), InlineData("Mediation.HandOff", "Deadline", true), InlineData("Mediation.Step", "Unit", true)]
    [InlineData("Mediation.Meet", "TaskDeadline", true), InlineData("Mediation.Meet", "Unit", false)]
    [InlineData("Mediation.Step", "Role", false), InlineData("Mediation.Step", "Stage", false)]
    public async Task What_loading_asks_for_is_said_to_be_needed_and_cannot_be_left_empty(string type, string input, bool needed)
    {
        var field = await FieldAsync(type, input);

        Offered(field).Any(o => o!["value"]!.GetValue<string>().Length == 0).ShouldBe(!needed);
        field["description"]!.GetValue<string>().EndsWith("必填。", StringComparison.Ordinal).ShouldBe(needed);
    }

    [Fact]
    public async Task What_is_refused_in_a_file_is_not_offered()
    {
        var types = (await DescribedAsync()).Select(a => a!["typeName"]!.GetValue<string>()).ToList();

        types.ShouldNotContain("Elsa.RunCSharp");
        types.ShouldContain("Elsa.NotFoundActivity");
        types.ShouldBeUnique();
    }

    [Theory]
    [InlineData("expression-descriptors"), InlineData("variables"), InlineData("storage-drivers"), InlineData("incident-strategies")]
    [InlineData("workflow-activation-strategies"), InlineData("log-persistence-strategies"), InlineData("commit-strategies/workflows")]
    public async Task Everything_that_the_editor_cannot_do_without_is_answered(string what)
    {
        using var studio = await Studio.OfAsync(server, "auditor");

        (await studio.GetAsync($"/descriptors/{what}")).ShouldBeFine().Items.Count.ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public async Task The_palette_is_sent_again_only_when_it_changed()
    {
        using var client = await server.SignedInAsync("admin");
        const string address = "/elsa/api/descriptors/activities?Refresh=True";
        using var first = await client.GetAsync(address, TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var again = await client.SendAsync(request, TestContext.Current.CancellationToken);

        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        first.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
    }

    private async Task<JsonNode> FieldAsync(string type, string input) =>
        (await DescribedAsync()).Single(a => a!["typeName"]!.GetValue<string>() == type)!["inputs"]!.AsArray()
            .Single(i => i!["name"]!.GetValue<string>() == input)!;

    private static JsonArray Offered(JsonNode field) => field["uiSpecifications"]!["dropdown"]!["selectList"]!["items"]!.AsArray();

    private async Task<JsonArray> DescribedAsync()
    {
        using var studio = await Studio.OfAsync(server, "auditor");
        return (await studio.GetAsync("/descriptors/activities?Refresh=True")).ShouldBeFine().Items;
    }
}
