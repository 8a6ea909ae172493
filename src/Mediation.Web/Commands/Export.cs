using System.Text;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Schema;
using Mediation.Web.Database;
using Mediation.Web.Opening;
using Npgsql;

namespace Mediation.Web.Commands;

/// <summary>
/// <c>export DIR</c>: the workflows and rules in force as files (导出规定), into an empty folder or over a checkout's own
/// <c>rules/</c> and <c>workflows/</c>.
/// </summary>
internal static class Export
{
    // Names and Chinese as they are, and no mark in front of them, so that the bytes are those that were imported.
    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly string[] Checkout = ["rules", "workflows", "seeds"];

    /// <summary>Writes the files and says which; changes nothing when the folder is somebody else's.</summary>
    public static async Task<int> RunAsync(string folder, string[] settings)
    {
        var target = Path.GetFullPath(folder);
        if (!MayHold(target))
            throw new OpeningException([$"{target} is neither empty nor a checkout (rules/, workflows/ and seeds/ side by side)."]);
        await using var server = await Server.BuildAsync(settings);
        var address = server.App.Services.GetRequiredService<DatabaseAddress>();
        if (await new Migrator(address.ConnectionString, Migration.All, TimeProvider.System).PendingAsync() is { Count: > 0 })
            throw new OpeningException(["The database has not this program's schema yet: ./run migrate"]);
        var files = await PolicyExport.ReadAsync(server.App.Services.GetRequiredService<NpgsqlDataSource>(), default);
        if (files.Count == 0)
            throw new OpeningException(["Nothing is in force yet: ./run loads the files the first time."]);

        foreach (var file in files)
            Console.WriteLine($"{await WriteAsync(target, file),-9} {file.Path} (version {file.Version})");
        Console.WriteLine($"{files.Count} files in {target}. facts.json, words/, sayings/ and seeds/ are files only and were not touched.");
        return 0;
    }

    /// <summary>Whether policy may be written there: nothing is there yet, or a checkout is.</summary>
    internal static bool MayHold(string folder) =>
        !Path.Exists(folder)
        || (Directory.Exists(folder)
            && (!Directory.EnumerateFileSystemEntries(folder).Any()
                || Checkout.All(part => Directory.Exists(Path.Combine(folder, part)))));

    private static async Task<string> WriteAsync(string target, PolicyFile file)
    {
        var path = Path.Combine([target, .. file.Path.Split('/')]);
        var before = File.Exists(path) ? await File.ReadAllTextAsync(path, Plain) : null;
        if (before == file.Text)
            return "unchanged";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, file.Text, Plain);
        return before is null ? "new" : "changed";
    }
}
