using System.Buffers.Binary;
using Mediation.Casework.Cases;

namespace Mediation.Postgres.Desk;

/// <summary>
/// Ids of one decision (标识): UUIDs of version 7 that sort in the order in which they were minted, so that what a case holds
/// reads back oldest first. They also sort after all that the cases decided on hold already, however far the clock of the
/// node that minted those was ahead. Twelve bits count within a millisecond; the rest is random.
/// </summary>
internal sealed class OrderedIds(TimeProvider real, params IEnumerable<CaseFile> after)
{
    private DateTimeOffset at = after.Select(Newest).Append(real.GetUtcNow()).Max();

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

    /// <summary>A moment after every id of a case.</summary>
    private static DateTimeOffset Newest(CaseFile file) => file.Assignments.Select(a => a.Id)
        .Concat(file.WorkItems.Select(w => w.Id)).Concat(file.Deadlines.Select(d => d.Id)).Concat(file.Runs.Select(r => r.Id))
        .Select(MintedAt).Append(DateTimeOffset.UnixEpoch).Max().AddMilliseconds(1);

    private static DateTimeOffset MintedAt(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16);
    }
}
