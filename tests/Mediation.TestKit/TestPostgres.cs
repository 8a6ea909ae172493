using Mediation.Postgres.Embedded;
using Mediation.Postgres.Schema;
using Npgsql;

namespace Mediation.TestKit;

/// <summary>
/// The PostgreSQL server of one test process (测试库服务): the one named by <c>MEDIATION_TEST_POSTGRES</c> (a connection
/// string whose role may create databases), otherwise a throw-away cluster that disappears with the process. The schema
/// is migrated once into a template; a clone of it takes about 30 ms.
/// </summary>
public static class TestPostgres
{
    private static readonly Lazy<Task<(string Server, string Template)>> Prepared = new(PrepareAsync);

    // Held for as long as the process lives: collected as garbage, it would let go of the server.
    private static EmbeddedCluster? throwAway;

    /// <summary>The server, to a database that every test may look at but not change.</summary>
    public static async Task<string> ServerAsync() => (await Prepared.Value).Server;

    /// <summary>A new database with the product's schema, empty but for what migrations insert.</summary>
    public static async Task<string> CloneAsync()
    {
        var (server, template) = await Prepared.Value;
        return await CreateAsync(server, $"template \"{template}\"");
    }

    /// <summary>A new database with nothing in it.</summary>
    public static async Task<string> EmptyAsync() => await CreateAsync(await ServerAsync(), "");

    /// <summary>Removes a database, even one that is in use.</summary>
    public static async Task DropAsync(string connectionString)
    {
        await using var pool = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(pool);
        await ExecuteAsync(await ServerAsync(), $"drop database if exists \"{Name(connectionString)}\" with (force)");
    }

    private static async Task<(string Server, string Template)> PrepareAsync()
    {
        var given = Environment.GetEnvironmentVariable("MEDIATION_TEST_POSTGRES");
        var server = given is { Length: > 0 } ? given : await StartThrowAwayAsync();
        var template = await CreateAsync(server, "");
        await new Migrator(template, Migration.All, TimeProvider.System).ApplyAsync();
        if (server == given)
            AppDomain.CurrentDomain.ProcessExit += (_, _) => DropAtExit(server, Name(template));
        return (server, Name(template));
    }

    private static async Task<string> StartThrowAwayAsync()
    {
        var folder = Directory.CreateTempSubdirectory("mediation-test-").FullName;
        throwAway = await EmbeddedCluster.StartAsync(folder, throwAway: true);
        return throwAway.ConnectionString("postgres");
    }

    // A throw-away cluster takes its databases with it; a given server would keep the template.
    private static void DropAtExit(string server, string template)
    {
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        using var drop = new NpgsqlCommand($"drop database if exists \"{template}\"", connection);
        drop.ExecuteNonQuery();
    }

    private static string Name(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString).Database!;

    private static async Task<string> CreateAsync(string server, string options)
    {
        var name = $"mediation_test_{Guid.CreateVersion7():n}";
        await ExecuteAsync(server, $"create database \"{name}\" {options}");
        return new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
