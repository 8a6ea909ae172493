using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Mediation.Web.Tests.Database;

/// <summary>How the server connects to its database.</summary>
public sealed class DatabaseSetupTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public void Statements_are_prepared_and_a_database_that_is_away_is_noticed_soon()
    {
        var used = UsedBy(server);

        used.MaxAutoPrepare.ShouldBe(200);
        used.AutoPrepareMinUsages.ShouldBe(2);
        used.Timeout.ShouldBe(5);
    }

    [Fact]
    public async Task What_the_connection_string_says_itself_is_kept()
    {
        await using var own = new OwnWay();
        await own.InitializeAsync();

        UsedBy(own).MaxAutoPrepare.ShouldBe(7);
    }

    private static NpgsqlConnectionStringBuilder UsedBy(TestServer server) =>
        new(server.Services.GetRequiredService<NpgsqlDataSource>().ConnectionString);

    private sealed class OwnWay : TestServer
    {
        protected override string Reach(string database) => $"{database};Max Auto Prepare=7";
    }
}
