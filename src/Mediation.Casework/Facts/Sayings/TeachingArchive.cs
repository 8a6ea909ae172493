using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Mediation.Casework.Facts.Sayings;

/// <summary>
/// What was taught, kept in a folder for the next start (所教存档). The file is named by the sayings and by the build that learned from
/// them, so that either one's change teaches anew; so does a file that isn't whole.
/// </summary>
internal static class TeachingArchive
{
    /// <summary>What the sayings teach: remembered from the folder, or taught now and kept there.</summary>
    /// <param name="sayings">The teachers.</param>
    /// <param name="folder">Where to keep it; null keeps nothing.</param>
    /// <param name="quietly">Whether to teach on one processor only.</param>
    public static Teaching? Of(IReadOnlyList<Saying> sayings, string? folder, bool quietly = false)
    {
        if (folder is null)
            return Teaching.Of(sayings, quietly);
        var file = Path.Combine(folder, $"{Name(sayings)}.taught");
        if (Recall(file) is { } known)
            return known;
        var taught = Teaching.Of(sayings, quietly);
        if (taught is not null)
            TryKeep(taught, folder, file);
        return taught;
    }

    private static Teaching? Recall(string file)
    {
        var bytes = Bytes(file);
        if (bytes.Length <= SHA256.HashSizeInBytes)
            return null;
        var content = bytes.AsSpan(SHA256.HashSizeInBytes);
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(bytes.AsSpan(0, SHA256.HashSizeInBytes)))
            return null;
        using var reader = new BinaryReader(new MemoryStream(bytes, SHA256.HashSizeInBytes, content.Length));
        return Teaching.Read(reader);
    }

    private static byte[] Bytes(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (IOException) // Not kept yet, or another start is just replacing it.
        {
            return [];
        }
    }

    // A folder that can't be written costs the next start a second or two, and nobody else anything.
    private static void TryKeep(Teaching taught, string folder, string file)
    {
        try
        {
            Keep(taught, folder, file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    // Written aside and moved, so that a start that is cut short leaves no half of it; what older sayings taught goes.
    private static void Keep(Teaching taught, string folder, string file)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
            taught.Write(writer);
        var bytes = content.ToArray();
        Directory.CreateDirectory(folder);
        var aside = Path.Combine(folder, Path.GetRandomFileName());
        File.WriteAllBytes(aside, [.. SHA256.HashData(bytes), .. bytes]);
        foreach (var old in Directory.EnumerateFiles(folder, "*.taught"))
            File.Delete(old);
        File.Move(aside, file, overwrite: true);
    }

    private static string Name(IReadOnlyList<Saying> sayings)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(TeachingArchive).Module.ModuleVersionId.ToByteArray());
        foreach (var saying in sayings)
            hash.AppendData(Encoding.UTF8.GetBytes($"{saying.Text}\0{saying.Category}\0{string.Join(' ', saying.HardStops)}\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Writes numbers one after the other, after how many there are.</summary>
    public static void Write<T>(BinaryWriter writer, ReadOnlySpan<T> numbers)
        where T : unmanaged
    {
        writer.Write(numbers.Length);
        writer.Write(MemoryMarshal.AsBytes(numbers));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static T[] Read<T>(BinaryReader reader)
        where T : unmanaged
    {
        var numbers = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }
}
