using System.Globalization;
using Mediation.Postgres.Definitions;

namespace Mediation.Web.Elsa.Definitions;

/// <summary>What Studio asks of the list of workflows (流程稿查询); any part may be left out.</summary>
internal sealed record EditionQuery(
    string? VersionOptions, int? Page, int? PageSize, string? SearchTerm, string? Name, string[]? DefinitionIds, string[]? Ids,
    string? OrderBy, string? OrderDirection)
{
    /// <summary>All that fit, in order.</summary>
    public List<WorkflowEdition> Of(IEnumerable<WorkflowEdition> editions)
    {
        var found = editions.Where(Fits);
        var backwards = OrderDirection == "Descending";
        return [.. OrderBy switch
        {
            "Version" => Ordered(found, e => e.Version, backwards),
            "Created" => Ordered(found, e => e.At, backwards),
            _ => Ordered(found, e => e.Name, backwards),
        }];
    }

    /// <summary>The page asked for.</summary>
    public IEnumerable<WorkflowEdition> PageOf(List<WorkflowEdition> found) => PageSize is { } size and > 0
        ? found.Skip((Page ?? 0) * size).Take(size)
        : found;

    /// <summary>Whether an edition is meant by a choice of versions.</summary>
    public static bool IsMeant(WorkflowEdition edition, string? options) => options switch
    {
        "Latest" => edition.IsLatest,
        "Published" => edition.InForce,
        "Draft" => edition.IsDraft,
        "LatestOrPublished" or "LatestAndPublished" => edition.IsLatest || edition.InForce,
        _ => !int.TryParse(options, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || edition.Version == number,
    };

    private bool Fits(WorkflowEdition edition) => IsMeant(edition, VersionOptions)
        && (DefinitionIds is not { Length: > 0 } || DefinitionIds.Contains(edition.DefinitionId))
        && (Ids is not { Length: > 0 } || Ids.Contains(edition.Id))
        && (string.IsNullOrEmpty(Name) || edition.Name == Name)
        && (string.IsNullOrWhiteSpace(SearchTerm)
            || edition.Name.Contains(SearchTerm, StringComparison.OrdinalIgnoreCase)
            || edition.DefinitionId.Contains(SearchTerm, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<WorkflowEdition> Ordered<TKey>(
        IEnumerable<WorkflowEdition> editions, Func<WorkflowEdition, TKey> key, bool backwards) =>
        backwards ? editions.OrderByDescending(key) : editions.OrderBy(key);
}
