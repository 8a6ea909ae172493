namespace Mediation.Casework.Lists;

/// <summary>What would suit a line of the lists (匹配): proposed by kind, place and time; a person accepts it.</summary>
public static class Matching
{
    /// <summary>The most that are proposed (最多建议).</summary>
    public const int Most = 20;

    /// <summary>Resources of the kind that serve the place at one of the hours: those of the compound alone first, then those with more hours in common.</summary>
    /// <param name="resources">What is offered now.</param>
    /// <param name="line">What is asked for.</param>
    /// <param name="compound">Code of the compound where; null where none was recognised.</param>
    public static IReadOnlyList<Resource> Of(IEnumerable<Resource> resources, Listing line, string? compound) =>
    [
        .. resources.Where(each => Fits(each, line, compound))
            .OrderByDescending(each => each.Compounds.Count > 0)
            .ThenByDescending(each => each.Hours.Intersect(line.Hours).Count())
            .ThenBy(each => each.Code, StringComparer.Ordinal)
            .Take(Most),
    ];

    /// <summary>Projects of the kind in the same compound, the oldest first.</summary>
    /// <param name="projects">Open lines of 项目清单.</param>
    /// <param name="line">What is asked for.</param>
    /// <param name="compound">Code of the compound where; null where none was recognised.</param>
    public static IReadOnlyList<OpenProject> Of(IEnumerable<OpenProject> projects, Listing line, string? compound) =>
        [.. projects.Where(each => each.Line.Subject == line.Subject && each.Compound == compound).Take(Most)];

    private static bool Fits(Resource resource, Listing line, string? compound) =>
        resource.Subjects.Contains(line.Subject)
        && (resource.Compounds.Count == 0 || (compound is not null && resource.Compounds.Contains(compound)))
        && resource.Hours.Intersect(line.Hours).Any();
}

/// <summary>A line of 项目清单 that isn't settled (在办项目).</summary>
/// <param name="Number">编号.</param>
/// <param name="Compound">小区代码; null where none was recognised.</param>
/// <param name="Line">What it is as a line.</param>
public sealed record OpenProject(string Number, string? Compound, Listing Line);
