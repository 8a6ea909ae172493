using Npgsql;

namespace Mediation.Postgres.Definitions;

/// <summary>A file of the policy in force (现行规定文件).</summary>
/// <param name="Path">Below the folder that holds <c>rules/</c> and <c>workflows/</c>, with forward slashes.</param>
/// <param name="Version">Its number in the database; of examples, how many there are.</param>
/// <param name="Text">The JSON as it was imported, and a line end.</param>
public sealed record PolicyFile(string Path, int Version, string Text);

/// <summary>
/// The workflows and rule sets in force, and the examples that were made of returned cases, as files (规定导出): each under the name of the file it came from, or would come
/// from, so that importing them again finds nothing new.
/// </summary>
public static class PolicyExport
{
    /// <summary>All files, by path; none when nothing was ever imported.</summary>
    public static async Task<IReadOnlyList<PolicyFile>> ReadAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("select 'rules/' || name || '.json', number, document from rule_set where in_force");
        batch.Add(Workflows);
        batch.Add(Examples);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var row = new Row(reader);
        var rules = await row.RestAsync(File, ct);
        var workflows = await row.NextAsync(File, ct);
        var examples = await row.NextAsync(File, ct);
        return [.. rules.Concat(workflows).Concat(examples).OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static PolicyFile File(Row r) => new(SafePath(r.Text(0)), r.Int(1), r.Text(2) + "\n");

    // Names of rule sets and ids of workflows are anybody's; a file of theirs stays in its folder all the same.
    private static string SafePath(string path)
    {
        if (path == ExamplesPath)
            return path;
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return path[..(slash + 1)] + Uri.EscapeDataString(path[(slash + 1)..]);
    }

    private const string ExamplesPath = "rules/examples/from-returns.json";

    // One on a line, so that a commit shows which came.
    private const string Examples =
        $"""
        select '{ExamplesPath}', count(*)::int, E'[\n  ' || string_agg(body::text, E',\n  ' order by made_at, id) || E'\n]'
        from rule_example
        having count(*) > 0
        """;

    // What the editor published goes back to the file that the workflow came from, if it ever came from one.
    private const string Workflows =
        """
        select coalesce((select f.source
                         from workflow_definition f
                         where f.definition_id = d.definition_id
                           and f.source like 'workflows/%.json'
                         order by f.version desc
                         limit 1), 'workflows/' || d.definition_id || '.json'),
               d.version, d.document
        from workflow_definition d
        where d.in_force
        """;
}
