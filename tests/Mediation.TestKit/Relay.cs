using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Mediation.TestKit;

/// <summary>What passes on between nodes and their database, so that a test can come between (中继).</summary>
public abstract class Relay : IAsyncDisposable
{
    private readonly EndPoint server;

    private readonly List<Socket> sockets = [];

    private Socket? listener;

    private int port;

    /// <summary>A relay to a database, that listens on the loopback; not before <see cref="Listen"/>.</summary>
    protected Relay(NpgsqlConnectionStringBuilder address) => server = address.Host!.StartsWith('/')
        ? new UnixDomainSocketEndPoint($"{address.Host}/.s.PGSQL.{address.Port}")
        : new DnsEndPoint(address.Host, address.Port);

    /// <summary>Listens, on the same port as before; returns it.</summary>
    protected int Listen()
    {
        listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        listener.Listen();
        _ = AcceptAsync(listener);
        return port = ((IPEndPoint)listener.LocalEndPoint!).Port;
    }

    /// <summary>Listens no more, and breaks every connection.</summary>
    protected void Break()
    {
        listener?.Dispose();
        lock (sockets)
        {
            sockets.ForEach(socket => socket.Dispose());
            sockets.Clear();
        }
    }

    /// <summary>Takes the line away.</summary>
    public ValueTask DisposeAsync()
    {
        Break();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Carries what one connection says, until one side hangs up or it is to break.</summary>
    protected abstract Task CarryAsync(Stream near, Stream far);

    private async Task AcceptAsync(Socket from)
    {
        try
        {
            while (true)
                _ = PassOnAsync(await from.AcceptAsync());
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // It listens no more.
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
            await CarryAsync(near, far);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException or IOException)
        {
            client.Dispose();
        }
    }
}
