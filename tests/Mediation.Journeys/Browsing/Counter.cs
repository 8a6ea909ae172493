using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Mediation.Journeys.Browsing;

/// <summary>Takes complaints in over the API, for journeys that begin with a case. 受理</summary>
internal static class Counter
{
    /// <summary>Water from the flat above: the mediation committee leads, property firm and legal adviser help.</summary>
    public const string Leak = "我家卫生间楼上漏水，把我家天花板都泡坏了，找楼上他不承认 <b>请尽快</b>";

    /// <summary>Accepts a complaint as the desk and returns the number of its case.</summary>
    public static async Task<string> AcceptAsync(this Server server, string text = Leak)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        using var signedIn = await client.PostAsJsonAsync("/api/tokens", new { userName = "desk", password = Server.Password });
        var token = (await signedIn.Content.ReadFromJsonAsync<Token>())!.Value;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        client.DefaultRequestHeaders.Add("Idempotency-Key", $"{Guid.CreateVersion7()}");
        using var accepted = await client.PostAsJsonAsync("/api/complaints", new
        {
            text,
            channel = "窗口登记",
            place = "西园路月光小区2栋",
            reporter = new { name = "李云芳", phone = "13800001234" },
        });
        accepted.EnsureSuccessStatusCode();
        return (await accepted.Content.ReadFromJsonAsync<Numbered>())!.Number;
    }

    private sealed record Token([property: System.Text.Json.Serialization.JsonPropertyName("token")] string Value);

    private sealed record Numbered(string Number);
}
