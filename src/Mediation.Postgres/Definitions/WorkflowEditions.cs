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

    internal static Task<WorkflowEdition?> LatestAsync(NpgsqlConnection connection, string definitionId, CancellationToken ct) =>
        FindAsync(connection, $"{Columns("document")} where definition_id = $1 order by version desc limit 1", definitionId, ct);

    private static async Task<WorkflowEdition?> FindAsync(NpgsqlConnection connection, string sql, string parameter, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, sql, parameter);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Read(new Row(reader)) : null;
    }

    private static WorkflowEdition Read(Row r) => new(
        r.Text(0), r.Text(1), r.Int(2), r.Text(3), r.Text(4), r.Flag(5), r.Moment(6), r.Text(7), r.Flag(8), r.Flag(9), r.Flag(10), r.Text(11));

    private static string Columns(string document) =>
        $"""
         select id, definition_id, version, name, source, in_force, at, stamp, is_draft, is_latest, is_overtaken, {document}
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
               false as is_overtaken, d.document
        from workflow_definition d
        union all
        select w.definition_id || ':draft', w.definition_id, coalesce(newest.version, 0) + 1, w.name, 'studio', false, w.saved_at,
               w.stamp::text, true, true, w.based_on is distinct from newest.version_id, w.document
        from workflow_draft w
        left join lateral (select n.version_id, n.version
                           from workflow_definition n
                           where n.definition_id = w.definition_id
                           order by n.version desc
                           limit 1) newest on true
        """;
}
