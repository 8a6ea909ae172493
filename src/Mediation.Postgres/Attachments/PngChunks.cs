using System.Buffers.Binary;
using System.Text;

namespace Mediation.Postgres.Attachments;

/// <summary>
/// A PNG file as its chunks (PNG, third edition, 5.3). Only chunks that the picture is drawn from are kept, each byte by
/// byte with its checksum.
/// </summary>
internal static class PngChunks
{
    private const int Signature = 8;

    private const int AroundChunk = 12;

    private static readonly HashSet<string> Needed =
        ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP"];

    /// <summary>Whether the bytes begin like one.</summary>
    public static bool Begin(ReadOnlySpan<byte> file) => file.StartsWith(Magic);

    /// <summary>The same picture without what was written beside it, and without anything after its end; null when broken.</summary>
    public static byte[]? WithoutMetadata(ReadOnlySpan<byte> file)
    {
        using var kept = new MemoryStream(file.Length);
        kept.Write(file[..Signature]);
        var pictures = 0;
        for (var at = Signature; at + AroundChunk <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - AroundChunk)
                return null;
            var type = Encoding.Latin1.GetString(file.Slice(at + 4, 4));
            var whole = (int)length + AroundChunk;
            if (at == Signature && type != "IHDR")
                return null;
            if (Needed.Contains(type))
                kept.Write(file.Slice(at, whole));
            pictures += type == "IDAT" ? 1 : 0;
            if (type == "IEND")
                return pictures > 0 ? kept.ToArray() : null;
            at += whole;
        }
        return null;
    }

    private static ReadOnlySpan<byte> Magic => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];
}
