using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mediation.Web.Tests.Api;

/// <summary>What came back: status, exact bytes, and the JSON in them. 应答</summary>
internal sealed record Reply(HttpStatusCode Status, string Text, string? MediaType, TimeSpan? RetryAfter)
{
    /// <summary>The document.</summary>
    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The items of a list.</summary>
    public JsonArray Items => Json["items"]!.AsArray();

    /// <summary>The code of a refusal.</summary>
    public string? Code => Json["code"]?.GetValue<string>();

    /// <summary>Names of the fields a refusal speaks about, sorted.</summary>
    public IEnumerable<string> Fields => Json["errors"] is JsonObject errors ? errors.Select(e => e.Key).Order(StringComparer.Ordinal) : [];

    /// <summary>Insists on a refusal: its status, its code, a Chinese title and a sentence that says what to do.</summary>
    public Reply ShouldRefuse(HttpStatusCode status, string code)
    {
        Code.ShouldBe(code, Text);
        Status.ShouldBe(status);
        MediaType.ShouldBe("application/problem+json");
        Json["title"]!.GetValue<string>().ShouldContain("不能");
        Json["detail"]!.GetValue<string>().ShouldContain("请");
        return this;
    }

    /// <summary>Insists on success.</summary>
    public Reply ShouldBeFine(HttpStatusCode status = HttpStatusCode.OK)
    {
        Status.ShouldBe(status, Text);
        return this;
    }
}

/// <summary>Somebody who calls the interface (调用方).</summary>
internal sealed class Caller(HttpClient client)
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web);

    /// <summary>The shortest complaint that can be accepted.</summary>
    public static JsonObject Complaint(string text = "楼上卫生间漏水，把我家天花板泡坏了") => new()
    {
        ["text"] = text,
        ["channel"] = "窗口登记",
        ["place"] = "西园路月光小区2栋",
    };

    public Task<Reply> GetAsync(string address) => SendAsync(HttpMethod.Get, address, null, null);

    public Task<Reply> PostAsync(string address, object body, string? key = null) =>
        SendAsync(HttpMethod.Post, address, new StringContent(
            body as string ?? JsonSerializer.Serialize(body, Plain), Encoding.UTF8, "application/json"), key);

    /// <summary>Accepts a complaint and returns the case's number.</summary>
    public async Task<string> AcceptAsync(JsonObject? complaint = null)
    {
        var accepted = await PostAsync("/api/complaints", complaint ?? Complaint(), $"{Guid.CreateVersion7()}");
        return accepted.ShouldBeFine(HttpStatusCode.Created).Json["number"]!.GetValue<string>();
    }

    /// <summary>The acts open to the caller, by code.</summary>
    public async Task<IReadOnlyList<string>> OpenActsAsync(string number) =>
        [.. (await GetAsync($"/api/cases/{number}/acts")).Items.Select(a => a!["act"]!.GetValue<string>())];

    /// <summary>Does an act as its form now stands.</summary>
    public async Task<Reply> ActAsync(string number, string act, object? data = null, string? key = null)
    {
        var acts = await GetAsync($"/api/cases/{number}/acts");
        var version = acts.Json["version"]?.GetValue<long>();
        return await PostAsync($"/api/cases/{number}/acts", new { act, version, data = data ?? new { } }, key);
    }

    /// <summary>The parties are asked; the other side is named before, when nobody knew it, and may refuse.</summary>
    public async Task AskPartiesAsync(string number, bool refuses = false)
    {
        (await ActAsync(number, "take-mediation", new { choice = "named", mediationKind = "peoples" })).ShouldBeFine();
        (await ActAsync(number, "name-party", new { side = "respondent", organisation = false, name = "王立新" })).ShouldBeFine();
        foreach (var (side, id) in await PartiesAsync(number))
            (await ActAsync(number, "record-consent", new
            {
                whose = id,
                consents = !refuses || side == "complainant",
                toldRights = true,
                askedBy = "当面",
            })).ShouldBeFine();
    }

    /// <summary>A session is held, and the parties agree by word of mouth.</summary>
    public async Task AgreeAsync(string number)
    {
        var attended = (await PartiesAsync(number)).Select(party => party.Id);
        (await ActAsync(number, "record-session", new { way = "together", attended, venue = "社区调解室", text = "说开了" })).ShouldBeFine();
        (await ActAsync(number, "draw-agreement", new
        {
            form = "oral",
            facts = "楼上漏水",
            dispute = "谁来修",
            terms = "楼上修，楼下刷墙",
            performance = "请人修",
            performBy = "2099-12-31",
        })).ShouldBeFine();
        (await ActAsync(number, "confirm-oral")).ShouldBeFine();
    }

    /// <summary>The parties of a case, each with its side.</summary>
    public async Task<IReadOnlyList<(string Side, string Id)>> PartiesAsync(string number) =>
    [
        .. (await GetAsync($"/api/cases/{number}")).Json["parties"]!.AsArray()
            .Select(party => (party!["side"]!.GetValue<string>(), party["id"]!.GetValue<string>())),
    ];

    private async Task<Reply> SendAsync(HttpMethod method, string address, HttpContent? content, string? key)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new Reply(answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            answer.Content.Headers.ContentType?.MediaType, answer.Headers.RetryAfter?.Delta);
    }
}
