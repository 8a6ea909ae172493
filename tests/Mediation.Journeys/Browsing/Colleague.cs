using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Mediation.Journeys.Browsing;

/// <summary>Somebody who works over the interface, for what happens elsewhere than at the browser of the story. 同事</summary>
internal sealed class Colleague(HttpClient client) : IDisposable
{
    /// <summary>Accepts a complaint; the answer holds its number and the resident's code.</summary>
    public async Task<Accepted> AcceptAsync(string text, string place = "西园路月光小区2栋", string? category = null, string? language = null)
    {
        var body = new { text, channel = "窗口登记", place, category, language, reporter = new { name = "李云芳", phone = "13800001234" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/complaints") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", $"{Guid.CreateVersion7()}");
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Accepted>())!;
    }

    /// <summary>Does an act on a case as it now stands.</summary>
    public async Task ActAsync(string number, string act, object? data = null)
    {
        using var answer = await client.PostAsJsonAsync($"/api/cases/{number}/acts", new { act, data = data ?? new { } });
        answer.IsSuccessStatusCode.ShouldBeTrue($"{act}: {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>The parties are asked, hold a session and agree by word of mouth.</summary>
    public async Task MediateAsync(string number)
    {
        await ActAsync(number, "take-mediation", new { choice = "named", mediationKind = "peoples" });
        await ActAsync(number, "name-party", new { side = "respondent", organisation = false, name = "王立新" });
        var parties = (await client.GetFromJsonAsync<JsonNode>($"/api/cases/{number}"))!["parties"]!.AsArray()
            .Select(party => party!["id"]!.GetValue<string>()).ToList();
        foreach (var whose in parties)
            await ActAsync(number, "record-consent", new { whose, consents = true, toldRights = true, askedBy = "当面" });
        await ActAsync(number, "record-session", new { way = "together", attended = parties, venue = "社区调解室", text = "说开了" });
        await ActAsync(number, "draw-agreement", new
        {
            form = "oral",
            facts = "楼上漏水",
            dispute = "谁来修",
            terms = "楼上修，楼下刷墙",
            performance = "请人修",
            performBy = "2099-12-31",
        });
        await ActAsync(number, "confirm-oral");
    }

    /// <summary>What time it is for the product.</summary>
    public async Task<DateTimeOffset> NowAsync() =>
        (await client.GetFromJsonAsync<JsonNode>("/api/demo/clock"))!["now"]!.GetValue<DateTimeOffset>();

    /// <summary>Moves the demo clock ahead; comes back when everything that fell due has taken effect.</summary>
    public async Task LetPassAsync(TimeSpan time)
    {
        var now = await NowAsync();
        using var answer = await client.PostAsJsonAsync("/api/demo/clock", new { now = now + time });
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Describes a workflow anew, as another window of Studio's would save it.</summary>
    public async Task DescribeAsync(string definition, string description)
    {
        var model = (await client.GetFromJsonAsync<JsonObject>($"/elsa/api/workflow-definitions/by-definition-id/{definition}?versionOptions=Latest"))!;
        model["description"] = description;
        using var answer = await client.PostAsJsonAsync("/elsa/api/workflow-definitions", new { model, publish = false });
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Brings in the file of a workflow as its draft.</summary>
    public async Task BringInAsync(string file)
    {
        using var answer = await client.PostAsync("/elsa/api/workflow-definitions/import", new StringContent(file, Encoding.UTF8, "application/json"));
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The diagram of a workflow's draft, as a file would hold it.</summary>
    public async Task<JsonObject> DiagramAsync(string definition) => (await client.GetFromJsonAsync<JsonObject>(
        $"/elsa/api/workflow-definitions/{definition}/export?versionOptions=Latest"))!["root"]!.AsObject();

    public void Dispose() => client.Dispose();

    /// <summary>What the window got back (受理结果).</summary>
    internal sealed record Accepted(string Number, string ReceiptCode);
}

/// <summary>Who can be asked to work. 请同事办</summary>
internal static class Colleagues
{
    /// <summary>A colleague with a demo account, signed in.</summary>
    public static async Task<Colleague> AskAsync(this Server server, string userName)
    {
        var client = new HttpClient { BaseAddress = server.Address };
        using var signedIn = await client.PostAsJsonAsync("/api/tokens", new { userName, password = Server.Password });
        signedIn.EnsureSuccessStatusCode();
        var token = (await signedIn.Content.ReadFromJsonAsync<JsonNode>())!["token"]!.GetValue<string>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new Colleague(client);
    }

    /// <summary>Does one act as somebody.</summary>
    public static async Task ActAsync(this Server server, string userName, string number, string act, object? data = null)
    {
        using var colleague = await server.AskAsync(userName);
        await colleague.ActAsync(number, act, data);
    }
}
