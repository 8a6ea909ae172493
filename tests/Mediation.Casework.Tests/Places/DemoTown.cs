using Mediation.Casework.Places;
using Mediation.Casework.Reading;

namespace Mediation.Casework.Tests.Places;

/// <summary>The town that is shipped in <c>seeds/</c>.</summary>
internal static class DemoTown
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "seeds");

    public static readonly Town Shipped = TownReader.Read(Files(), FindZone, out var faults)
        ?? throw new InvalidOperationException(string.Join("\n", faults));

    /// <summary>The shipped files, to be spoilt.</summary>
    public static Dictionary<string, string> Files() => Directory
        .EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'), File.ReadAllText);

    public static IReadOnlyList<PolicyFault> FaultsIn(Dictionary<string, string> files)
    {
        TownReader.Read(files, FindZone, out var faults).ShouldBeNull();
        return faults;
    }

    private static TimeZoneInfo? FindZone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
}
