using Mediation.Casework.Cases;
using Mediation.Casework.Journal;

namespace Mediation.Postgres.Audit;

/// <summary>A case as its journal alone proves it (流水所证).</summary>
/// <param name="File">The journal, folded; its version is that of the last line.</param>
/// <param name="Events">What happened, in order.</param>
/// <param name="GivenUp">Workflow instances that ended when the case was put right, because nothing that was stored of them could go on.</param>
internal sealed record ProvenCase(CaseFile File, IReadOnlyList<CaseEvent> Events, IReadOnlySet<Guid> GivenUp)
{
    /// <summary>When it was closed; null when it wasn't.</summary>
    public DateTimeOffset? ClosedAt => Events.OfType<CaseClosed>().LastOrDefault()?.At;

    /// <summary>What is wrong with a journal itself; null when its chain is whole and ends where the case says.</summary>
    public static (AuditFault Fault, string Where)? Fault(CaseEvidence stored) =>
        JournalEntry.FirstBreak(stored.Lines) is { } broken ? (AuditFault.JournalBroken, $"{broken}")
        : stored.Lines is not [.., var last] || last.Entry.Sequence != stored.End.Sequence || last.StoredHash != stored.End.Hash
            ? (AuditFault.JournalCut, $"{stored.Lines.Count}")
            : null;

    /// <summary>Folds a journal that is whole; null when a line of it isn't one that this program knows.</summary>
    public static ProvenCase? Of(CaseEvidence stored)
    {
        try
        {
            var events = stored.Lines.Select(line => JournalJson.Read(line.Entry.Body)).ToList();
            return new ProvenCase(Folding.Fold(events) with { Version = stored.Lines[^1].Entry.Version }, events, GivenUpIn(stored, events));
        }
        catch (Exception fault) when (fault is System.Text.Json.JsonException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    private static HashSet<Guid> GivenUpIn(CaseEvidence stored, List<CaseEvent> events)
    {
        var acts = events.Zip(stored.Lines, (happened, line) => (Happened: happened, line.Entry.Version)).ToList();
        var mended = acts.Where(act => act.Happened is PutRight).Select(act => act.Version).ToHashSet();
        var advanced = acts.Select(act => (act.Version, Run: (act.Happened as WorkflowAdvanced)?.Run)).ToHashSet();
        return [.. from act in acts
                   where act.Happened is WorkflowEnded && mended.Contains(act.Version)
                   let run = ((WorkflowEnded)act.Happened).Run
                   where !advanced.Contains((act.Version, run))
                   select run];
    }
}
