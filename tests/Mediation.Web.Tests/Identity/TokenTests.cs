using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Mediation.Web.Tests.Identity;

public sealed class TokenTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_get_the_same_answer_after_the_same_time()
    {
        using var client = server.Anonymous();
        await AskAsync(client, "desk", "warms the server up");

        var started = Stopwatch.GetTimestamp();
        var (known, knownText) = await AskAsync(client, "desk", "not the password");
        var knownTook = Stopwatch.GetElapsedTime(started);
        started = Stopwatch.GetTimestamp();
        var (unknown, unknownText) = await AskAsync(client, "nobody", "not the password");
        var unknownTook = Stopwatch.GetElapsedTime(started);

        known.ShouldBe(HttpStatusCode.Unauthorized);
        unknown.ShouldBe(known);
        unknownText.ShouldBe(knownText);
        knownTook.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(390));
        unknownTook.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(390));
    }

    [Theory]
    [InlineData("police")]
    [InlineData("nobody-either")]
    public async Task Five_failures_lock_a_name_whether_it_exists_or_not(string userName)
    {
        using var client = server.Anonymous();

        var failures = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => AskAsync(client, userName, "wrong")));
        var (status, text) = await AskAsync(client, userName, TestServer.Password);

        failures.ShouldAllBe(failure => failure.Status == HttpStatusCode.Unauthorized);
        status.ShouldBe(HttpStatusCode.Locked);
        text.ShouldContain("account.locked-out");
    }

    [Fact]
    public async Task A_token_speaks_for_its_account()
    {
        using var client = await server.SignedInAsync("mediator");

        var account = await client.GetStringAsync("/api/account", Ct);

        account.ShouldContain("""
            "userName":"mediator","displayName":"人民调解员","memberships":[{"unit":"PMC","role":"handler"}
            """.Trim());
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("Q2ZESjhB")]
    [InlineData("")]
    public async Task A_bad_token_is_refused(string token)
    {
        using var client = server.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/account");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");

        using var answer = await client.SendAsync(request, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ShouldContain(new AuthenticationHeaderValue("Bearer"));
        (await Problem.ReadAsync(answer, Ct)).Code.ShouldBe("session.needed");
    }

    [Fact]
    public async Task A_new_password_ends_the_tokens_given_out_before()
    {
        using var client = await server.SignedInAsync("supervisor");
        await server.ExecuteAsync("update account set security_stamp = 'changed' where user_name = 'supervisor'");

        using var answer = await client.GetAsync("/api/account", Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(
        HttpClient client, string userName, string password)
    {
        using var answer = await client.PostAsJsonAsync("/api/tokens", new { userName, password }, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        return (answer.StatusCode, Regex.Replace(text, "\"traceId\":\"[^\"]*\"", ""));
    }
}
