using Mediation.Casework.Actors;
using Mediation.Casework.Places;

namespace Mediation.Casework.Courtyards;

/// <summary>How somebody came onto a courtyard's committee (产生方式).</summary>
public enum Manner
{
    /// <summary>推选: the residents chose them.</summary>
    Elected,

    /// <summary>自荐: they offered themselves.</summary>
    Volunteered,

    /// <summary>社区党总支选派.</summary>
    Appointed,
}

/// <summary>Somebody on a courtyard's committee, without their name (委员).</summary>
/// <param name="Code">登记号.</param>
/// <param name="Manner">产生方式.</param>
/// <param name="Term">任期; ended early, until the day before the end.</param>
/// <param name="EndedReason">Why it was ended early; null for a term that runs its course.</param>
public sealed record CommitteeMember(string Code, Manner Manner, CommitteeTerm Term, string? EndedReason);

/// <summary>Who may know of a courtyard's committee, and who keeps it (知悉范围).</summary>
public static class CourtyardSight
{
    /// <summary>Whether an actor enters members and ends their terms: who works for the community.</summary>
    public static bool Keeps(Actor actor, Town town) => town.Units.Any(unit => unit.Kind == "community" && actor.WorksFor(unit.Code));

    /// <summary>The courtyards an actor may know of: the community all of them, a committee its own.</summary>
    public static IReadOnlyList<Courtyard> Of(Actor actor, Town town) =>
        Keeps(actor, town) ? town.Courtyards : [.. town.Courtyards.Where(courtyard => actor.WorksFor(courtyard.Unit))];
}
