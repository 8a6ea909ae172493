using Mediation.Postgres.Embedded;
using Mediation.Postgres.Schema;
using Mediation.Web.Database;
using Mediation.Web.Opening;

namespace Mediation.Web.Commands;

/// <summary>
/// What the program can be asked to do (命令): serve (the default), or one named command and stop. Settings may stand
/// anywhere as <c>--Name=value</c>.
/// </summary>
internal static class CommandLine
{
    /// <summary>Runs what the arguments ask for and returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var words = args.TakeWhile(word => !word.StartsWith('-')).ToArray();
        var settings = args[words.Length..];
        try
        {
            return words switch
            {
                [] => await Server.ServeAsync(settings),
                ["migrate"] => await MigrateAsync(settings),
                ["audit"] => await Auditing.RunAsync(null, settings),
                ["audit", var number] => await Auditing.RunAsync(number, settings),
                ["replay", var file] => await Replaying.RunAsync(file, settings),
                ["conformance", "rules", .. var paths] => Conformance.RunRules(paths),
                ["conformance", "elsa", .. var paths] => Conformance.RunWorkflows(paths),
                ["export", var folder] => await Export.RunAsync(folder, settings),
                ["create-admin", var userName] => await CreateAdministrator.RunAsync(userName, settings),
                _ => Unknown(words),
            };
        }
        catch (Exception fault) when (fault is OpeningException or ClusterException or SchemaMismatchException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }

    private static async Task<int> MigrateAsync(string[] settings)
    {
        await using var server = await Server.BuildAsync(settings);
        var database = server.App.Services.GetRequiredService<DatabaseAddress>();
        var applied = await new Migrator(database.ConnectionString, Migration.All, TimeProvider.System).ApplyAsync();
        foreach (var migration in applied)
            Console.WriteLine(migration);
        return 0;
    }

    private static int Unknown(string[] words)
    {
        Console.Error.WriteLine($"Unknown command: {string.Join(' ', words)}");
        Console.Error.WriteLine(
            "Commands: (none) to serve · migrate · audit [NUMBER] · replay FILE · create-admin NAME · export DIR · conformance rules|elsa PATH…");
        return 2;
    }
}
