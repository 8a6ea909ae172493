using Mediation.Casework.Activities;
using Mediation.Casework.Calendars;
using Mediation.Casework.Categories;
using Mediation.Casework.Places;
using Mediation.Casework.Rulings;
using Mediation.Casework.Templates;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;

namespace Mediation.TestKit.Shipped;

/// <summary>Rules, workflows and town of the repository, as they are shipped (随附规定): read once, shared by all tests.</summary>
public static class ShippedPolicy
{
    private static readonly Lazy<RuleBook> Book =
        new(() => RuleBook.Read(File("rules"), CategoryList.Read(File("seeds", "categories.json"))));

    private static readonly Lazy<Town> ReadTown = new(() => TownReader.Read(Seeds(), FindZone, out var faults)
        ?? throw new InvalidOperationException(string.Join("\n", faults)));

    private static readonly Lazy<IReadOnlyList<WorkflowDefinition>> Read = new(ReadDefinitions);

    private static readonly Lazy<PlaceIndex> Index = new(() => new PlaceIndex(Town));

    private static readonly Lazy<WorkCalendar> WorkingDays = new(() => Town.Calendar());

    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>The rules.</summary>
    public static RuleBook Rules => Book.Value;

    /// <summary>The workflows, each as version 1.</summary>
    public static IReadOnlyList<WorkflowDefinition> Definitions => Read.Value;

    /// <summary>The workflows as a library.</summary>
    public static IWorkflowLibrary Library { get; } = new Shelf();

    /// <summary>The town.</summary>
    public static Town Town => ReadTown.Value;

    /// <summary>What messages and papers say.</summary>
    public static TemplateSet Templates { get; } = TemplateSet.Read(
        Directory.GetFiles(File("seeds", "templates")).Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), System.IO.File.ReadAllText(file))), []);

    /// <summary>Its places.</summary>
    public static PlaceIndex Places => Index.Value;

    /// <summary>Its working days.</summary>
    public static WorkCalendar Calendar => WorkingDays.Value;

    /// <summary>A folder or file of the repository.</summary>
    public static string File(params string[] names) => Path.Combine([Root, .. names]);

    private static IReadOnlyList<WorkflowDefinition> ReadDefinitions() =>
    [
        .. Directory.EnumerateFiles(File("workflows"), "*.json").Order(StringComparer.Ordinal).Select(file =>
        {
            var read = WorkflowReader.Read(System.IO.File.ReadAllText(file), $"workflows/{Path.GetFileName(file)}", Catalog.All);
            return read.Definition is { } definition
                ? definition with { VersionId = $"{definition.DefinitionId}:1", Version = 1 }
                : throw new InvalidOperationException($"{file}: {read.Problems[0]}");
        }),
    ];

    private static Dictionary<string, string> Seeds() => Directory
        .EnumerateFiles(File("seeds"), "*.json", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(File("seeds"), file).Replace('\\', '/'), System.IO.File.ReadAllText);

    private static TimeZoneInfo? FindZone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    private static string Above(string folder) => System.IO.File.Exists(Path.Combine(folder, "Mediation.sln"))
        ? folder
        : Above(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Mediation.sln is nowhere above."));

    private sealed class Shelf : IWorkflowLibrary
    {
        public WorkflowDefinition? Find(string definitionId) =>
            Definitions.FirstOrDefault(d => d.DefinitionId == definitionId);

        public WorkflowDefinition? FindVersion(string versionId) =>
            Definitions.FirstOrDefault(d => d.VersionId == versionId);
    }
}
