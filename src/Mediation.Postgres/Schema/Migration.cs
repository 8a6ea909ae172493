using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Mediation.Postgres.Schema;

/// <summary>
/// One numbered step of the schema (迁移): a file <c>Schema/0007_clock_stop.sql</c>, embedded in this assembly.
/// Forward only; once applied anywhere it is never edited.
/// </summary>
/// <param name="Number">Its place in the order, from 1.</param>
/// <param name="Name">What it does, as in its file's name.</param>
/// <param name="Sql">Its statements; run in one transaction.</param>
public sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 over the text with LF line ends, lower-case hex.</summary>
    public string Checksum =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>All steps that this assembly carries, in order. Two with one number, or a gap, is a defect.</summary>
    public static IReadOnlyList<Migration> All { get; } = Read();

    /// <summary>As its file is called.</summary>
    public override string ToString() => $"{Number:0000}_{Name}.sql";

    private static List<Migration> Read()
    {
        var assembly = typeof(Migration).Assembly;
        var found = assembly.GetManifestResourceNames()
            .Select(name => name.Split('.') is [.., var file, "sql"] ? (name, file) : default)
            .Where(resource => resource.file is { Length: > 5 } file && file[4] == '_' && char.IsAsciiDigit(file[0]))
            .Select(resource => new Migration(
                int.Parse(resource.file.AsSpan(0, 4), CultureInfo.InvariantCulture),
                resource.file[5..],
                Text(assembly, resource.name)))
            .OrderBy(migration => migration.Number)
            .ToList();

        if (found.Where((migration, index) => migration.Number != index + 1).FirstOrDefault() is { } misplaced)
            throw new InvalidOperationException($"Migrations are not numbered 1, 2, 3, …: see {misplaced}.");
        return found;
    }

    private static string Text(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
