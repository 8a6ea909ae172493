using System.Buffers.Binary;
using Npgsql;

namespace Mediation.TestKit;

/// <summary>
/// A line between a node and its database that breaks where a test says (易断线路): at the n-th request of the node from
/// now on, either before it has arrived, or after the server has carried it out and before its answer has come back. It
/// reads the frames of PostgreSQL's protocol, so the same n is the same place every time.
/// </summary>
public sealed class FickleLine : Relay
{
    private int left;

    private bool answerIsLost;

    private FickleLine(NpgsqlConnectionStringBuilder address) : base(address)
    {
        (address.Host, address.Port) = ("127.0.0.1", Listen());
        (address.SslMode, address.GssEncryptionMode) = (SslMode.Disable, GssEncryptionMode.Disable);
        ConnectionString = address.ConnectionString;
    }

    /// <summary>The database as reached through the line.</summary>
    public string ConnectionString { get; }

    /// <summary>Lays a line to a database.</summary>
    public static FickleLine To(string connectionString) => new(new NpgsqlConnectionStringBuilder(connectionString));

    /// <summary>Breaks at a request, the first being 1; not at all with 0.</summary>
    /// <param name="request">Which, from now on.</param>
    /// <param name="afterwards">True when the server carries it out and only its answer is lost.</param>
    public void BreakAt(int request, bool afterwards) => (left, answerIsLost) = (request, afterwards);

    /// <inheritdoc/>
    protected override async Task CarryAsync(Stream near, Stream far)
    {
        var call = new Call();
        await await Task.WhenAny(AskAsync(near, far, call), AnswerAsync(far, near, call));
    }

    /// <summary>From the node to the server; Query and Sync end a request, and what leads up to a Sync arrives with it or not at all.</summary>
    private async Task AskAsync(Stream near, Stream far, Call call)
    {
        await FrameAsync(near, far, hasType: false);
        using var held = new MemoryStream();
        while (await HeadAsync(near) is { } head)
        {
            if (head[0] is (byte)'Q' or (byte)'S' && left > 0 && --left == 0)
            {
                if (!answerIsLost)
                    return;
                call.AnswerIsLost = true;
            }
            await held.WriteAsync(head);
            await BodyAsync(near, held, head);
            if (head[0] is (byte)'B' or (byte)'C' or (byte)'D' or (byte)'E' or (byte)'P')
                continue;
            await far.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length));
            held.SetLength(0);
        }
    }

    /// <summary>From the server to the node; ReadyForQuery says that a request was carried out.</summary>
    private static async Task AnswerAsync(Stream far, Stream near, Call call)
    {
        while (await HeadAsync(far) is { } head)
        {
            if (call.AnswerIsLost)
            {
                await BodyAsync(far, Stream.Null, head);
                if (head[0] is (byte)'Z')
                    return;
                continue;
            }
            await near.WriteAsync(head);
            await BodyAsync(far, near, head);
        }
    }

    private static async Task<byte[]?> HeadAsync(Stream from)
    {
        var head = new byte[5];
        return await from.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false) == head.Length ? head : null;
    }

    private static async Task FrameAsync(Stream from, Stream to, bool hasType)
    {
        var head = new byte[hasType ? 5 : 4];
        await from.ReadExactlyAsync(head);
        await to.WriteAsync(head);
        await BodyAsync(from, to, head);
    }

    private static async Task BodyAsync(Stream from, Stream to, byte[] head)
    {
        var body = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(head.Length - 4)) - 4];
        await from.ReadExactlyAsync(body);
        await to.WriteAsync(body);
    }

    private sealed class Call
    {
        public bool AnswerIsLost { get; set; }
    }
}
