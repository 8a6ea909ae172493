using System.Collections.Immutable;
using Mediation.Casework.Trials;

namespace Mediation.Postgres.BackTests;

/// <summary>How many cases a unit would lead more or fewer (各单位增减).</summary>
/// <param name="Unit">Its code.</param>
/// <param name="More">Cases that would have come to it.</param>
/// <param name="Fewer">Cases that would have gone elsewhere.</param>
public sealed record UnitShift(string Unit, int More, int Fewer);

/// <summary>What a back-test found (回测结果): numbers of cases, never people.</summary>
/// <param name="Cases">How many were compared.</param>
/// <param name="Changed">How many would have gone otherwise.</param>
/// <param name="Units">Units whose cases would have been others, the most moved first.</param>
/// <param name="Kinds">How many cases differ in what: <c>lead</c>, <c>priority</c> …, and <c>deadlines</c>.</param>
/// <param name="Overdue">Clocks that were in time and would have been overdue.</param>
/// <param name="Saved">Clocks that were overdue and would have been in time.</param>
/// <param name="Sample">The first of the changed cases, the newest first; at most <see cref="MostShown"/>, and no secret one: that it is there isn't for everybody who
/// writes rules.</param>
public sealed record BackTestResult(
    int Cases, int Changed, ImmutableList<UnitShift> Units, ImmutableSortedDictionary<string, int> Kinds, int Overdue, int Saved,
    ImmutableList<ChangedCase> Sample)
{
    /// <summary>Nobody reads more.</summary>
    public const int MostShown = 500;

    /// <summary>The result of all changes found, and the clocks among them.</summary>
    internal static BackTestResult Of(int cases, IReadOnlyCollection<ChangedCase> changed, IReadOnlySet<string> secret, int overdue, int saved) => new(
        cases, changed.Count, ShiftsOf(changed),
        changed.SelectMany(change => change.Changes.Select(c => c.What).Concat(change.Terms.Count > 0 ? ["deadlines"] : []))
            .CountBy(what => what).ToImmutableSortedDictionary(StringComparer.Ordinal),
        overdue, saved,
        [.. changed.Where(change => !secret.Contains(change.Number)).OrderByDescending(change => change.AcceptedOn).ThenByDescending(change => change.Number, StringComparer.Ordinal).Take(MostShown)]);

    private static ImmutableList<UnitShift> ShiftsOf(IReadOnlyCollection<ChangedCase> changed)
    {
        var moved = changed.Where(change => change.LeadBefore != change.LeadAfter).ToList();
        var (more, fewer) = (moved.CountBy(c => c.LeadAfter).ToDictionary(), moved.CountBy(c => c.LeadBefore).ToDictionary());
        return [.. more.Keys.Union(fewer.Keys)
            .Select(unit => new UnitShift(unit, more.GetValueOrDefault(unit), fewer.GetValueOrDefault(unit)))
            .OrderByDescending(shift => shift.More + shift.Fewer).ThenBy(shift => shift.Unit, StringComparer.Ordinal)];
    }
}
