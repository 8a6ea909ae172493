using System.Globalization;
using Mediation.Postgres.Embedded;
using Mediation.Postgres.Schema;
using Mediation.TestKit.Shipped;
using Npgsql;

namespace Mediation.Benchmarks.Ground;

/// <summary>
/// Where benchmarks run (测试场地): a PostgreSQL of their own under <c>artifacts/bench/</c>, as durable and as configured as
/// the one that <c>./run</c> starts, and apart from it.
/// </summary>
internal sealed class BenchGround : IAsyncDisposable
{
    private readonly EmbeddedCluster cluster;

    private BenchGround(EmbeddedCluster cluster) => this.cluster = cluster;

    /// <summary>The folder of everything that a run leaves behind.</summary>
    public static string Folder { get; } = ShippedPolicy.File("artifacts", "bench");

    public static async Task<BenchGround> StartAsync()
    {
        Directory.CreateDirectory(Folder);
        return new BenchGround(await EmbeddedCluster.StartAsync(Path.Combine(Folder, "postgres")));
    }

    /// <summary>How to reach a database.</summary>
    public string Reach(string database) => cluster.ConnectionString(database);

    /// <summary>Connections as the server makes them.</summary>
    public NpgsqlDataSource Connect(string database, string? options = null) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(Reach(database))
        {
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            WriteBufferSize = 65_536,
            CommandTimeout = 0,
            Options = options,
        });

    /// <summary>A new, migrated database; one of the same name is gone.</summary>
    public async Task FreshAsync(string database)
    {
        await ExecuteAsync("postgres", $"drop database if exists {database} with (force)");
        await cluster.EnsureDatabaseAsync(database);
        await new Migrator(Reach(database), Migration.All, TimeProvider.System).ApplyAsync();
    }

    public async Task ExecuteAsync(string database, string sql) => await ScalarAsync(database, sql);

    public async Task<object?> ScalarAsync(string database, string sql)
    {
        await using var source = Connect(database);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Processor time that the database server has used, all its processes together.</summary>
    public static TimeSpan ProcessorTime()
    {
        var pid = File.ReadLines(Directory.EnumerateFiles(Path.Combine(Folder, "postgres"), "postmaster.pid", SearchOption.AllDirectories).First()).First();
        var ticks = TimesOf(pid).Sum();
        foreach (var folder in Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => char.IsAsciiDigit(name![0])))
            if (StatOf(folder!) is { Length: > 14 } stat && stat[1] == pid)
                ticks += TimesOf(folder!).Take(2).Sum();
        return TimeSpan.FromMilliseconds(ticks * 10);
    }

    // What follows the name of a process: its state, its parent, and after nine more its times and those of its children that ended.
    private static string[]? StatOf(string pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/stat").Split(") ")[^1].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static IEnumerable<long> TimesOf(string pid) =>
        (StatOf(pid) ?? []).Skip(11).Take(4).Select(ticks => long.Parse(ticks, CultureInfo.InvariantCulture));

    /// <summary>On what and when it was measured, and by which command.</summary>
    public async Task<string> DescribeAsync(string part)
    {
        var version = $"{await ScalarAsync("postgres", "show server_version")}".Split(' ')[0];
        var fsync = await ScalarAsync("postgres", "show fsync");
        var buffers = await ScalarAsync("postgres", "show shared_buffers");
        return string.Create(CultureInfo.InvariantCulture,
            $"""
            {Machine.Describe(part)},
            PostgreSQL {version} (fsync {fsync}, shared_buffers {buffers}), .NET {Environment.Version}; client, server and database on the same cores.
            """);
    }

    public ValueTask DisposeAsync() => cluster.DisposeAsync();
}
