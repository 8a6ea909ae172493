using System.Net;
using System.Net.Http.Json;
using Mediation.TestKit;

namespace Mediation.Web.Tests.Edge;

public sealed class OutageTests(OutageTests.SeverableServer server) : IClassFixture<OutageTests.SeverableServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_database_is_away_the_answer_says_so_and_it_recovers_by_itself()
    {
        using var client = server.Anonymous();
        (await TokenAsync(client)).StatusCode.ShouldBe(HttpStatusCode.OK);

        server.Line.Cut();
        using var meanwhile = await TokenAsync(client);
        using var notReady = await client.GetAsync("/health/ready", Ct);
        using var alive = await client.GetAsync("/health/live", Ct);
        server.Line.Mend();
        using var after = await TokenAsync(client);

        meanwhile.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        meanwhile.Headers.RetryAfter.ShouldNotBeNull();
        (await Problem.ReadAsync(meanwhile, Ct)).Code.ShouldBe("database.away");
        notReady.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        alive.StatusCode.ShouldBe(HttpStatusCode.OK);
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<HttpResponseMessage> TokenAsync(HttpClient client) =>
        client.PostAsJsonAsync("/api/tokens", new { userName = "desk", password = TestServer.Password }, Ct);

    /// <summary>A server whose line to the database can be cut.</summary>
    public sealed class SeverableServer : TestServer
    {
        public DatabaseLine Line { get; private set; } = null!;

        protected override string Reach(string database) => (Line = DatabaseLine.To(database)).ConnectionString;

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Line.DisposeAsync();
        }
    }
}
