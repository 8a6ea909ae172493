using System.Text.RegularExpressions;
using Mediation.Postgres.Schema;
using Mediation.TestKit;
using Npgsql;

namespace Mediation.Postgres.Tests.Schema;

public sealed class SchemaTests(TestDatabase migrated) : IClassFixture<TestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_schema_page_says_what_the_migrations_make()
    {
        var fromMigrations = await Catalogue.ReadAsync(migrated.ConnectionString, Ct);
        var fromPage = await Catalogue.ReadAsync(await CreatedFromPageAsync(), Ct);

        fromMigrations.ShouldContain(line => line.StartsWith("column account.user_name text"));
        fromPage.Except(fromMigrations).ShouldBeEmpty("These are on the page only.");
        fromMigrations.Except(fromPage).ShouldBeEmpty("These are made by migrations only.");
    }

    [Fact]
    public async Task Every_table_and_column_is_explained_in_Chinese()
    {
        var lines = await Catalogue.ReadAsync(migrated.ConnectionString, Ct);

        lines.Where(line => line.Split(' ')[0] is "table" or "column")
            .Where(line => !line.Split(" -- ")[^1].Any(letter => letter is >= '一' and <= '龥'))
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_statement_asks_the_server_what_time_it_is()
    {
        Migration.All
            .Where(migration => Regex.IsMatch(migration.Sql, @"\bnow\(\)|current_timestamp|clock_timestamp"))
            .ShouldBeEmpty();
    }

    private static async Task<string> CreatedFromPageAsync()
    {
        var database = await TestPostgres.EmptyAsync();
        await using var source = NpgsqlDataSource.Create(database + ";Pooling=false");
        await using var command = source.CreateCommand(SchemaPage.AsStatements(SchemaPage.Read()));
        await command.ExecuteNonQueryAsync(Ct);
        return database;
    }
}
