using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Mediation.TestKit;

/// <summary>
/// The line between a program and its database, which a test can cut and mend (数据库线路): a local port that passes on
/// to the server. Cut, running connections break and new ones are refused, as when the server is gone.
/// </summary>
public sealed class DatabaseLine : IAsyncDisposable
{
    private readonly EndPoint server;
    private readonly List<Socket> sockets = [];
    private Socket? listener;
    private int port;

    private DatabaseLine(EndPoint server) => this.server = server;

    /// <summary>The database as reached through the line.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>Lays a line to a database.</summary>
    public static DatabaseLine To(string connectionString)
    {
        var address = new NpgsqlConnectionStringBuilder(connectionString);
        EndPoint server = address.Host!.StartsWith('/')
            ? new UnixDomainSocketEndPoint($"{address.Host}/.s.PGSQL.{address.Port}")
            : new DnsEndPoint(address.Host, address.Port);
        var line = new DatabaseLine(server);
        line.Mend();
        address.Host = "127.0.0.1";
        address.Port = line.port;
        line.ConnectionString = address.ConnectionString;
        return line;
    }

    /// <summary>Breaks what runs and refuses what comes.</summary>
    public void Cut()
    {
        listener?.Dispose();
        listener = null;
        lock (sockets)
        {
            sockets.ForEach(socket => socket.Dispose());
            sockets.Clear();
        }
    }

    /// <summary>Lets connections through again, on the same port.</summary>
    public void Mend()
    {
        listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        listener.Listen();
        port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        _ = AcceptAsync(listener);
    }

    /// <summary>Takes the line away.</summary>
    public ValueTask DisposeAsync()
    {
        Cut();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync(Socket from)
    {
        try
        {
            while (true)
                _ = PassOnAsync(await from.AcceptAsync());
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The line was cut.
        }
    }

    private async Task PassOnAsync(Socket client)
    {
        var upstream = server is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.IP)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        lock (sockets)
            sockets.AddRange([client, upstream]);
        try
        {
            await upstream.ConnectAsync(server);
            await using var near = new NetworkStream(client, ownsSocket: true);
            await using var far = new NetworkStream(upstream, ownsSocket: true);
            await Task.WhenAny(near.CopyToAsync(far), far.CopyToAsync(near));
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException or IOException)
        {
            client.Dispose();
        }
    }
}
