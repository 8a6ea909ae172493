using System.Collections.Immutable;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>The workflows of a case as an operator sees them (案件流程): where they stand, never what was complained of.</summary>
/// <param name="Dossier">The case; a page shows its number, stage, runs and faults of it.</param>
/// <param name="Briefing">The briefing of the reader.</param>
/// <param name="Moves">Moves to other versions, the newest first.</param>
public sealed record RunRecord(Dossier Dossier, Briefing Briefing, ImmutableList<MoveLine> Moves);

/// <summary>A move as lists show it (迁移记录行).</summary>
/// <param name="Id">Identity.</param>
/// <param name="Number">Of which case.</param>
/// <param name="Run">Of which instance.</param>
/// <param name="FromVersionId">迁移前的版本.</param>
/// <param name="ToVersionId">迁移后的版本.</param>
/// <param name="MovedAt">迁移时刻.</param>
/// <param name="UndoneAt">撤回时刻; null when it wasn't taken back.</param>
/// <param name="CaseVersion">The case's version now.</param>
public sealed record MoveLine(
    Guid Id, string Number, Guid Run, string FromVersionId, string ToVersionId, DateTimeOffset MovedAt, DateTimeOffset? UndoneAt,
    long CaseVersion);

/// <summary>A running case on a version of a workflow, and what a move would do (待迁移案件).</summary>
/// <param name="Dossier">The case, of which a page shows the number and the runs.</param>
/// <param name="Moves">What would become of each instance.</param>
public sealed record MoveCandidate(Dossier Dossier, IReadOnlyList<RunMove> Moves);

/// <summary>Reads the workflows of cases for operators, in two round trips (读案件流程).</summary>
public sealed class RunRecords(NpgsqlDataSource database, InForce inForce, TimeProvider real)
{
    /// <summary>Most cases of one preview.</summary>
    public const int Most = 100;

    private readonly Briefer briefer = new(inForce, real);

    /// <summary>The workflows of a case; null when there is no such case; refused to whoever may not operate.</summary>
    public async Task<Answer<RunRecord?>> FindAsync(Actor actor, string number, CancellationToken ct)
    {
        if (!Sight.MayOperate(actor))
            return Sight.NotAllowed;
        await using var connection = await database.OpenConnectionAsync(ct);
        var (briefing, found) = await briefer.BriefAsync(connection, actor, number, locked: false, null, ct);
        if (found is null)
            return (RunRecord?)null;
        return new RunRecord(found.Dossier, briefing, await MovesAsync(connection, "c.number = $1", number, ct));
    }

    /// <summary>
    /// The oldest cases that run on a version, each with what moving it to another version would do; refused to whoever may
    /// not operate.
    /// </summary>
    public Task<Answer<ImmutableList<MoveCandidate>>> PreviewAsync(
        Actor actor, string fromVersionId, string toVersionId, IReadOnlyDictionary<string, string> named, CancellationToken ct) =>
        PreviewAsync(actor, fromVersionId, toVersionId, named, inForce.Policy.Workflows, ct);

    /// <summary>The same for a version that isn't published yet, with activities of the same ids.</summary>
    public Task<Answer<ImmutableList<MoveCandidate>>> PreviewAsync(
        Actor actor, string fromVersionId, WorkflowDefinition candidate, CancellationToken ct) =>
        PreviewAsync(actor, fromVersionId, candidate.VersionId, ImmutableDictionary<string, string>.Empty,
            new CandidateLibrary([candidate], inForce.Policy.Workflows), ct);

    private async Task<Answer<ImmutableList<MoveCandidate>>> PreviewAsync(
        Actor actor, string fromVersionId, string toVersionId, IReadOnlyDictionary<string, string> named, IWorkflowLibrary workflows,
        CancellationToken ct)
    {
        if (!Sight.MayOperate(actor))
            return Sight.NotAllowed;
        await using var connection = await database.OpenConnectionAsync(ct);
        var numbers = await NumbersAsync(connection, fromVersionId, ct);
        var (briefing, cases) = await briefer.BriefAsync(connection, actor, [.. numbers], locked: false, null, ct);
        return cases.Select(c => new MoveCandidate(
            c.Dossier, new Proceeding(c.Dossier, briefing with { Workflows = workflows }).PlanMoves(fromVersionId, toVersionId, named)))
            .ToImmutableList();
    }

    /// <summary>The newest moves to a version; refused to whoever may not operate.</summary>
    public async Task<Answer<ImmutableList<MoveLine>>> MovesToAsync(Actor actor, string versionId, CancellationToken ct)
    {
        if (!Sight.MayOperate(actor))
            return Sight.NotAllowed;
        await using var connection = await database.OpenConnectionAsync(ct);
        return await MovesAsync(connection, "m.to_version_id = $1", versionId, ct);
    }

    private static async Task<ImmutableList<string>> NumbersAsync(NpgsqlConnection connection, string versionId, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            $"""
            select c.number
            from case_file c
            where exists (select 1
                          from workflow_instance i
                          where i.case_id = c.id
                            and i.running
                            and i.standing_on @> array[$1])
            order by c.id
            limit {Most}
            """, versionId);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => r.Text(0), ct);
    }

    private static async Task<ImmutableList<MoveLine>> MovesAsync(
        NpgsqlConnection connection, string condition, string parameter, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            $"""
            select m.id, c.number, m.run_id, m.from_version_id, m.to_version_id, m.moved_at, m.undone_at, c.version
            from workflow_migration m
            join case_file c on c.id = m.case_id
            where {condition}
            order by m.moved_at desc, m.id desc
            limit {Most}
            """, parameter);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new MoveLine(
            r.Id(0), r.Text(1), r.Id(2), r.Text(3), r.Text(4), r.Moment(5), r.MomentOrNull(6), r.Long(7)), ct);
    }
}
