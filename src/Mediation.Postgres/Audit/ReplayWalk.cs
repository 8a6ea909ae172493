using System.Runtime.CompilerServices;
using Mediation.Casework.Journal;
using Mediation.Postgres.Desk;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Replay;
using Npgsql;

namespace Mediation.Postgres.Audit;

/// <summary>
/// Plays the workflows of cases again from their journals (重放流程): no rule is asked, no clock read. Instances that began
/// before their bursts were recorded, or whose record holds an operation that isn't, can't be played again and are counted.
/// </summary>
internal sealed class ReplayWalk(Policy policy)
{
    private readonly List<AuditFinding> findings = [];

    /// <summary>What came to another position than the one stored.</summary>
    public IReadOnlyList<AuditFinding> Findings => findings;

    /// <summary>How many instances were played again.</summary>
    public int Replayed { get; private set; }

    /// <summary>How many could not be.</summary>
    public int Unrecorded { get; private set; }

    /// <summary>Plays the instances of one case, or of all, and compares where they come to with where they stand.</summary>
    public async Task RunAsync(NpgsqlConnection connection, string? number, CancellationToken ct)
    {
        await foreach (var instance in InstancesAsync(connection, number, null, ct))
        {
            try
            {
                Take(instance, Replayer.Check(instance.Bursts(), instance.State, policy.Workflows));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                findings.Add(new AuditFinding(instance.CaseNumber, AuditFault.Unreadable, fault.GetType().Name));
            }
        }
    }

    /// <summary>Plays every instance that a candidate would have carried, and says of each where it would have parted.</summary>
    public async IAsyncEnumerable<CandidateReplay> AgainstAsync(
        NpgsqlConnection connection, WorkflowDefinition candidate, int? newest, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var instance in InstancesAsync(connection, null, newest, ct))
            if (policy.Workflows.FindVersion(Replayer.BeganOn(instance.Bursts(), instance.State.VersionId)) is { } began && Concerns(instance, began, candidate))
                yield return new CandidateReplay(instance.CaseNumber, began.DefinitionId, instance.State.Status is WorkflowStatus.Running,
                    Replayer.Against(instance.Bursts(), instance.State.InstanceId, began, candidate, policy.Workflows));
    }

    private void Take(Instance instance, Parting? parting)
    {
        if (parting is { Kind: PartingKind.NotRecorded })
        {
            Unrecorded++;
            return;
        }
        Replayed++;
        if (parting is not null)
            findings.Add(new AuditFinding(
                instance.CaseNumber, AuditFault.ReplayDiffers, $"{instance.State.DefinitionId}, move {parting.Burst}"));
    }

    private bool Concerns(Instance instance, WorkflowDefinition began, WorkflowDefinition candidate) =>
        began.DefinitionId == candidate.DefinitionId
        || instance.Bursts().SelectMany(b => b.Record.Replies).Any(reply =>
            reply.Calls is { } called && policy.Workflows.FindVersion(called)?.DefinitionId == candidate.DefinitionId);

    private async IAsyncEnumerable<Instance> InstancesAsync(
        NpgsqlConnection connection, string? number, int? newest, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select i.case_id, i.number, i.state, told.bodies, told.versions, told.moments
            from (select c.id as case_id, c.number, w.id, w.state
                  from workflow_instance w
                  join case_file c on c.id = w.case_id
                  where $1 is null
                     or c.number = $1
                  order by c.id desc, w.id
                  limit $2) i
            cross join lateral (
              select coalesce(array_agg(j.body order by j.sequence), '{}') as bodies,
                     coalesce(array_agg(j.version order by j.sequence), '{}') as versions,
                     coalesce(array_agg(j.at order by j.sequence), '{}') as moments
              from journal_entry j
              where j.case_id = i.case_id
                and j.kind = 'workflow-advanced'
                and j.body like '%"run":"' || i.id || '"%'
            ) told
            order by i.case_id, i.id
            """, Sql.Text(number), Sql.Int(newest));
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            yield return new Instance(
                reader.GetString(1), WorkflowStateJson.Read(reader.GetString(2)), reader.GetGuid(0), reader.GetFieldValue<string[]>(3),
                reader.GetFieldValue<long[]>(4), reader.GetFieldValue<DateTimeOffset[]>(5), policy.Calendar.Zone);
        }
    }

    private sealed record Instance(
        string CaseNumber, WorkflowState State, Guid Case, string[] Bodies, long[] Versions, DateTimeOffset[] Moments, TimeZoneInfo Zone)
    {
        public IReadOnlyList<RecordedBurst> Bursts() =>
        [
            .. Bodies.Select((body, at) => RecordedRun.Burst(
                Case, (WorkflowAdvanced)JournalJson.Read(body), Versions[at], Moments[at], Zone)),
        ];
    }
}

/// <summary>What a candidate would have done with an instance (试算).</summary>
/// <param name="CaseNumber">Of which case.</param>
/// <param name="DefinitionId">The workflow that the instance began with.</param>
/// <param name="Running">True when it isn't finished.</param>
/// <param name="Parting">Where it would have parted from what happened; null when it would have gone the same way.</param>
public sealed record CandidateReplay(string CaseNumber, string DefinitionId, bool Running, Parting? Parting);
