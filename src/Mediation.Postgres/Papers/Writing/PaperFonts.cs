using System.Buffers.Binary;
using System.Collections.Concurrent;
using PdfSharp.Fonts;

namespace Mediation.Postgres.Papers.Writing;

/// <summary>
/// The fonts that papers are drawn with (文书字体): 宋体 for the body and 黑体 for titles, TrueType, so that each file embeds only the characters it
/// shows. A character that the first lacks, mostly one of a rare name, is drawn from the second. A town that has licences for 小标宋 and 仿宋 names
/// its files in the environment, <c>MEDIATION_PAPER_BODY</c> and <c>MEDIATION_PAPER_TITLE</c>.
/// </summary>
internal sealed class PaperFonts : IFontResolver
{
    /// <summary>宋体.</summary>
    public const string Body = "body";

    /// <summary>黑体.</summary>
    public const string Title = "title";

    /// <summary>For what the others lack.</summary>
    public const string Rare = "rare";

    private const string Folder = "/usr/share/fonts/truetype";

    private static readonly Lazy<PaperFonts> Installed = new(() =>
    {
        var fonts = new PaperFonts();
        GlobalFontSettings.FontResolver = fonts;
        return fonts;
    });

    private readonly ConcurrentDictionary<string, byte[]> faces = new();

    private PaperFonts()
    {
    }

    /// <summary>Makes them known to the PDF writer, once in the life of the program.</summary>
    public static void Install() => _ = Installed.Value;

    /// <inheritdoc/>
    public byte[] GetFont(string faceName) => faces.GetOrAdd(faceName, face => Single(File.ReadAllBytes(FileOf(face))));

    /// <inheritdoc/>
    public FontResolverInfo ResolveTypeface(string familyName, bool bold, bool italic) => new(familyName);

    private static string FileOf(string face)
    {
        var file = face switch
        {
            Body => Environment.GetEnvironmentVariable("MEDIATION_PAPER_BODY") ?? $"{Folder}/arphic-gbsn00lp/gbsn00lp.ttf",
            Title => Environment.GetEnvironmentVariable("MEDIATION_PAPER_TITLE") ?? $"{Folder}/wqy/wqy-zenhei.ttc",
            _ => $"{Folder}/arphic/uming.ttc",
        };
        return File.Exists(file) ? file : throw new FileNotFoundException(
            $"No font to draw papers with: {file}. Debian has it in fonts-arphic-gbsn00lp, fonts-arphic-uming and fonts-wqy-zenhei.");
    }

    // The first face of a collection (OpenType 1.9, "Font Collections") as a file of its own, which is what the PDF writer reads.
    private static byte[] Single(byte[] file)
    {
        if (!file.AsSpan().StartsWith("ttcf"u8))
            return file;
        var at = Number(file, 12);
        var count = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 4));
        var directory = 12 + (16 * count);
        using var head = new MemoryStream();
        using var tables = new MemoryStream();
        head.Write(file.AsSpan(at, 12));
        for (var table = 0; table < count; table++)
        {
            var entry = file.AsSpan(at + 12 + (16 * table), 16).ToArray();
            var (offset, length) = (Number(entry, 8), Number(entry, 12));
            BinaryPrimitives.WriteInt32BigEndian(entry.AsSpan(8), directory + (int)tables.Length);
            head.Write(entry);
            tables.Write(file.AsSpan(offset, length));
            tables.Write(new byte[(4 - (length % 4)) % 4]);
        }
        return [.. head.ToArray(), .. tables.ToArray()];
    }

    private static int Number(byte[] bytes, int at) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
}
