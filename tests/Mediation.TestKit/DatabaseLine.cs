using Npgsql;

namespace Mediation.TestKit;

/// <summary>
/// The line between a program and its database, which a test can cut and mend (数据库线路): a local port that passes on
/// to the server. Cut, running connections break and new ones are refused, as when the server is gone.
/// </summary>
public sealed class DatabaseLine : Relay
{
    private DatabaseLine(NpgsqlConnectionStringBuilder address) : base(address)
    {
        (address.Host, address.Port) = ("127.0.0.1", Listen());
        ConnectionString = address.ConnectionString;
    }

    /// <summary>The database as reached through the line.</summary>
    public string ConnectionString { get; }

    /// <summary>Lays a line to a database.</summary>
    public static DatabaseLine To(string connectionString) => new(new NpgsqlConnectionStringBuilder(connectionString));

    /// <summary>Breaks what runs and refuses what comes.</summary>
    public void Cut() => Break();

    /// <summary>Lets connections through again, on the same port.</summary>
    public void Mend() => Listen();

    /// <inheritdoc/>
    protected override Task CarryAsync(Stream near, Stream far) => Task.WhenAny(near.CopyToAsync(far), far.CopyToAsync(near));
}
