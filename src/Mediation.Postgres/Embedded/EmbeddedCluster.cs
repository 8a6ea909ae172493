using Npgsql;

namespace Mediation.Postgres.Embedded;

/// <summary>
/// A private PostgreSQL cluster in a folder of its own (私有数据库), so that nobody has to install or configure a
/// server. It is reached only through a socket in a folder of mode 0700 and with a generated password; it listens on
/// no port. One process owns it: it starts and stops it. A second process (<c>./run migrate</c> beside a
/// running server) becomes a guest of the running cluster.
/// <para>
/// The server hangs on a pipe to its owner: when the owner ends, in whatever way, the pipe closes and the server
/// shuts down in order. What a harder crash leaves behind is cleared at the next start; committed data are kept.
/// </para>
/// </summary>
public sealed class EmbeddedCluster : IAsyncDisposable
{
    private const string User = "mediation";

    private readonly string socketFolder;
    private readonly string password;
    private readonly PostgresProcess? server;
    private readonly FileStream? ownership;

    private EmbeddedCluster(string socketFolder, string password, PostgresProcess? server, FileStream? ownership)
    {
        this.socketFolder = socketFolder;
        this.password = password;
        this.server = server;
        this.ownership = ownership;
    }

    /// <summary>Starts the cluster of a folder, creating it the first time, or joins the one running there.</summary>
    /// <param name="folder">Where the data lies; created with mode 0700.</param>
    /// <param name="throwAway">True for tests: no fsync, and the folder is removed when the cluster stops.</param>
    /// <param name="ct">Gives up starting.</param>
    /// <exception cref="ClusterException">PostgreSQL is not installed or did not start; says why.</exception>
    public static async Task<EmbeddedCluster> StartAsync(
        string folder, bool throwAway = false, CancellationToken ct = default)
    {
        var binaries = PostgresBinaries.Find(AppContext.BaseDirectory)
            ?? PostgresBinaries.Find(Environment.CurrentDirectory)
            ?? throw new ClusterException("PostgreSQL is not installed: apt-get install -y postgresql");
        var cluster = new ClusterFolder(folder);

        if (cluster.TryOwn() is not { } ownership)
            return JoinRunning(cluster);
        try
        {
            if (cluster.IsInitialised)
                await cluster.ClearLeftoversAsync(ct);
            else
                await PostgresProcess.InitialiseAsync(binaries, cluster, ct);
            var sockets = Directory.CreateTempSubdirectory("mediation-pg-").FullName;
            var server = await PostgresProcess.StartAsync(binaries, cluster, sockets, throwAway, ct);
            return new EmbeddedCluster(sockets, cluster.Password, server, ownership);
        }
        catch
        {
            await ownership.DisposeAsync();
            throw;
        }
    }

    /// <summary>How to reach a database of this cluster.</summary>
    public string ConnectionString(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = socketFolder,
        Username = User,
        Password = password,
        Database = database,
    }.ConnectionString;

    /// <summary>Creates the database if it is not there yet and says how to reach it.</summary>
    public async Task<string> EnsureDatabaseAsync(string database, CancellationToken ct = default)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(ct);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection)
        {
            Parameters = { new() { Value = database } },
        };
        if (await exists.ExecuteScalarAsync(ct) is null)
        {
            var name = new NpgsqlCommandBuilder().QuoteIdentifier(database);
            await using var create = new NpgsqlCommand($"create database {name}", connection);
            await create.ExecuteNonQueryAsync(ct);
        }
        return ConnectionString(database);
    }

    /// <summary>Stops the server if this process owns it, after its running statements.</summary>
    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        if (ownership is not null)
            await ownership.DisposeAsync();
    }

    private static EmbeddedCluster JoinRunning(ClusterFolder cluster) => cluster.Running() is var (_, sockets)
        ? new EmbeddedCluster(sockets, cluster.Password, server: null, ownership: null)
        : throw new ClusterException("Another process is starting or stopping this cluster; try again in a moment.");
}

/// <summary>The private cluster could not be created or started. 私有数据库未能启动</summary>
public sealed class ClusterException : Exception
{
    /// <summary>With the sentence an operator reads.</summary>
    public ClusterException(string message)
        : base(message)
    {
    }

    /// <summary>Without a sentence.</summary>
    public ClusterException()
    {
    }

    /// <summary>With the sentence an operator reads, and what caused it.</summary>
    public ClusterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
