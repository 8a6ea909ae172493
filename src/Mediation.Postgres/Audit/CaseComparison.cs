using System.Text.Json;
using System.Text.RegularExpressions;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Postgres.Cases;
using Mediation.Workflows.Execution;

namespace Mediation.Postgres.Audit;

/// <summary>
/// Compares what is stored of a case with what its journal proves, row by row (核对案卷). Every row must be there once and say the same;
/// rows that nothing in the journal speaks of are wrong as well.
/// </summary>
/// <param name="proven">The case by its journal.</param>
/// <param name="stored">Its rows as the desk reads them.</param>
/// <param name="rows">Its rows as lists and sweeps read them.</param>
/// <param name="standing">The case by its journal, with its clocks reckoned anew.</param>
internal sealed partial class CaseComparison(ProvenCase proven, Dossier stored, CaseEvidence rows, Decision standing)
{
    /// <summary>Everything that differs.</summary>
    public IEnumerable<(AuditFault Fault, string Where)> Differences() =>
        [.. Case(), .. Shares(), .. Items(), .. Clocks(), .. Runs(), .. Steps(), .. Holders(), .. Board(), .. Words(), .. Parties(), .. Papers()];

    private CaseFile File => proven.File;

    private IEnumerable<(AuditFault, string)> Case()
    {
        if (rows.Version != File.Version)
            yield return (AuditFault.CaseDiffers, "version");
        if (Alike.Write(CaseBody.Of(File)) != Alike.Write(CaseBody.Of(stored.File)))
            yield return (AuditFault.CaseDiffers, "body");
        foreach (var column in Different(CaseColumns.Of(standing, proven.ClosedAt), rows.Columns))
            if (Turned || column is not ("dueAt" or "amberAt"))
                yield return (AuditFault.CaseDiffers, column);
    }

    // A case that the calendar in force hasn't been told to yet falls due by the one before.
    private bool Turned => rows.Clocks.All(clock => clock.Calendar == CalendarNow);

    private int CalendarNow => standing.Clocks.Select(clock => clock.Calendar).FirstOrDefault();

    private IEnumerable<(AuditFault, string)> Shares() =>
        Unlike(File.Assignments, stored.File.Assignments, share => share.Id, share => share.Unit, AuditFault.ShareDiffers);

    private IEnumerable<(AuditFault, string)> Items()
    {
        foreach (var found in Unlike(File.WorkItems, stored.File.WorkItems, item => item.Id, item => item.Step, AuditFault.ItemDiffers))
            yield return found;
        if (!Turned)
            yield break;
        foreach (var item in File.OpenItems)
            if (WorkItemWriter.Nearest(item, standing) is var clock
                && rows.Due.TryGetValue(item.Id, out var due) && due != (Sql.Stored(clock?.DueAt), Sql.Stored(clock?.AmberAt)))
                yield return (AuditFault.ItemDiffers, item.Step);
    }

    private IEnumerable<(AuditFault, string)> Clocks()
    {
        foreach (var found in Unlike(File.Deadlines, stored.File.Deadlines, clock => clock.Id, clock => clock.Kind, AuditFault.ClockDiffers))
            yield return found;
        foreach (var clock in standing.Clocks)
            if (rows.Clocks.FirstOrDefault(row => row.Id == clock.Deadline.Id) is { } row && !Fits(row, clock))
                yield return (AuditFault.ClockDiffers, clock.Deadline.Kind);
    }

    // How a clock stood when it was last written: whether it had come to its end by then isn't known, only whether it can have.
    private static bool Fits(ClockColumns row, ClockStanding clock)
    {
        var (deadline, state) = (clock.Deadline, clock.State.Code());
        return (row.Kind, row.Side, row.Unit, row.WorkItem, row.StartedAt, row.MetAt, row.Rung)
                == (deadline.Kind, deadline.Side.Code(), deadline.Unit, deadline.WorkItem, deadline.StartedAt, deadline.MetAt, deadline.Rung)
            && (deadline.IsFinal ? row.State == state : row.State == state || row.State is "running" or "stopped")
            && (deadline.IsFinal || row.Calendar != clock.Calendar || (row.DueAt, row.AmberAt) == (Sql.Stored(clock.DueAt), Sql.Stored(clock.AmberAt)))
            && (!deadline.IsFinal || row.NextAt is null);
    }

