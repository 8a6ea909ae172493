using System.Buffers.Binary;

namespace Mediation.Postgres.Attachments;

/// <summary>
/// A JPEG file as its segments (ITU-T T.81, annex B). What isn't needed to draw the picture is left out; the compressed
/// picture is copied byte by byte.
/// </summary>
internal static class JpegSegments
{
    private const byte Prefix = 0xFF;

    private const byte StartOfImage = 0xD8;

    private const byte EndOfImage = 0xD9;

    private const byte StartOfScan = 0xDA;

    private const byte Comment = 0xFE;

    private const byte Jfif = 0xE0;

    private const byte Icc = 0xE2;

    private const byte Adobe = 0xEE;

    /// <summary>Whether the bytes begin like one.</summary>
    public static bool Begin(ReadOnlySpan<byte> file) => file is [Prefix, StartOfImage, Prefix, ..];

    /// <summary>The same picture without what was written beside it, and without anything after its end; null when broken.</summary>
    public static byte[]? WithoutMetadata(ReadOnlySpan<byte> file)
    {
        using var kept = new MemoryStream(file.Length);
        kept.Write(file[..2]);
        var at = 2;
        var scans = 0;
        while (at + 1 < file.Length && file[at] == Prefix)
        {
            var marker = file[at + 1];
            if (marker == Prefix)
            {
                at++;
                continue;
            }
            if (marker == EndOfImage)
            {
                kept.Write(file.Slice(at, 2));
                return scans > 0 ? kept.ToArray() : null;
            }
            if (Segment(file, at) is not { } length)
                return null;
            if (Needed(marker, file.Slice(at + 4, length - 4)))
                kept.Write(file.Slice(at, length));
            at += length;
            if (marker != StartOfScan)
                continue;
            var end = EndOfScan(file, at);
            kept.Write(file[at..end]);
            at = end;
            scans++;
        }
        return null;
    }

    private static int? Segment(ReadOnlySpan<byte> file, int at)
    {
        if (at + 4 > file.Length)
            return null;
        var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        return length >= 4 && at + length <= file.Length ? length : null;
    }

    // Inside a scan 0xFF is followed by 0 or by a restart marker; any other marker ends it.
    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        for (; at + 1 < file.Length; at++)
            if (file[at] == Prefix && file[at + 1] is not (0 or (>= 0xD0 and <= 0xD7)))
                return at;
        return file.Length;
    }

    private static bool Needed(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        Comment => false,
        Jfif => body.StartsWith("JFIF\0"u8),
        Icc => body.StartsWith("ICC_PROFILE\0"u8),
        Adobe => body.StartsWith("Adobe"u8),
        >= 0xE0 and <= 0xEF => false,
        _ => true,
    };
}
