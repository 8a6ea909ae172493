using Mediation.Casework.Papers;
using Mediation.Postgres.Views;

namespace Mediation.Postgres.Papers;

/// <summary>Makes what papers are filled from out of a case as it was read (文书取材).</summary>
public static class PaperReading
{
    /// <summary>The case as everybody on it may see it: the parties masked.</summary>
    /// <param name="record">The case.</param>
    /// <param name="asked">What was written for the paper, by field.</param>
    public static PaperCase Of(CaseRecord record, IReadOnlyDictionary<string, string> asked) => new()
    {
        File = record.File,
        Town = record.Briefing.Town,
        Calendar = record.Briefing.Calendar,
        Now = record.Briefing.Now,
        Maker = record.Briefing.Actor.Name,
        Events = [.. record.Journal.Select(line => new PaperEvent(line.Event, line.At, line.ActorName))],
        Words = record.Words,
        Said = record.Said,
        PlaceText = record.PlaceText,
        Identities = record.Parties,
        Fixed = [.. record.Documents.Select(document => (document.Template, document.Values))],
        Attachments = [.. record.Attachments.Select(file => file.Name)],
        Asked = asked,
    };
}
