using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Mediation.Web.Tests.Screens;

public sealed class CaseAsItWasTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_earlier_moment_is_marked_and_nothing_can_be_done_in_it()
    {
        var desk = await server.SignedInAsync("desk");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/complaints")
        {
            Content = JsonContent.Create(new { text = "路灯不亮", channel = "窗口登记", place = "西园路月光小区2栋" }),
        };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await desk.SendAsync(request, Stop);
        var number = (await answer.Content.ReadFromJsonAsync<JsonNode>(Stop))!["number"]!.GetValue<string>();

        var now = await desk.GetStringAsync($"/cases/{number}", Stop);
        var then = await desk.GetStringAsync($"/cases/{number}?at=2026-01-05T09:00", Stop);
        var ahead = await desk.GetStringAsync($"/cases/{number}?at=2099-01-05T09:00", Stop);
        var never = await desk.GetStringAsync($"/cases/{number}?at=yesterday", Stop);
        var first = await desk.GetStringAsync($"/cases/{number}?at=0001-01-01T00:00", Stop);

        foreach (var today in new[] { now, ahead, never, first })
        {
            today.ShouldContain("acts-title");
            today.ShouldNotContain("时的样子，只能看");
        }
        then.ShouldContain("时的样子，只能看，不能办理");
        then.ShouldNotContain("acts-title");
        then.ShouldNotContain($"action=\"/cases/{number}/acts\"");
        then.ShouldContain("回到现在");
    }
}
