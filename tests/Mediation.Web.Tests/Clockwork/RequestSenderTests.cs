using System.Text.Json;
using Mediation.Casework.Waits;
using Mediation.Postgres.Desk;
using Mediation.Web.Clockwork;
using Mediation.Workflows.Effects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mediation.Web.Tests.Clockwork;

/// <summary>What is sent to other servers, and what of their answers counts.</summary>
public sealed class RequestSenderTests : IAsyncLifetime
{
    private readonly List<string> reached = [];

    private WebApplication server = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        server = builder.Build();
        server.MapPost("/echo", async (HttpRequest request) =>
        {
            using var body = new StreamReader(request.Body);
            return Results.Json(new
            {
                body = await body.ReadToEndAsync(Ct),
                key = request.Headers["Idempotency-Key"].ToString(),
                authorization = request.Headers.Authorization.ToString(),
                own = request.Headers["X-Own"].ToString(),
                host = request.Headers.Host.ToString(),
            });
        });
        server.MapGet("/away", () => Results.Redirect("/elsewhere"));
        server.MapGet("/elsewhere", () => { reached.Add("elsewhere"); return "there"; });
        server.MapGet("/long", () => new string('长', RequestSender.MostBytes));
        server.MapGet("/words", () => "not json");
        server.MapGet("/never", async (HttpContext visit) => await Task.Delay(Timeout.Infinite, visit.RequestAborted));
        await server.StartAsync(Ct);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Content_headers_and_the_same_key_go_to_a_listed_server()
    {
        var request = Request("/echo", "POST") with
        {
            Content = JsonElement.Parse("""{"amount":12}"""),
            Authorization = "Bearer abc",
            Headers = JsonElement.Parse("""{"X-Own":"own","Host":"other.example"}"""),
        };

        var answer = await SendAsync(request);

        answer.StatusCode.ShouldBe(200);
        Member(answer, "body").ShouldBe("""{"amount":12}""");
        Member(answer, "key").ShouldBe(request.Id.ToString("N"));
        Member(answer, "authorization").ShouldBe("Bearer abc");
        Member(answer, "own").ShouldBe("own");
        Member(answer, "host").ShouldStartWith("127.0.0.1");
    }

    [Fact]
    public async Task A_redirect_is_an_answer_and_is_not_followed()
    {
        (await SendAsync(Request("/away"))).StatusCode.ShouldBe(302);
        reached.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_an_answer_that_is_too_long_only_the_status_counts()
    {
        var answer = await SendAsync(Request("/long"));

        (answer.StatusCode, answer.Content.ValueKind).ShouldBe((200, JsonValueKind.Null));
    }

    [Fact]
    public async Task What_is_no_json_is_taken_as_words() => (await SendAsync(Request("/words"))).Content.GetString().ShouldBe("not json");

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_or_is_not_there_is_an_answer_too()
    {
        var late = await SendAsync(Request("/never"), TimeSpan.FromMilliseconds(300));
        var gone = await SendAsync(Request("/words") with { Url = new Uri("http://127.0.0.1:1/") });

        (late.StatusCode, late.TimedOut).ShouldBe((null, true));
        (gone.StatusCode, gone.TimedOut).ShouldBe((null, false));
    }

    [Fact]
    public async Task A_server_that_is_no_longer_listed_is_not_asked()
    {
        var address = new UriBuilder(server.Urls.Single()) { Host = "localhost", Path = "/elsewhere" }.Uri;

        (await SendAsync(Request("/words") with { Url = address })).StatusCode.ShouldBeNull();
        reached.ShouldBeEmpty();
    }

    private static string Member(HttpAnswered answer, string name) => answer.Content.GetProperty(name).GetString()!;

    private static async Task<HttpAnswered> SendAsync(OutgoingRequest request, TimeSpan? patience = null)
    {
        var inForce = new InForce();
        inForce.Replace(new Policy(null!, null!, null!, null!, null!) { HttpHosts = new HashSet<string> { "127.0.0.1" } });
        using var sender = new RequestSender(inForce, NullLogger<RequestSender>.Instance, patience);
        return await sender.SendAsync(request, Ct);
    }

    private OutgoingRequest Request(string path, string method = "GET") =>
        new(Guid.CreateVersion7(), Guid.Empty, "b1", method, new Uri(server.Urls.Single() + path), null, null, null, null);
}
