using System.Diagnostics;
using System.Globalization;
using Mediation.Postgres.Embedded;
using Npgsql;

namespace Mediation.Postgres.Tests.Embedded;

public sealed class EmbeddedClusterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mediation-cluster-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Data_survive_a_stop_and_a_second_start()
    {
        await using (var first = await EmbeddedCluster.StartAsync(folder, ct: Ct))
        {
            var town = await first.EnsureDatabaseAsync("town", Ct);
            await ScalarAsync(town, "create table kept as select '月光小区' as word");
        }

        await using var second = await EmbeddedCluster.StartAsync(folder, ct: Ct);

        (await ScalarAsync(await second.EnsureDatabaseAsync("town", Ct), "select word from kept")).ShouldBe("月光小区");
    }

    [Fact]
    public async Task A_server_killed_hard_leaves_nothing_that_blocks_the_next_start()
    {
        await using (var first = await EmbeddedCluster.StartAsync(folder, ct: Ct))
        {
            await ScalarAsync(await first.EnsureDatabaseAsync("town", Ct), "create table kept as select 1 as n");
            using var server = Process.GetProcessById(ServerProcess());
            server.Kill();
            await server.WaitForExitAsync(Ct);
        }
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "data/postmaster.pid"),
            [$"{Environment.ProcessId}", Path.Combine(folder, "data"), "0", "5432", "/tmp", "", "", "ready"], Ct);

        await using var second = await EmbeddedCluster.StartAsync(folder, ct: Ct);

        (await ScalarAsync(await second.EnsureDatabaseAsync("town", Ct), "select n from kept")).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_process_is_a_guest_and_stops_nothing()
    {
        await using var owner = await EmbeddedCluster.StartAsync(folder, ct: Ct);

        await using (var guest = await EmbeddedCluster.StartAsync(folder, ct: Ct))
            (await ScalarAsync(guest.ConnectionString("postgres"), "select 1")).ShouldBe(1);

        (await ScalarAsync(owner.ConnectionString("postgres"), "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task It_listens_on_no_port_and_asks_for_the_password()
    {
        await using var cluster = await EmbeddedCluster.StartAsync(folder, ct: Ct);

        (await ScalarAsync(cluster.ConnectionString("postgres"), "show listen_addresses")).ShouldBe("");
        (await ScalarAsync(cluster.ConnectionString("postgres"), "show server_encoding")).ShouldBe("UTF8");
        var stranger = new NpgsqlConnectionStringBuilder(cluster.ConnectionString("postgres")) { Password = "guess" };
        var refused = await Should.ThrowAsync<PostgresException>(
            () => ScalarAsync(stranger.ConnectionString, "select 1"));
        refused.SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [Fact]
    public async Task A_refused_row_is_not_written_into_its_log()
    {
        await using var cluster = await EmbeddedCluster.StartAsync(folder, ct: Ct);
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString("postgres") + ";Pooling=false");
        await using var create = source.CreateCommand("create table person (name text constraint nobody check (name = ''))");
        await create.ExecuteNonQueryAsync(Ct);
        await using var insert = source.CreateCommand("insert into person (name) values ($1)");
        insert.Parameters.Add(new() { Value = "慕容雪梅" });

        await Should.ThrowAsync<PostgresException>(() => insert.ExecuteNonQueryAsync(Ct));

        var log = await File.ReadAllTextAsync(Path.Combine(folder, "postgres.log"), Ct);
        log.ShouldContain("nobody");
        log.ShouldNotContain("慕容雪梅");
    }

    private int ServerProcess() =>
        int.Parse(File.ReadLines(Path.Combine(folder, "data/postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Ct);
    }
}
