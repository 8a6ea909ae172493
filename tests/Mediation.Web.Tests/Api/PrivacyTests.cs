using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Serilog.Core;
using Serilog.Events;

namespace Mediation.Web.Tests.Api;

public sealed partial class PrivacyTests(PrivacyTests.OverheardServer server) : IClassFixture<PrivacyTests.OverheardServer>
{
    private static readonly string[] Secrets =
        ["慕容雪梅", "雪梅", "13698761234", "98761234", "独孤大山", "1404室", "天花板泡得像地图", "碰头会上双方握手言和", "满头大汗"];

    // The tables that docs/operating.md names.
    private static readonly string[] Entrusted =
        ["party", "statement", "complaint_place", "idempotent_answer", "draft", "attachment"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_whole_story_leaves_no_name_telephone_or_word_of_anybody_in_the_log()
    {
        var number = await StoryAsync();

        var lines = server.Heard.ToList();
        lines.Count.ShouldBeGreaterThan(10);
        lines.ShouldContain(line => line.Contains(number));
        foreach (var secret in Secrets)
            lines.Where(line => line.Contains(secret)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_of_it_lies_in_any_table_but_those_that_are_there_for_it()
    {
        await StoryAsync();

        // People of the demo town bear the same given name.
        (await server.TablesWithAsync([.. Secrets.Except(["雪梅"])])).Except(Entrusted).ShouldBeEmpty();
        (await server.TablesWithAsync(["慕容雪梅"])).ShouldContain("party");
    }

    [Fact]
    public async Task No_address_on_any_page_holds_any_of_it()
    {
        var number = await StoryAsync();
        using var desk = await server.SignedInAsync("desk");

        foreach (var page in new[] { $"/cases/{number}", "/cases", "/", "/window" })
        {
            var html = await desk.GetStringAsync(page, Ct);
            var addresses = Addresses().Matches(html).Select(m => Uri.UnescapeDataString(m.Groups[1].Value)).ToList();
            addresses.Count.ShouldBeGreaterThan(3, page);
            foreach (var secret in Secrets)
                addresses.Where(address => address.Contains(secret)).ShouldBeEmpty(page);
        }
    }

    [Fact]
    public async Task A_refusal_repeats_nothing_of_what_was_sent()
    {
        using var desk = await server.SignedInAsync("desk");
        var broken = Complaint();
        broken["channel"] = "飞鸽传书";
        broken["requestType"] = "许愿";
        broken["persons"] = -3;
        broken["occurredAt"] = "2099-01-01T00:00:00+08:00";
        var endless = Complaint();
        endless["text"] = string.Concat(Enumerable.Repeat("天花板泡得像地图", 3000));

        foreach (var complaint in new[] { broken, endless })
        {
            var refused = await new Caller(desk).PostAsync("/api/complaints", complaint, $"{Guid.CreateVersion7()}");
            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            Secrets.Where(refused.Text.Contains).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_row_that_the_database_refuses_is_not_told_to_anybody()
    {
        using var desk = await server.SignedInAsync("desk");
        var complaint = Complaint();
        complaint["reporter"] = new JsonObject { ["name"] = "慕容雪梅的妹妹", ["phone"] = "13698761234" };
        await server.ExecuteAsync("alter table party add constraint no_sisters check (name not like '%妹妹')");

        var failed = await new Caller(desk).PostAsync("/api/complaints", complaint, "sisters");

        failed.ShouldRefuse(HttpStatusCode.InternalServerError, "server.defect");
        Secrets.Where(failed.Text.Contains).ShouldBeEmpty();
        server.Heard.ShouldContain(line => line.Contains("no_sisters"));
        Secrets.Where(secret => server.Heard.Any(line => line.Contains(secret))).ShouldBeEmpty();
    }

    private static JsonObject Complaint()
    {
        var complaint = Caller.Complaint("楼上漏水，天花板泡得像地图");
        complaint["place"] = "西园路月光小区2栋1404室";
        complaint["reporter"] = new JsonObject { ["name"] = "慕容雪梅", ["phone"] = "13698761234" };
        complaint["respondents"] = new JsonArray(new JsonObject { ["name"] = "独孤大山" });
        return complaint;
    }

    private Task<string> StoryAsync() => server.OnceAsync(async () =>
    {
        using var desk = await server.SignedInAsync("desk");
        var number = await new Caller(desk).AcceptAsync(Complaint());
        await new Caller(desk).GetAsync("/api/cases?q=慕容雪梅");
        await PlayAsync(number);
        await new Caller(desk).PostAsync("/api/complaints", "{\"text\":\"天花板泡得像地图\",\"慕容雪梅\":1}", "bad");
        return number;
    });

    [GeneratedRegex("(?:href|src|action|hx-get|hx-post|sse-connect)=\"([^\"]*)\"")]
    private static partial Regex Addresses();

    // Whatever is open to each unit is done, until the case is closed.
    private async Task PlayAsync(string number)
    {
        string[] people = ["mediator", "property", "legal", "desk"];
        var callers = new Dictionary<string, Caller>();
        foreach (var person in people)
            callers[person] = new Caller(await server.SignedInAsync(person));
        string[] acts = ["sign-for", "contact", "take-mediation", "record-session", "conclude", "reply", "follow-up", "close"];
        for (var round = 0; round < 3; round++)
            foreach (var act in acts)
                foreach (var caller in callers.Values)
                    if ((await caller.OpenActsAsync(number)).Contains(act) && !(act == "contact" && round > 0))
                        await (act switch
                        {
                            "take-mediation" => caller.AskPartiesAsync(number),
                            "record-session" => caller.AgreeAsync(number),
                            _ => DoAsync(caller, number, act),
                        });
        (await callers["desk"].GetAsync($"/api/cases/{number}")).Json["stage"]!.GetValue<string>().ShouldBe("closed");
    }

    private static async Task DoAsync(Caller caller, string number, string act) => (await caller.ActAsync(number, act, Filled(act))).ShouldBeFine();

    private static object Filled(string act) => act switch
    {
        "contact" => new { how = "电话", text = "打电话给慕容雪梅，她急得满头大汗" },
        "conclude" => new { result = "解决", text = "碰头会上双方握手言和" },
        "reply" => new { text = "碰头会上双方握手言和", channel = "电话" },
        "follow-up" => new { reached = true, solved = true, satisfaction = "满意" },
        _ => new { },
    };

    /// <summary>
    /// A server whose every log line is kept, debug lines and the database driver's included, and which was told to let
    /// the database say which row it refused.
    /// </summary>
    public class OverheardServer : TestServer
    {
        private readonly Ear ear = new();

        private Task<string>? story;

        /// <summary>Every line, with its properties and exception.</summary>
        public IReadOnlyCollection<string> Heard => ear.Lines;

        /// <summary>Plays a story the first time it is asked for.</summary>
        public Task<string> OnceAsync(Func<Task<string>> play) => story ??= play();

        /// <summary>Tables in which any of the texts stands in any column, also inside stored bytes.</summary>
        public async Task<IReadOnlyList<string>> TablesWithAsync(IEnumerable<string> texts)
        {
            await using var source = NpgsqlDataSource.Create(ConnectionString);
            var found = new List<string>();
            foreach (var table in await NamesAsync(source, "select tablename from pg_tables where schemaname = 'public' order by 1"))
            {
                await using var count = source.CreateCommand($"select count(*) from \"{table}\" r where r::text like any ($1) or r::text like any ($2)");
                count.Parameters.Add(new() { Value = texts.Select(t => $"%{t}%").ToArray() });
                count.Parameters.Add(new() { Value = texts.Select(t => $"%{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(t))}%").ToArray() });
                if ((long)(await count.ExecuteScalarAsync(Ct))! > 0)
                    found.Add(table);
            }
            return found;
        }

        protected override string Reach(string database) => $"{database};Include Error Detail=true";

        private static async Task<IReadOnlyList<string>> NamesAsync(NpgsqlDataSource source, string sql)
        {
            await using var command = source.CreateCommand(sql);
            await using var reader = await command.ExecuteReaderAsync(Ct);
            var names = new List<string>();
            while (await reader.ReadAsync(Ct))
                names.Add(reader.GetString(0));
            return names;
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Serilog:MinimumLevel", "Verbose");
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
