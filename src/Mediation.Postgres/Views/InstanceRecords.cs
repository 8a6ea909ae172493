using System.Collections.Immutable;
using Mediation.Casework.Actors;
using Mediation.Postgres.Cases;
using Mediation.Postgres.Desk;
using Mediation.Workflows.Execution;
using Mediation.Workflows.Replay;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>A workflow instance as lists show it (流程实例行); nothing of the matter is on it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Number">Of which case.</param>
/// <param name="VersionId">The version that it runs on.</param>
/// <param name="State">Where it stands, or stood at the end.</param>
/// <param name="BeganAt">When it began, by the product's clock.</param>
/// <param name="MovedAt">When it last went on.</param>
public sealed record InstanceLine(
    Guid Id, string Number, string VersionId, WorkflowState State, DateTimeOffset BeganAt, DateTimeOffset MovedAt)
{
    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? EndedAt => State.Status is WorkflowStatus.Finished ? MovedAt : null;
}

/// <summary>A workflow instance with the record of how it came to where it stands (流程实例).</summary>
/// <param name="Line">The instance.</param>
/// <param name="Bursts">Its record, the start first; empty for one of an older version that kept none.</param>
public sealed record InstanceRecord(InstanceLine Line, IReadOnlyList<RecordedBurst> Bursts);

/// <summary>What a list of instances is narrowed to (实例筛选); empty and null leave a side open.</summary>
/// <param name="DefinitionIds">流程标识, of the instance or of a workflow that stands open in it.</param>
/// <param name="Running">Whether it goes on.</param>
/// <param name="Endings">How it ended, for those that did.</param>
/// <param name="Faulty">Whether a fault waits for an administrator.</param>
/// <param name="Sought">The number of a case, or the id of an instance.</param>
public sealed record InstanceFilter(
    IReadOnlyList<string> DefinitionIds, bool? Running, IReadOnlyList<WorkflowSubStatus> Endings, bool? Faulty, string? Sought);

/// <summary>
/// Finds workflow instances for the editor (流程实例查阅): whoever may read the policy, and of the cases only those that the run page
/// or the case's own page would show them.
/// </summary>
public sealed class InstanceRecords(NpgsqlDataSource database, InForce inForce)
{
    /// <summary>Most that are counted; a list that says so many may be longer.</summary>
    public const int MostCounted = 10_000;

    /// <summary>A page of instances, the newest first, and how many there are, counted up to <see cref="MostCounted"/>.</summary>
    public async Task<(ImmutableList<InstanceLine> Lines, int Count)> ListAsync(
        Actor actor, InstanceFilter filter, bool oldestFirst, int skip, int take, CancellationToken ct)
    {
        if (!Sight.MayReadPolicy(actor))
            return ([], 0);
        var found = $"from workflow_instance i join case_file c on c.id = i.case_id where {Visible}{Narrowed(filter)}";
        var order = oldestFirst ? "i.id" : "i.id desc";
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            $"""
            select i.id, c.number, i.definition_version_id, i.state, {Moments}
            from (select i.id {found} order by {order} limit {take} offset {skip}) page
            join workflow_instance i on i.id = page.id
            join case_file c on c.id = i.case_id
            {BurstReader.Told}
            order by {order}
            """, Parameters(actor, filter));
        batch.Add($"select count(*)::int from (select 1 {found} limit {MostCounted}) counted", Parameters(actor, filter));
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var row = new Row(reader);
        return (await row.RestAsync(Line, ct), (await row.NextAsync(r => r.Int(0), ct))[0]);
    }

    /// <summary>One with its record; null when there is none, or none for them.</summary>
    public async Task<InstanceRecord?> FindAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (!Sight.MayReadPolicy(actor))
            return null;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"""
            select i.id, c.number, i.definition_version_id, i.state, {Moments}, c.id, told.bodies, told.versions, told.moments
            from workflow_instance i
            join case_file c on c.id = i.case_id
            {BurstReader.Told}
            where {Visible}
              and i.id = $5
            """, [.. Seen(actor), id]);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new InstanceRecord(Line(new Row(reader)), BurstReader.Read(
                reader.GetGuid(6), reader.GetFieldValue<string[]>(7), reader.GetFieldValue<long[]>(8),
                reader.GetFieldValue<DateTimeOffset[]>(9), inForce.Policy.Calendar.Zone))
            : null;
    }

    /// <summary>One for those who were let in before; null when there is none.</summary>
    public async Task<InstanceLine?> LineAsync(Guid id, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"""
            select i.id, c.number, i.definition_version_id, i.state, {Moments}
            from workflow_instance i
            join case_file c on c.id = i.case_id
            {BurstReader.Told}
            where i.id = $1
            """, id);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Line(new Row(reader)) : null;
    }

    private const string Visible = $"($4 or {Sight.Clause})";

    private const string Moments =
        "coalesce(told.moments[1], c.accepted_at), coalesce(told.moments[cardinality(told.moments)], c.accepted_at)";

    private static object[] Seen(Actor actor)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        return [account, units, everything, Sight.MayOperate(actor)];
    }

    private static object[] Parameters(Actor actor, InstanceFilter filter) =>
    [
        .. Seen(actor), filter.DefinitionIds.ToArray(), filter.Endings.Select(ending => $"%\"subStatus\":\"{ending}\"%").ToArray(),
        Sql.Id(IdOf(filter)), Sql.Text(filter.Sought?.Trim().ToUpperInvariant()),
    ];

    private static Guid? IdOf(InstanceFilter filter) => Guid.TryParse(filter.Sought, out var id) ? id : null;

    // Only what is asked for is said, so that the planner sees which index fits.
    private static string Narrowed(InstanceFilter filter) => string.Concat(
        filter.DefinitionIds.Count > 0 ? " and (i.definition_id = any ($5) or i.standing_on && array(select d.version_id from workflow_definition d where d.definition_id = any ($5)))" : "",
        filter.Running is { } running ? $" and i.running = {(running ? "true" : "false")}" : "",
        filter.Endings.Count > 0 ? " and (i.running or i.state like any ($6))" : "",
        filter.Faulty is { } faulty ? $" and {(faulty ? "" : "not ")}({Faulted})" : "",
        string.IsNullOrWhiteSpace(filter.Sought) ? "" : IdOf(filter) is null ? " and c.number = $8" : " and i.id = $7");

    private const string Faulted =
        "c.fault_at is not null and exists (select 1 from jsonb_array_elements(c.body -> 'faults') f where (f ->> 'run')::uuid = i.id)";

    private static InstanceLine Line(Row r) =>
        new(r.Id(0), r.Text(1), r.Text(2), WorkflowStateJson.Read(r.Text(3)), r.Moment(4), r.Moment(5));
}
