using Mediation.Postgres.Desk;
using Mediation.Workflows.Definitions;
using Npgsql;

namespace Mediation.Postgres.Audit;

/// <summary>
/// Tries a candidate of a workflow on everything that happened (流程试算): which cases would have gone another way, and from
/// where. Changes nothing.
/// </summary>
public sealed class CandidateTrial(NpgsqlDataSource database, InForce inForce)
{
    /// <summary>The instances that began with the candidate's workflow or called it, in the order of cases.</summary>
    /// <param name="candidate">What is tried.</param>
    /// <param name="newest">Among so many instances, those of the newest cases; null for all. Cost grows with it.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<CandidateReplay>> RunAsync(WorkflowDefinition candidate, int? newest, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await new CandidateWalk(inForce.Policy).AgainstAsync(connection, candidate, newest, ct).ToListAsync(ct);
    }
}
