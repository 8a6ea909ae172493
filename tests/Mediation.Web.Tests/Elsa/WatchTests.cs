using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Mediation.Web.Tests.Api;

namespace Mediation.Web.Tests.Elsa;

/// <summary>Being told that an instance went on, whichever node moved it. 实时通道</summary>
public sealed class WatchTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_viewer_is_told_of_an_act_that_was_done_on_another_node()
    {
        await using var node = new SecondNode(server);
        await node.InitializeAsync();
        var (number, instance) = await RunningAsync();
        using var watching = await Watching.OpenAsync(node, "auditor");
        await watching.ObserveAsync(instance);

        await DoAsync(number, "sign-for");

        var stats = (await watching.ToldAsync("ActivityExecutionLogUpdatedAsync"))["stats"]!.AsArray();
        stats.ShouldContain(s => s!["isBlocked"]!.GetValue<bool>());
        (await watching.ToldAsync("WorkflowInstanceUpdatedAsync"))["workflowInstanceId"]!.GetValue<string>().ShouldBe(instance);
    }

    [Fact]
    public async Task A_socket_agreed_on_with_one_node_opens_on_another()
    {
        await using var node = new SecondNode(server);
        await node.InitializeAsync();
        using var auditor = await server.SignedInAsync("auditor");
        using var agreed = await auditor.PostAsync("/elsa/hubs/workflow-instance/negotiate?negotiateVersion=1", null, Ct);
        var token = (await agreed.Content.ReadFromJsonAsync<JsonObject>(Ct))!["connectionToken"]!.GetValue<string>();

        using var watching = await Watching.OpenAsync(node, "auditor", $"?id={token}");

        await watching.ObserveAsync((await RunningAsync()).Instance);
    }

    [Fact]
    public async Task An_instance_of_a_case_that_one_may_not_see_is_not_told_of()
    {
        var (number, instance) = await RunningAsync();
        await server.ExecuteAsync($"update case_file set secrecy = 3 where number = '{number}'");
        using var watching = await Watching.OpenAsync(server, "auditor");

        (await watching.AskAsync(instance))["error"]!.GetValue<string>().ShouldContain("instance.unknown");
        (await watching.AskAsync("LZ2026-000001"))["error"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Neither_whoever_handles_cases_nor_a_page_of_another_site_is_let_in()
    {
        using var police = await server.SignedInAsync("police");
        using var refused = await police.PostAsync("/elsa/hubs/workflow-instance/negotiate?negotiateVersion=1", null, Ct);
        using var auditor = await server.SignedInAsync("auditor");
        auditor.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        using var foreign = await auditor.PostAsync("/elsa/hubs/workflow-instance/negotiate?negotiateVersion=1", null, Ct);
        using var nobody = server.Anonymous();
        using var unknown = await nobody.PostAsync("/elsa/hubs/workflow-instance/negotiate?negotiateVersion=1", null, Ct);

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        foreign.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        unknown.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<(string Number, string Instance)> RunningAsync()
    {
        using var desk = await server.SignedInAsync("desk");
        var number = await new Caller(desk).AcceptAsync(Caller.Complaint("路灯不亮"));
        using var studio = await Studio.OfAsync(server, "admin");
        var found = (await studio.PostAsync("/workflow-instances", new JsonObject { ["searchTerm"] = number })).ShouldBeFine();
        return (number, found.Items[1]!.Text("id"));
    }

    private async Task DoAsync(string number, string act)
    {
        using var client = await server.SignedInAsync("urban");
        (await new Caller(client).ActAsync(number, act)).ShouldBeFine();
    }

    /// <summary>Another node on the same database.</summary>
    private sealed class SecondNode(TestServer first) : TestServer
    {
        protected override string Reach(string database) => first.ConnectionString;
    }

    /// <summary>Studio's viewer on the channel, in the protocol that it speaks.</summary>
    private sealed class Watching(ClientWebSocket socket) : IDisposable
    {
        private const char End = '\u001e';

        private readonly Queue<JsonObject> heard = [];

        private int asked;

        public static async Task<Watching> OpenAsync(TestServer at, string userName, string query = "")
        {
            using var client = await at.SignedInAsync(userName);
            var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader("Authorization", $"{client.DefaultRequestHeaders.Authorization}");
            await socket.ConnectAsync(new Uri($"ws://{at.Address.Authority}/elsa/hubs/workflow-instance{query}"), Ct);
            var watching = new Watching(socket);
            await watching.SendAsync("""{"protocol":"json","version":1}""");
            (await watching.NextAsync()).Count.ShouldBe(0);
            return watching;
        }

        /// <summary>Asks to be told of an instance, and is let in.</summary>
        public async Task ObserveAsync(string instance) => (await AskAsync(instance))["error"].ShouldBeNull();

        /// <summary>The answer to being told of an instance.</summary>
        public async Task<JsonObject> AskAsync(string instance)
        {
            var id = $"{++asked}";
            await SendAsync(new JsonObject
            {
                ["type"] = 1,
                ["invocationId"] = id,
                ["target"] = "ObserveInstanceAsync",
                ["arguments"] = new JsonArray(instance),
            }.ToJsonString());
            return await UntilAsync(message => message["invocationId"]?.GetValue<string>() == id);
        }

        /// <summary>What the next message of a kind says.</summary>
        public async Task<JsonObject> ToldAsync(string target) =>
            (await UntilAsync(message => message["target"]?.GetValue<string>() == target))["arguments"]![0]!.AsObject();

        public void Dispose() => socket.Dispose();

        private async Task<JsonObject> UntilAsync(Predicate<JsonObject> isMeant)
        {
            while (true)
                if (await NextAsync() is var message && isMeant(message))
                    return message;
        }

        private async Task SendAsync(string message) =>
            await socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, endOfMessage: true, Ct);

        private async Task<JsonObject> NextAsync()
        {
            using var text = new MemoryStream();
            var buffer = new byte[16_384];
            while (heard.Count == 0)
            {
                var part = await socket.ReceiveAsync(buffer, Ct);
                part.MessageType.ShouldBe(WebSocketMessageType.Text);
                text.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                    foreach (var message in Encoding.UTF8.GetString(text.ToArray()).Split(End, StringSplitOptions.RemoveEmptyEntries))
                        heard.Enqueue(JsonNode.Parse(message)!.AsObject());
            }
            return heard.Dequeue();
        }
    }
}
