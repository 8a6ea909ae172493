using Mediation.Casework.Journal;
using Mediation.Postgres.Views;
using Mediation.Web.Parts;
using Mediation.Web.Resources;

namespace Mediation.Web.Screens.Case;

/// <summary>
/// The journal as plain sentences (办理进度): who did what, why, and the words that were written. What one act caused many
/// times over (clocks started, rules asked, tasks handed out) is said once.
/// </summary>
internal static class Chronicle
{
    /// <summary>The whole story, newest first.</summary>
    public static IReadOnlyList<TimelineEntry> Of(CaseReading reading) => Tell(reading, reading.Found.Journal);

    /// <summary>What happened after a version, newest first.</summary>
    public static IReadOnlyList<TimelineEntry> Since(CaseReading reading, long version) =>
        Tell(reading, reading.Found.Journal.Where(line => line.Version > version));

    private static List<TimelineEntry> Tell(CaseReading reading, IEnumerable<JournalLine> lines)
    {
        var told = lines.Where(line => line.Event is not WorkflowAdvanced)
            .GroupBy(line => line.Version)
            .SelectMany(act => Folded([.. Said(reading, act)]))
            .ToList();
        told.Reverse();
        return told;
    }

    private static IEnumerable<TimelineEntry> Said(CaseReading reading, IEnumerable<JournalLine> act)
    {
        foreach (var alike in act.GroupBy(line => Sayings.Gathering(line.Event) ?? $"{line.Sequence}"))
        {
            var first = alike.First();
            var saying = Sayings.Of(reading, [.. alike.Select(line => line.Event)]);
            yield return new TimelineEntry(first.At, saying.Kind, saying.ByItself ? Texts.Case_System : Who(reading, first),
                saying.What, saying.Why, saying.Words);
        }
    }

    // What the system did because of an act stands under the first thing that was done; by itself it stands alone.
    private static IEnumerable<TimelineEntry> Folded(List<TimelineEntry> act)
    {
        var head = act.FindIndex(entry => entry.Kind is TimelineKind.People);
        if (head < 0)
            return act;
        act[head] = act[head] with { Effects = [.. act.Where(Follows)] };
        return act.Where(entry => !Follows(entry));
    }

    private static bool Follows(TimelineEntry entry) =>
        entry.Who == Texts.Case_System && entry.Kind is TimelineKind.System or TimelineKind.Clocks;

    private static string Who(CaseReading reading, JournalLine line)
    {
        if (line.Actor == Guid.Empty)
            return Texts.Case_System;
        var unit = line.Unit is { } code ? reading.Names.Unit(code) : null;
        return unit is null || unit == line.ActorName ? line.ActorName
            : line.OnBehalf ? Texts.Case_OnBehalf.With(line.ActorName, unit)
            : $"{unit} {line.ActorName}";
    }
}
