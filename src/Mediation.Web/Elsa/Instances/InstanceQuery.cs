using Mediation.Postgres.Views;
using Mediation.Workflows.Execution;

namespace Mediation.Web.Elsa.Instances;

/// <summary>What Studio asks of the list of instances (实例查询); any part may be left out. They come in the order in which they began.</summary>
internal sealed record InstanceQuery(
    int? Page, int? PageSize, string? SearchTerm, string? DefinitionId, string[]? DefinitionIds, bool? HasIncidents, string? Status,
    string[]? Statuses, string? SubStatus, string[]? SubStatuses, string? OrderBy, string? OrderDirection, object[]? TimestampFilters)
{
    private const int LargestPage = 100;

    private static readonly string[] Ends =
        [$"{WorkflowSubStatus.Finished}", $"{WorkflowSubStatus.Cancelled}", $"{WorkflowSubStatus.Faulted}"];

    /// <summary>How many come before.</summary>
    public int Skip => Math.Clamp(Page ?? 0, 0, InstanceRecords.MostCounted) * Take;

    /// <summary>How many at most.</summary>
    public int Take => Math.Clamp(PageSize ?? LargestPage, 1, LargestPage);

    /// <summary>Whether the oldest come first.</summary>
    public bool OldestFirst => OrderBy is "Created" && OrderDirection is "Ascending";

    /// <summary>Whether nothing can be both as it says: running, and ended in some way.</summary>
    public bool IsEmpty => Wanted is { Running: false, Ended: false };

    /// <summary>Whether a workflow of an instance that was found is itself among what is sought.</summary>
    public bool Shows(InstancePart part) => (Definitions.Count == 0 || Definitions.Contains(part.Definition.DefinitionId))
        && Allows(Main, $"{part.Status}") && (HasIncidents is not { } faulty || part.OpenIncidents.Any() == faulty);

    /// <summary>What is sought.</summary>
    public InstanceFilter Filter => new(
        Definitions,
        Wanted is { Running: true, Ended: true } ? null : Wanted.Running,
        [.. Sub.Intersect(Ends).Select(Enum.Parse<WorkflowSubStatus>)], HasIncidents, SearchTerm);

    // What runs here always waits: Studio's other words for running mean the same.
    private (bool Running, bool Ended) Wanted => (
        Allows(Main, $"{WorkflowStatus.Running}") && (Sub.Count == 0 || Sub.Except(Ends).Any()),
        Allows(Main, $"{WorkflowStatus.Finished}") && (Sub.Count == 0 || Sub.Intersect(Ends).Any()));

    private List<string> Definitions => All(DefinitionId, DefinitionIds);

    private List<string> Main => All(Status, Statuses);

    private List<string> Sub => All(SubStatus, SubStatuses);

    private static bool Allows(List<string> chosen, string word) => chosen.Count == 0 || chosen.Contains(word);

    private static List<string> All(string? one, string[]? many) => [.. (many ?? []).Concat(one is { Length: > 0 } ? [one] : [])];
}
