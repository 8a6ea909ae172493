namespace Mediation.Web.Opening;

/// <summary>
/// Where the files lie that a town may change (镇里可改的文件): <c>seeds/</c>, <c>rules/</c>, <c>workflows/</c>. The setting
/// <c>Files</c> names their folder; without it, it is the nearest folder at or above the application that has them.
/// </summary>
internal sealed class TownFiles
{
    public TownFiles(IConfiguration configuration, IHostEnvironment environment)
    {
        Root = configuration["Files"] ?? Above(environment.ContentRootPath) ?? environment.ContentRootPath;
        Local = configuration["Local"] ?? Path.Combine(Root, ".local");
    }

    /// <summary>The folder that holds them.</summary>
    public string Root { get; }

    /// <summary>Where this machine keeps what belongs to it alone: the private cluster, the demo password.</summary>
    public string Local { get; }

    public string Seeds => Path.Combine(Root, "seeds");

    public string Rules => Path.Combine(Root, "rules");

    /// <summary>What the sayings taught, for the next start.</summary>
    public string Taught => Path.Combine(Local, "taught");

    public string Workflows => Path.Combine(Root, "workflows");

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "seeds")))
                return folder.FullName;
        }
        return null;
    }
}
