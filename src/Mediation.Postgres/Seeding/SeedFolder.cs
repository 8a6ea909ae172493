using Mediation.Casework.Places;
using Mediation.Casework.Reading;

namespace Mediation.Postgres.Seeding;

/// <summary>The folder that a town's seed files lie in (底数文件夹).</summary>
public static class SeedFolder
{
    /// <summary>
    /// Reads the town of a folder such as <c>seeds/</c>; null, with every fault, when something is wrong.
    /// </summary>
    public static Town? Read(string folder, out IReadOnlyList<PolicyFault> faults)
    {
        var files = Directory
            .EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText);
        return TownReader.Read(files, FindZone, out faults);
    }

    private static TimeZoneInfo? FindZone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
}
