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
        var told = new List<TimelineEntry>();
        foreach (var alike in lines.Where(line => line.Event is not WorkflowAdvanced).GroupBy(line => (line.Version, Sayings.Gathering(line.Event) ?? $"{line.Sequence}")))
        {
            var first = alike.First();
            var saying = Sayings.Of(reading, [.. alike.Select(line => line.Event)]);
            told.Add(new TimelineEntry(first.At, saying.Kind, saying.ByItself ? Texts.Case_System : Who(reading, first),
                saying.What, saying.Why, saying.Words));
        }
        told.Reverse();
        return told;
    }

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
