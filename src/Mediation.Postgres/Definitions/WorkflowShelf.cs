using Mediation.Casework.Activities;
using Mediation.Workflows.Definitions;
using Mediation.Workflows.Execution;
using Npgsql;

namespace Mediation.Postgres.Definitions;

/// <summary>A definition as it lies in the database (流程版本).</summary>
/// <param name="VersionId">版本标识.</param>
/// <param name="DefinitionId">流程标识.</param>
/// <param name="Version">版本号.</param>
/// <param name="Name">流程名称.</param>
/// <param name="Source">From which file, or <c>studio</c>.</param>
/// <param name="InForce">是否现行.</param>
/// <param name="ImportedAt">导入时刻 (real clock).</param>
public sealed record WorkflowVersion(
    string VersionId, string DefinitionId, int Version, string Name, string Source, bool InForce, DateTimeOffset ImportedAt)
{
    /// <summary>Who published it in the editor; null when it came from a file, or where nobody asked (发布人).</summary>
    public string? PublishedBy { get; init; }

    /// <summary>Why it was published; null when it came from a file, or where nobody asked (发布理由).</summary>
    public string? PublishedWhy { get; init; }

    /// <summary>Who checked it before it came into force; null when nobody had to, or where nobody asked (复核人).</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Since when it is or was in force (real clock); null when it never was, or where nobody asked (现行起始).</summary>
    public DateTimeOffset? InForceSince { get; init; }
}

/// <summary>
/// Keeps every version of every workflow, and brings files in (流程存取): a new content becomes the next version; it comes into
/// force unless what is in force came from elsewhere, in which case it waits beside it and the database stays.
/// </summary>
public sealed class WorkflowShelf(NpgsqlDataSource database, TimeProvider real)
{
    /// <summary>What the soundness check says of definitions, each seen among the others and what is in force.</summary>
    public async Task<IReadOnlyList<WorkflowFinding>> CheckAsync(IReadOnlyList<WorkflowDefinition> definitions, CancellationToken ct) =>
        WorkflowFinding.Of(definitions, await LibraryAsync(ct));

    /// <summary>
    /// Brings definitions in, in one transaction, whoever publishes them; safe on two nodes at once. Refused as a whole when
    /// one of them is refuted: then nothing is kept, and what is in force stays.
    /// </summary>
    public async Task<WorkflowImport> ImportAsync(IReadOnlyList<WorkflowDefinition> definitions, CancellationToken ct)
    {
        var checkedNow = new WorkflowImport([], await CheckAsync(definitions, ct));
        return checkedNow.IsRefused ? checkedNow : checkedNow with { Added = await KeepAsync(definitions, ct) };
    }

    private async Task<IReadOnlyList<string>> KeepAsync(IReadOnlyList<WorkflowDefinition> definitions, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("select pg_advisory_xact_lock(hashtextextended('workflow_definition', 7))");
        foreach (var definition in definitions)
        {
            batch.Add(Retire, definition.DefinitionId, definition.ContentHash);
            batch.Add(Import, definition.DefinitionId, definition.Name, definition.ContentHash, definition.Source,
                real.GetUtcNow(), definition.Json.GetRawText());
            batch.Add(Enforce, definition.DefinitionId, definition.ContentHash, real.GetUtcNow());
        }
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var added = new List<string>();
        while (await reader.NextResultAsync(ct))
            while (await reader.ReadAsync(ct))
                added.Add(reader.GetString(0));
        await reader.DisposeAsync();
        await transaction.CommitAsync(ct);
        return added;
    }

    /// <summary>Every version as a library: those in force by id, all by version. A stored one that no longer reads is a defect.</summary>
    public async Task<IWorkflowLibrary> LibraryAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "select version_id, version, in_force, source, document from workflow_definition order by definition_id, version");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = await new Row(reader).RestAsync(
            r => (VersionId: r.Text(0), Version: r.Int(1), InForce: r.Flag(2), Source: r.Text(3), Document: r.Text(4)), ct);
        return new StoredLibrary(rows.ConvertAll(row => (Restore(row.Document, row.Source, row.VersionId, row.Version), row.InForce)));
    }

    /// <summary>Every version, newest first within its workflow.</summary>
    public async Task<IReadOnlyList<WorkflowVersion>> VersionsAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            select version_id, definition_id, version, name, source, in_force, imported_at
            from workflow_definition
            order by definition_id, version desc
            """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(
            r => new WorkflowVersion(r.Text(0), r.Text(1), r.Int(2), r.Text(3), r.Text(4), r.Flag(5), r.Moment(6)), ct);
    }

    private static WorkflowDefinition Restore(string document, string source, string versionId, int version)
    {
        var read = WorkflowReader.Read(document, source, Catalog.All);
        return read.Definition is { } definition
            ? definition with { VersionId = versionId, Version = version }
            : throw new InvalidOperationException($"Stored workflow {versionId} no longer reads: {read.Problems[0]}");
    }

    // Statements of their own, in this order: one version is in force at any time, and the index says so row by row. What
    // came from the editor stays in force; a file beside it waits. A file that goes back to what it held before brings that
    // version back into force.
    private const string Retire =
        """
        update workflow_definition
        set in_force = false
        where definition_id = $1
          and in_force
          and source <> 'studio'
          and content_hash <> $2
        """;

    private const string Import =
        """
        insert into workflow_definition (version_id, definition_id, version, name, content_hash, source, in_force,
                                         imported_at, document)
        select $1 || ':' || next.version, $1, next.version, $2, $3, $4, false, $5, $6
        from (select coalesce(max(version), 0) + 1 as version
              from workflow_definition
              where definition_id = $1) next
        where not exists (select 1 from workflow_definition where definition_id = $1 and content_hash = $3)
        returning version_id
        """;

    private const string Enforce =
        """
        update workflow_definition
        set in_force = true,
            in_force_since = coalesce(in_force_since, $3)
        where definition_id = $1
          and content_hash = $2
          and not exists (select 1 from workflow_definition where definition_id = $1 and in_force)
        """;
}
