using System.Security.Cryptography;
using Mediation.Casework;

namespace Mediation.Postgres.Attachments;

/// <summary>
/// An uploaded file that may be kept (附件): what it is was told from its content, not from its name, and what a camera
/// wrote beside the picture (place, device, owner) is gone; the picture itself is untouched.
/// </summary>
/// <param name="Name">File name without folders, with the ending that fits its type.</param>
/// <param name="Type"><c>image/jpeg</c>, <c>image/png</c> or <c>application/pdf</c>.</param>
/// <param name="Content">The bytes to keep.</param>
public sealed record CleanFile(string Name, string Type, byte[] Content)
{
    /// <summary>Largest file, in bytes: 10 MB.</summary>
    public const int Largest = 10 * 1024 * 1024;

    private const int LongestName = 100;

    private const int TailOfPdf = 1024;

    /// <summary>SHA-256 of the content, lower-case hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Content));

    /// <summary>
    /// The file as it may be kept; or <c>attachment.empty</c>, <c>attachment.too-large</c>, <c>attachment.type</c> for
    /// anything but the three types, <c>attachment.broken</c> for a file of a type that doesn't hold together.
    /// </summary>
    public static Answer<CleanFile> Of(string name, byte[] content)
    {
        if (content.Length == 0)
            return Refused("attachment.empty");
        if (content.Length > Largest)
            return Refused("attachment.too-large");
        if (JpegSegments.Begin(content))
            return Cleaned(name, ".jpg", "image/jpeg", JpegSegments.WithoutMetadata(content));
        if (PngChunks.Begin(content))
            return Cleaned(name, ".png", "image/png", PngChunks.WithoutMetadata(content));
        return content.AsSpan().StartsWith("%PDF-"u8)
            ? Cleaned(name, ".pdf", "application/pdf", Ends(content) ? content : null)
            : Refused("attachment.type");
    }

    private static Answer<CleanFile> Cleaned(string name, string ending, string type, byte[]? content) =>
        content is null ? Refused("attachment.broken") : new CleanFile(Named(name, ending), type, content);

    private static bool Ends(byte[] pdf) => pdf.AsSpan(Math.Max(0, pdf.Length - TailOfPdf)).IndexOf("%%EOF"u8) >= 0;

    private static Refusal Refused(string code) => code switch
    {
        "attachment.empty" => new Refusal("attachment.empty", "attachments"),
        "attachment.too-large" => new Refusal("attachment.too-large", "attachments", Largest / 1024 / 1024),
        "attachment.type" => new Refusal("attachment.type", "attachments"),
        _ => new Refusal("attachment.broken", "attachments"),
    };

    private static string Named(string name, string ending)
    {
        var last = name.Split('/', '\\')[^1];
        var stem = new string([.. Path.GetFileNameWithoutExtension(last).Where(c => !char.IsControl(c)).Take(LongestName)]).Trim();
        return (stem.Length == 0 ? "附件" : stem) + ending;
    }
}
