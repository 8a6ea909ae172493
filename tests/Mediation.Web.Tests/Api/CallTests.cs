using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Mediation.Casework.Actors;
using Mediation.Postgres.Calls;
using Microsoft.Extensions.DependencyInjection;

namespace Mediation.Web.Tests.Api;

/// <summary><c>/api/calls</c>: a gateway's key opens it and nothing else; a press is one case.</summary>
public sealed class CallTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_press_opens_one_case_however_often_it_is_sent()
    {
        using var gateway = await GatewayAsync("first");

        var answer = await SendAsync(gateway, """{"callId":"c-1","device":"Z-9","text":"有人摔倒"}""", HttpStatusCode.Created);
        (await SendAsync(gateway, """{"callId":"c-1","device":"Z-9","text":"有人摔倒"}""", HttpStatusCode.Created)).ToJsonString().ShouldBe(answer.ToJsonString());
        (await SendAsync(gateway, """{"callId":"c-1","device":"Z-8"}""", HttpStatusCode.UnprocessableEntity))["code"]!.GetValue<string>().ShouldBe("request.key-reused");

        var desk = await server.SignedInAsync("desk");
        var seen = (await new Caller(desk).GetAsync($"/api/cases/{answer["number"]}")).ShouldBeFine().Json;
        seen["complaint"]!.ToJsonString().ShouldContain("Z-9");
    }

    [Fact]
    public async Task Without_a_good_key_nothing_is_opened_and_a_key_opens_nothing_else()
    {
        using var stranger = server.Anonymous();
        (await SendAsync(stranger, """{"callId":"c-2","device":"Z-9"}""", HttpStatusCode.Unauthorized))["code"]!.GetValue<string>().ShouldBe("call.key-wrong");
        var clerk = await server.SignedInAsync("desk");
        (await SendAsync(clerk, """{"callId":"c-2","device":"Z-9"}""", HttpStatusCode.Unauthorized))["code"]!.GetValue<string>().ShouldBe("call.key-wrong");

        using var gateway = await GatewayAsync("second");
        using var list = await gateway.GetAsync("/api/cases", Ct);
        list.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("""{"device":"Z-9"}""", HttpStatusCode.UnprocessableEntity, "field.missing")]
    [InlineData("""{"callId":"c 3","device":"Z-9"}""", HttpStatusCode.UnprocessableEntity, "field.malformed")]
    [InlineData("""{"callId":"c-3","device":"Z-9","colour":"red"}""", HttpStatusCode.BadRequest, "request.unknown-field")]
    [InlineData("{", HttpStatusCode.BadRequest, "request.malformed")]
    public async Task What_is_no_call_is_refused_with_a_code(string body, HttpStatusCode status, string code)
    {
        using var gateway = await GatewayAsync("third");

        (await SendAsync(gateway, body, status))["code"]!.GetValue<string>().ShouldBe(code);
    }

    private async Task<HttpClient> GatewayAsync(string code)
    {
        var gateways = server.Services.GetRequiredService<CallGateways>();
        var secret = await gateways.IssueAsync(new Actor(Guid.Empty, "管理员", [new(null, Role.Administrator)]), code, "平台", "开通", new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero), Ct);
        var client = server.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret.Value);
        return client;
    }

    private static async Task<JsonNode> SendAsync(HttpClient client, string body, HttpStatusCode status)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/api/calls", content, Ct);
        answer.StatusCode.ShouldBe(status, await answer.Content.ReadAsStringAsync(Ct));
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!;
    }
}
