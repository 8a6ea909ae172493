using System.Net;
using Mediation.TestKit;
using Mediation.Web.Clockwork;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Mediation.Web.Tests.Health;

public sealed class HealthTests(TestServer server) : IClassFixture<TestServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_of_another_schema_is_not_ready()
    {
        using var client = server.Anonymous();
        (await client.GetAsync("/health/ready", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await server.ExecuteAsync("update schema_migration set checksum = 'edited' where number = 1");
        using var answer = await client.GetAsync("/health/ready", Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain("0001_ground.sql");
    }

    [Fact]
    public async Task Sweeps_that_nobody_woke_for_a_minute_are_late()
    {
        var schedulers = server.Services.GetRequiredService<ISchedulerFactory>();
        var now = TimeProvider.System.GetUtcNow();

        (await new SweepWatch(schedulers, new TestClock(now)).ReadAsync(Ct)).ShouldAllBe(sweep => !sweep.Late);
        (await new SweepWatch(schedulers, new TestClock(now.AddMinutes(2))).ReadAsync(Ct)).ShouldAllBe(sweep => sweep.Late);
    }

    [Fact]
    public async Task The_API_document_is_there_for_anybody()
    {
        using var client = server.Anonymous();

        (await client.GetStringAsync("/openapi/v1.json", Ct)).ShouldContain("/api/tokens");
    }
}
