using System.Net;

namespace Mediation.Web.Tests.Edge;

public sealed class HeadersTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_answer_forbids_scripts_and_frames_from_elsewhere()
    {
        using var client = server.Anonymous();

        using var answer = await client.GetAsync("/health/live", Ct);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("script-src 'self'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.Server.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_has_no_session_is_sent_to_sign_in_and_a_program_is_told()
    {
        using var client = server.Anonymous();

        using var page = await client.GetAsync("/?from=3", Ct);
        using var api = await client.GetAsync("/api/account", Ct);

        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Headers.Location!.PathAndQuery.ShouldStartWith("/sign-in?returnUrl=%2F%3Ffrom");
        api.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Problem.ReadAsync(api, Ct)).Code.ShouldBe("session.needed");
    }
}
