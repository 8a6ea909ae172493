using System.Runtime.CompilerServices;
using Mediation.Postgres.Cases;
using Mediation.Postgres.Desk;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Replay;
using Npgsql;

namespace Mediation.Postgres.Audit;

/// <summary>
/// Plays the workflows of cases again on a candidate (试放流程): no rule is asked, no clock read.
/// </summary>
internal sealed class CandidateWalk(Policy policy)
{
    /// <summary>Plays every instance that a candidate would have carried, and says of each where it would have parted.</summary>
    public async IAsyncEnumerable<CandidateReplay> AgainstAsync(
        NpgsqlConnection connection, WorkflowDefinition candidate, int? newest, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var instance in InstancesAsync(connection, newest, ct))
            if (policy.Workflows.FindVersion(Replayer.BeganOn(instance.Bursts(), instance.State.VersionId)) is { } began && Concerns(instance, began, candidate))
                yield return new CandidateReplay(instance.CaseNumber, began.DefinitionId, instance.State.Status is WorkflowStatus.Running,
                    Replayer.Against(instance.Bursts(), instance.State.InstanceId, began, candidate, policy.Workflows));
    }

    private bool Concerns(Instance instance, WorkflowDefinition began, WorkflowDefinition candidate) =>
        began.DefinitionId == candidate.DefinitionId
        || instance.Bursts().SelectMany(b => b.Record.Replies).Any(reply =>
            reply.Calls is { } called && policy.Workflows.FindVersion(called)?.DefinitionId == candidate.DefinitionId);

    private async IAsyncEnumerable<Instance> InstancesAsync(
        NpgsqlConnection connection, int? newest, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            $"""
            select i.case_id, i.number, i.state, told.bodies, told.versions, told.moments
            from (select c.id as case_id, c.number, w.id, w.state
                  from workflow_instance w
                  join case_file c on c.id = w.case_id
                  order by c.id desc, w.id
                  limit $1) i
            {BurstReader.Told}
            order by i.case_id, i.id
            """, Sql.Int(newest));
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
        public IReadOnlyList<RecordedBurst> Bursts() => BurstReader.Read(Case, Bodies, Versions, Moments, Zone);
    }
}

/// <summary>What a candidate would have done with an instance (试算).</summary>
/// <param name="CaseNumber">Of which case.</param>
/// <param name="DefinitionId">The workflow that the instance began with.</param>
/// <param name="Running">True when it isn't finished.</param>
/// <param name="Parting">Where it would have parted from what happened; null when it would have gone the same way.</param>
public sealed record CandidateReplay(string CaseNumber, string DefinitionId, bool Running, Parting? Parting);
