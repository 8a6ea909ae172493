namespace Mediation.Postgres.Desk;

/// <summary>
/// Ids of one decision (标识): UUIDs of version 7 that sort in the order in which they were minted, so that what a case holds
/// reads back oldest first. Twelve bits count within a millisecond; the rest is random.
/// </summary>
internal sealed class OrderedIds(TimeProvider real)
{
    private DateTimeOffset at = real.GetUtcNow();

    private int count = -1;

    /// <summary>The next id.</summary>
    public Guid Next()
    {
        if (++count > 0xFFF)
            (at, count) = (at.AddMilliseconds(1), 0);
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(at).TryWriteBytes(bytes, bigEndian: true, out _);
        bytes[6] = (byte)(0x70 | (count >> 8));
        bytes[7] = (byte)count;
        return new Guid(bytes, bigEndian: true);
    }
}