    private IEnumerable<(AuditFault, string)> Runs()
    {
        var flags = rows.Runs.Where(run => !proven.GivenUp.Contains(run.Id)).ToDictionary(run => run.Id);
        foreach (var run in File.Runs.Where(run => !proven.GivenUp.Contains(run.Id)))
            if (!flags.Remove(run.Id, out var row) || row.Running != run.Running || row.VersionId != run.DefinitionVersionId)
                yield return (AuditFault.RunDiffers, run.DefinitionId);
        foreach (var stray in flags.Values)
            yield return (AuditFault.RunDiffers, stray.VersionId);
    }

    private IEnumerable<(AuditFault, string)> Steps()
    {
        var waiting = stored.States
            .SelectMany(run => run.Value.Bookmarks.Where(IsStep).Select(mark => (Run: run.Key, mark.Id, mark.ActivityId))).ToList();
        foreach (var item in File.OpenItems.Where(item => !waiting.Exists(mark => mark.Run == item.Run && mark.Id == item.Bookmark)))
            yield return (AuditFault.ItemAstray, item.Step);
        foreach (var mark in waiting.Where(mark => !File.OpenItems.Any(item => item.Run == mark.Run && item.Bookmark == mark.Id)))
            yield return (AuditFault.ItemAstray, mark.ActivityId);
    }

    private static bool IsStep(Bookmark mark) => mark.Name.StartsWith("Mediation.", StringComparison.Ordinal);

    // Under which light the case was held depends on the moment of its last act.
    private IEnumerable<(AuditFault, string)> Holders() =>
        rows.Held.SetEquals(HeldWriter.Holdings(standing, default).Select(held => (held.Unit, held.Stage, held.Lead)))
            ? []
            : [(AuditFault.HeldDiffers, File.Stage.Code())];

    private IEnumerable<(AuditFault, string)> Board() =>
        (Turned ? rows.Board : rows.Board is null ? null : rows.Board with { DueAt = OnBoard?.DueAt, AmberAt = OnBoard?.AmberAt }) == OnBoard
            ? []
            : [(AuditFault.BoardDiffers, File.Stage.Code())];

    private BoardColumns? OnBoard => BoardWriter.Of(standing);

    private IEnumerable<(AuditFault, string)> Papers() =>
        PaperComparison.Differences([.. rows.Lines.Select(line => line.Entry)], proven.Events, rows.Papers);

    private IEnumerable<(AuditFault, string)> Words()
    {
        foreach (var (entry, _) in rows.Lines)
            foreach (Match said in Said().Matches(entry.Body))
                if (rows.Words.GetValueOrDefault(Guid.Parse(said.Groups[1].ValueSpan)) != said.Groups[2].Value)
                    yield return (AuditFault.WordsDiffer, $"{entry.Sequence}");
    }

    private IEnumerable<(AuditFault, string)> Parties() =>
        from party in File.Parties
        where !rows.Parties.Contains(party.Id)
        select (AuditFault.PartyLost, party.Side.Code());

    private static IEnumerable<(AuditFault, string)> Unlike<T>(
        IReadOnlyList<T> proven, IReadOnlyList<T> stored, Func<T, Guid> id, Func<T, string> name, AuditFault fault)
    {
        var found = stored.ToDictionary(id, item => item);
        foreach (var item in proven)
            if (!found.Remove(id(item), out var row) || Alike.Write(row) != Alike.Write(item))
                yield return (fault, name(item));
        foreach (var stray in found.Values)
            yield return (fault, name(stray));
    }

    private static IEnumerable<string> Different<T>(T proven, T stored)
    {
        var (one, other) = (JsonSerializer.SerializeToElement(proven), JsonSerializer.SerializeToElement(stored));
        return from member in one.EnumerateObject()
               where !JsonElement.DeepEquals(member.Value, other.GetProperty(member.Name))
               select JsonNamingPolicy.CamelCase.ConvertName(member.Name);
    }

    // How the journal refers to words that lie elsewhere.
    [GeneratedRegex("\"id\":\"([0-9a-f-]{36})\",\"digest\":\"([0-9a-f]{64})\"")]
    private static partial Regex Said();
}
