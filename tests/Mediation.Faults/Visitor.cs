using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Mediation.Faults;

/// <summary>What came back (应答).</summary>
internal sealed record Reply(HttpStatusCode Status, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Code => Json["code"]?.GetValue<string>();
}

/// <summary>One request that must have its effect exactly once, however often it has to be sent (一次提交).</summary>
/// <param name="User">Who sends it.</param>
/// <param name="Path">Where to.</param>
/// <param name="Body">What.</param>
/// <param name="Mark">Words that only this request says; also its idempotency key.</param>
internal sealed record Errand(string User, string Path, JsonObject Body, string Mark)
{
    /// <summary>A complaint about a street lamp.</summary>
    public static Errand Complaint(string mark) => new("desk", "/api/complaints",
        new() { ["text"] = $"路灯不亮，记号{mark}", ["channel"] = "窗口登记", ["place"] = "西园路月光小区2栋", ["category"] = "CG09-01" }, mark);

    /// <summary>An act on a case.</summary>
    public static Errand Act(string user, string number, string act, string mark, JsonObject? data = null) => new(
        user, $"/api/cases/{number}/acts", new() { ["act"] = act, ["data"] = data ?? [] }, mark);
}

/// <summary>Somebody who is signed in once, and calls whichever node is there (来访).</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromSeconds(30),
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Signs in at a node; the token is good at every node.</summary>
    public static async Task<Visitor> SignInAsync(Node node, string user)
    {
        var visitor = new Visitor();
        using var answer = await visitor.client.PostAsJsonAsync(
            new Uri(node.Address, "/api/tokens"), new { userName = user, password = Node.Password }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var token = (await answer.Content.ReadFromJsonAsync<JsonObject>(Ct))!["token"]!.GetValue<string>();
        visitor.client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return visitor;
    }

    public async Task<Reply> GetAsync(Node node, string path)
    {
        using var answer = await client.GetAsync(new Uri(node.Address, path), Ct);
        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }

    public Task<Stream> StreamAsync(Node node, string path) => client.GetStreamAsync(new Uri(node.Address, path), Ct);

    /// <summary>Sends a request with its key; null when no answer came, so that nobody knows whether it was done.</summary>
    public async Task<Reply?> SendAsync(Node node, Errand errand)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node.Address, errand.Path))
        {
            Content = new StringContent(errand.Body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", Uri.EscapeDataString(errand.Mark));
        try
        {
            using var answer = await client.SendAsync(request, Ct);
            return new(answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            return null;
        }
    }

    public void Dispose() => client.Dispose();
}
