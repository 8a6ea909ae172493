using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;

namespace Mediation.Web.Tests.Api;

public sealed class PrivacyTests(PrivacyTests.OverheardServer server) : IClassFixture<PrivacyTests.OverheardServer>
{
    private static readonly string[] Secrets =
        ["慕容雪梅", "雪梅", "13698761234", "98761234", "独孤大山", "天花板泡得像地图", "碰头会上双方握手言和", "满头大汗"];

    [Fact]
    public async Task A_whole_story_leaves_no_name_telephone_or_word_of_anybody_in_the_log()
    {
        using var desk = await server.SignedInAsync("desk");
        var complaint = Caller.Complaint("楼上漏水，天花板泡得像地图");
        complaint["reporter"] = new JsonObject { ["name"] = "慕容雪梅", ["phone"] = "13698761234" };
        complaint["respondents"] = new JsonArray(new JsonObject { ["name"] = "独孤大山" });

        var number = await new Caller(desk).AcceptAsync(complaint);
        await new Caller(desk).GetAsync("/api/cases?q=慕容雪梅");
        await PlayAsync(number);
        await new Caller(desk).PostAsync("/api/complaints", "{\"text\":\"天花板泡得像地图\",\"慕容雪梅\":1}", "bad");

        var lines = server.Heard.ToList();
        lines.Count.ShouldBeGreaterThan(10);
        lines.ShouldContain(line => line.Contains(number));
        foreach (var secret in Secrets)
            lines.Where(line => line.Contains(secret)).ShouldBeEmpty();
    }

    // Whatever is open to each unit is done, until the case is closed.
    private async Task PlayAsync(string number)
    {
        string[] people = ["mediator", "property", "legal", "desk"];
        var callers = new Dictionary<string, Caller>();
        foreach (var person in people)
            callers[person] = new Caller(await server.SignedInAsync(person));
        string[] acts = ["sign-for", "contact", "all-consent", "agreed", "conclude", "reply", "follow-up", "close"];
        for (var round = 0; round < 3; round++)
            foreach (var act in acts)
                foreach (var caller in callers.Values)
                    if ((await caller.OpenActsAsync(number)).Contains(act) && !(act == "contact" && round > 0))
                        (await caller.ActAsync(number, act, Filled(act))).ShouldBeFine();
        (await callers["desk"].GetAsync($"/api/cases/{number}")).Json["stage"]!.GetValue<string>().ShouldBe("closed");
    }

    private static object Filled(string act) => act switch
    {
        "contact" => new { how = "电话", text = "打电话给慕容雪梅，她急得满头大汗" },
        "conclude" => new { result = "解决", text = "碰头会上双方握手言和" },
        "reply" => new { text = "碰头会上双方握手言和", channel = "电话" },
        "follow-up" => new { reached = true, solved = true, satisfaction = "满意" },
        _ => new { },
    };

    /// <summary>A server whose every log line is kept, debug lines included.</summary>
    public sealed class OverheardServer : TestServer
    {
        private readonly Ear ear = new();

        /// <summary>Every line, with its properties and exception.</summary>
        public IReadOnlyCollection<string> Heard => ear.Lines;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Serilog:MinimumLevel", "Debug");
            builder.ConfigureServices(services => services.AddSingleton<ILogEventSink>(ear));
        }

        private sealed class Ear : ILogEventSink
        {
            public ConcurrentQueue<string> Lines { get; } = new();

            public void Emit(LogEvent logEvent) => Lines.Enqueue(
                $"{logEvent.RenderMessage(null)} {string.Join(' ', logEvent.Properties)} {logEvent.Exception}");
        }
    }
}
