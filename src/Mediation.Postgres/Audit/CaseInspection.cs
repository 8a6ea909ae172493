using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Journal;
using Mediation.Postgres.Cases;
using Mediation.Postgres.Desk;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Replay;
using Npgsql;

namespace Mediation.Postgres.Audit;

/// <summary>
/// Looks some cases over (检查案卷), in the snapshot that is open on the connection: their journals, every row against what the journal
/// proves, every clock and wait against what should wake it, every workflow instance played again, and what is promised of open cases.
/// Changes nothing. Cost is linear in the lines of their journals.
/// </summary>
internal sealed class CaseInspection(Briefer briefer)
{
    private readonly List<AuditFinding> findings = [];

    private readonly List<string> numbers = [];

    private readonly HashSet<Guid> unreadable = [];

    /// <summary>How many cases were looked over.</summary>
    public int Cases => numbers.Count;

    /// <summary>Their numbers.</summary>
    public string[] Numbers => [.. numbers];

    /// <summary>How many lines of journals.</summary>
    public long Lines { get; private set; }

    /// <summary>How many instances were played again.</summary>
    public int Replayed { get; private set; }

    /// <summary>How many can't be.</summary>
    public int Unrecorded { get; private set; }

    /// <summary>What is wrong, each thing once.</summary>
    public IReadOnlyList<AuditFinding> Findings => [.. findings.Distinct()];

    /// <summary>Looks these cases over.</summary>
    public async Task RunAsync(NpgsqlConnection connection, Guid[] cases, CancellationToken ct)
    {
        if (cases.Length == 0)
            return;
        var people = await PeopleAtWork.ReadAsync(connection, ct);
        var evidence = await CaseEvidence.ReadAsync(connection, cases, ct);
        var briefing = await briefer.BriefAsync(connection, Actor.System, null, ct);
        var stored = await ReadAsync(connection, evidence, ct);
        briefing = briefing with { Workflows = await Briefer.LibraryAsync(connection, briefing, [.. stored.Values.OfType<LockedCase>()], ct) };
        foreach (var rows in evidence)
            Inspect(rows, stored[rows.Id], briefing, people);
        findings.AddRange(await ClockWalk.EffectsAsync(connection, cases, ct));
        // The database can't look into what doesn't read.
        findings.AddRange(await WaitWalk.AsleepAsync(connection, [.. cases.Except(unreadable)], briefing.Now, ct));
    }

    // Together, and one by one when one of them no longer reads.
    private static async Task<IReadOnlyDictionary<Guid, LockedCase?>> ReadAsync(
        NpgsqlConnection connection, IReadOnlyList<CaseEvidence> evidence, CancellationToken ct)
    {
        var numbers = evidence.Select(rows => rows.Columns.Number).ToArray();
        if (await TryReadAsync(connection, numbers, ct) is { } together)
            return evidence.ToDictionary(rows => rows.Id, rows => together.FirstOrDefault(read => read.Dossier.File.Id == rows.Id));
        var each = new Dictionary<Guid, LockedCase?>();
        foreach (var rows in evidence)
            each[rows.Id] = await TryReadAsync(connection, [rows.Columns.Number], ct) is [var alone] ? alone : null;
        return each;
    }

    private static async Task<IReadOnlyList<LockedCase>?> TryReadAsync(NpgsqlConnection connection, string[] numbers, CancellationToken ct)
    {
        try
        {
            await using var batch = new NpgsqlBatch(connection);
            CaseReader.Ask(batch, numbers, locked: false);
            await using var reader = await batch.ExecuteReaderAsync(ct);
            return await CaseReader.ReadAsync(reader, ct);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or NpgsqlException))
        {
            return null;
        }
    }

    private void Inspect(CaseEvidence rows, LockedCase? stored, Briefing briefing, PeopleAtWork people)
    {
        Lines += rows.Lines.Count;
        var number = rows.Columns.Number;
        numbers.Add(number);
        void Found((AuditFault Fault, string Where) what) => findings.Add(new AuditFinding(number, what.Fault, what.Where));
        var broken = ProvenCase.Fault(rows);
        if (broken is { } fault)
            Found(fault);
        if (stored is null)
            Found((AuditFault.Unreadable, "case"));
        var proven = broken is null ? ProvenCase.Of(rows) : null;
        if (broken is null && proven is null)
            Found((AuditFault.Unreadable, "journal"));
        foreach (var run in rows.Runs.Where(run => proven?.GivenUp.Contains(run.Id) is not true))
            Replay(number, run, rows, briefing);
        if (stored is null)
            return;
        var states = stored.Dossier.States;
        // What a broken journal tells proves nothing; then the clocks are reckoned from the rows.
        var standing = new Proceeding(stored.Dossier with { File = proven?.File ?? stored.Dossier.File }, briefing).Conclude();
        foreach (var clock in standing.Clocks.Where(clock => clock.NextAt < Wake(rows, clock)))
            Found((AuditFault.ClockAsleep, clock.Deadline.Kind));
        if (proven is not null)
            foreach (var difference in new CaseComparison(proven, stored.Dossier, rows, standing).Differences())
                Found(difference);
        foreach (var promise in Promises.Broken(standing, states, people))
            Found(promise);
    }

    private static DateTimeOffset Wake(CaseEvidence rows, ClockStanding clock) =>
        rows.Clocks.FirstOrDefault(row => row.Id == clock.Deadline.Id)?.NextAt ?? DateTimeOffset.MaxValue;

    private void Replay(string number, RunColumns run, CaseEvidence rows, Briefing briefing)
    {
        try
        {
            var state = WorkflowStateJson.Read(run.State);
            var told = rows.Lines.Where(line => line.Entry.Kind == "workflow-advanced" && line.Entry.Body.Contains($"\"run\":\"{run.Id}\"", StringComparison.Ordinal));
            var bursts = told.Select(line => RecordedRun.Burst(
                rows.Id, (WorkflowAdvanced)JournalJson.Read(line.Entry.Body), line.Entry.Version, line.Entry.At, briefing.Calendar.Zone)).ToList();
            var parting = Replayer.Check(bursts, state, briefing.Workflows);
            if (parting is { Kind: PartingKind.NotRecorded })
                Unrecorded++;
            else
                Replayed++;
            if (parting is not (null or { Kind: PartingKind.NotRecorded }))
                findings.Add(new AuditFinding(number, AuditFault.ReplayDiffers, $"{state.DefinitionId}, move {parting.Burst}"));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            findings.Add(new AuditFinding(number, AuditFault.Unreadable, "workflow"));
            unreadable.Add(rows.Id);
        }
    }
}
