using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Mediation.Web.Tests.Screens.Supervision;

/// <summary>A town whose complaints are left lying (逾期测试镇).</summary>
internal sealed class LateTown(TestServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task<string> AcceptAsync()
    {
        var desk = await server.SignedInAsync("desk");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/complaints")
        {
            Content = JsonContent.Create(new { text = "我家卫生间楼上漏水，把天花板泡坏了", channel = "窗口登记", place = "西园路月光小区2栋" }),
        };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await desk.SendAsync(request, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Stop))!["number"]!.GetValue<string>();
    }

    public async Task JumpAsync(TimeSpan by)
    {
        var admin = await server.SignedInAsync("admin");
        var now = await NowAsync();
        using var answer = await admin.PostAsJsonAsync("/api/demo/clock", new { now = now + by }, Stop);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public async Task<int> UrgesAsync(string number)
    {
        var journal = await (await server.SignedInAsync("supervisor")).GetFromJsonAsync<JsonNode>($"/api/cases/{number}/journal", Stop);
        return journal!["items"]!.AsArray()
            .Where(line => line!["act"]!.GetValue<string>() == "urge")
            .Select(line => line!["version"]!.GetValue<long>())
            .Distinct()
            .Count();
    }

    public async Task<DateTimeOffset> NowAsync() =>
        (await (await server.SignedInAsync("admin")).GetFromJsonAsync<JsonNode>("/api/demo/clock", Stop))!["now"]!.GetValue<DateTimeOffset>();
}
