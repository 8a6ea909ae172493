using System.Collections.Immutable;
using Npgsql;

namespace Mediation.Postgres.Definitions;

/// <summary>Finds versions and drafts of workflows for the editor (流程稿查阅).</summary>
public sealed class WorkflowEditions(NpgsqlDataSource database)
{
    /// <summary>Every version and draft, the newest first within its workflow; without their documents.</summary>
    public async Task<ImmutableList<WorkflowEdition>> ListAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand($"{Columns("''")} order by definition_id, version desc");
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(Read, ct);
    }

    /// <summary>One by its id; null when there is none.</summary>
    public async Task<WorkflowEdition?> FindAsync(string id, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await FindAsync(connection, $"{Columns("document")} where id = $1", id, ct);
    }

    /// <summary>The newest of a workflow, a draft before all versions; null when there is neither.</summary>
    public async Task<WorkflowEdition?> LatestAsync(string definitionId, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await LatestAsync(connection, definitionId, ct);
    }

    /// <summary>Whose the draft of a workflow is; null when there is none.</summary>
    public async Task<DraftStanding?> StandingAsync(string definitionId, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await StandingAsync(connection, definitionId, ct);
    }

    internal static async Task<DraftStanding?> StandingAsync(NpgsqlConnection connection, string definitionId, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select w.saved_by, s.display_name, w.saved_at, w.asked_by, a.display_name, w.asked_at, w.asked_why,
                   b.display_name, w.returned_at, w.returned_why
            from workflow_draft w
            left join account s on s.id = w.saved_by
            left join account a on a.id = w.asked_by
            left join account b on b.id = w.returned_by
            where w.definition_id = $1
            """, definitionId);
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
            return null;
        var r = new Row(reader);
        return new DraftStanding(r.Id(0), r.TextOrNull(1), r.Moment(2),
            r.IdOrNull(3) is { } by ? new PublishRequest(by, r.TextOrNull(4), r.Moment(5), r.Text(6)) : null)
        {
            SentBack = r.MomentOrNull(8) is { } at ? new DraftSentBack(r.TextOrNull(7), at, r.Text(9)) : null,
        };
    }

    internal static Task<WorkflowEdition?> LatestAsync(NpgsqlConnection connection, string definitionId, CancellationToken ct) =>
        FindAsync(connection, $"{Columns("document")} where definition_id = $1 order by version desc limit 1", definitionId, ct);

    private static async Task<WorkflowEdition?> FindAsync(NpgsqlConnection connection, string sql, string parameter, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, sql, parameter);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Read(new Row(reader)) : null;
    }

    private static WorkflowEdition Read(Row r) => new(
        r.Text(0), r.Text(1), r.Int(2), r.Text(3), r.Text(4), r.Flag(5), r.Moment(6), r.Text(7), r.Flag(8), r.Flag(9), r.Flag(10), r.Text(11))
    {
        WasInForce = r.Flag(12),
    };

    private static string Columns(string document) =>
        $"""
         select id, definition_id, version, name, source, in_force, at, stamp, is_draft, is_latest, is_overtaken, {document}, was_in_force
         from ({Editions}) as edition
         """;

    private const string Editions =
        """
        select d.version_id as id, d.definition_id, d.version, d.name, d.source, d.in_force, d.imported_at as at,
               d.version_id as stamp, false as is_draft,
               not exists (select from workflow_draft w where w.definition_id = d.definition_id)
               and not exists (select from workflow_definition n
                               where n.definition_id = d.definition_id
                                 and n.version > d.version) as is_latest,
               false as is_overtaken, d.document, d.in_force_since is not null as was_in_force
        from workflow_definition d
        union all
        select w.definition_id || ':draft', w.definition_id, coalesce(newest.version, 0) + 1, w.name, 'studio', false, w.saved_at,
               w.stamp::text, true, true, w.based_on is distinct from newest.version_id, w.document, false
        from workflow_draft w
        left join lateral (select n.version_id, n.version
                           from workflow_definition n
                           where n.definition_id = w.definition_id
                           order by n.version desc
                           limit 1) newest on true
        """;
}
