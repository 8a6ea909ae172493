using Mediation.Casework;
using Mediation.Postgres.Administration;
using Npgsql;

namespace Mediation.Postgres.Definitions;

/// <summary>What the editor wants kept (待存的流程稿).</summary>
/// <param name="DefinitionId">流程标识.</param>
/// <param name="Name">流程名称.</param>
/// <param name="Stamp">The stamp of the edition it was made from; null for a new workflow, or to go over whatever is there.</param>
/// <param name="Account">Who saves.</param>
public sealed record Manuscript(string DefinitionId, string Name, string? Stamp, Guid Account);

/// <summary>
/// Changes drafts of workflows, and makes versions of them (流程起草): one at a time for all nodes, each in one transaction. A save
/// that was made from anything but the newest edition is refused, so a late one never goes over a newer; the same content again
/// is the same save.
/// </summary>
public sealed class WorkflowDrafting(NpgsqlDataSource database, TimeProvider real)
{
    /// <summary>Said when the newest edition is another than the one that was seen (流程已有更新).</summary>
    public const string Changed = "workflow.changed";

    /// <summary>Keeps a document as the draft.</summary>
    /// <param name="manuscript">Whose, and made from what.</param>
    /// <param name="compose">The document to keep, given the newest edition; the newest edition's own for "nothing to do".</param>
    /// <param name="ct">Cancels.</param>
    public Task<Answer<WorkflowEdition>> SaveAsync(
        Manuscript manuscript, Func<WorkflowEdition?, Answer<string>> compose, CancellationToken ct) =>
        ChangeAsync(manuscript.DefinitionId, async (connection, latest) =>
        {
            var composed = compose(latest);
            if (!composed.TryGet(out var document))
                return Answer.Refused<bool>(composed.Refusals);
            if (latest is not null && document == latest.Document)
                return false;
            if (latest is not null && manuscript.Stamp is { } stamp && stamp != latest.Stamp)
                return new Refusal(Changed);
            await using var command = Sql.Command(connection, Keep, manuscript.DefinitionId, Guid.CreateVersion7(), manuscript.Name,
                real.GetUtcNow(), manuscript.Account, document, manuscript.Stamp is null);
            await command.ExecuteNonQueryAsync(ct);
            return true;
        }, ct);

    /// <summary>Makes the next version of an edition and puts it into force; a draft that became a version is gone.</summary>
    /// <param name="edition">The draft, or the version to go back to.</param>
    /// <param name="publication">On whose responsibility.</param>
    /// <param name="seen">Id of the newest version that the publisher knows of; null for none.</param>
    /// <param name="compose">The version's document and its hash, given the number and id it will have.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Answer<WorkflowEdition>> PublishAsync(
        WorkflowEdition edition, Publication publication, string? seen, Func<int, string, Answer<(string Document, string Hash)>> compose,
        CancellationToken ct) =>
        ChangeAsync(edition.DefinitionId, async (connection, latest) =>
        {
            if (edition.IsDraft && latest?.Stamp != edition.Stamp)
                return new Refusal(Changed);
            var newest = await NewestAsync(connection, edition.DefinitionId, ct);
            if (newest?.Id != seen)
                return new Refusal("workflow.overtaken");
            var number = (newest?.Number ?? 0) + 1;
            var id = $"{edition.DefinitionId}:{number}";
            var composed = compose(number, id);
            if (!composed.TryGet(out var version))
                return Answer.Refused<bool>(composed.Refusals);
            await using var batch = new NpgsqlBatch(connection);
            batch.Add("update workflow_definition set in_force = false where definition_id = $1 and in_force", edition.DefinitionId);
            batch.Add(Enter, id, edition.DefinitionId, number, edition.Name, version.Hash, real.GetUtcNow(), version.Document,
                publication.By, publication.Why, Sql.Id(publication.ApprovedBy));
            if (edition.IsDraft)
                batch.Add("delete from workflow_draft where definition_id = $1", edition.DefinitionId);
            AdministrationLog.Add(batch, new AdministrationAct(real.GetUtcNow(), publication.By, "workflow-published", id)
            {
                Reason = publication.Why,
                After = edition.Name,
            });
            if (publication.ApprovedBy is { } second)
                AdministrationLog.Add(batch, new AdministrationAct(real.GetUtcNow(), second, "workflow-approved", id) { After = edition.Name });
            await batch.ExecuteNonQueryAsync(ct);
            return true;
        }, ct);

    /// <summary>Asks that a draft be published, for a second person to look at it; saving it again ends the request.</summary>
    public Task<Answer<WorkflowEdition>> AskAsync(WorkflowEdition draft, Guid account, string why, CancellationToken ct) =>
        ChangeAsync(draft.DefinitionId, async (connection, latest) =>
        {
            if (latest?.Stamp != draft.Stamp)
                return new Refusal(Changed);
            await using var command = Sql.Command(connection,
                """
                update workflow_draft
                set asked_by = $2, asked_at = $3, asked_why = $4, returned_by = null, returned_at = null, returned_why = null
                where definition_id = $1
                """, draft.DefinitionId, account, real.GetUtcNow(), why);
            await command.ExecuteNonQueryAsync(ct);
            return true;
        }, ct);

    /// <summary>Sends a request back to whoever asked, with words; the draft stays as it is.</summary>
    public Task<Answer<WorkflowEdition>> SendBackAsync(WorkflowEdition draft, Guid account, string why, CancellationToken ct) =>
        ChangeAsync(draft.DefinitionId, async (connection, latest) =>
        {
            if (latest?.Stamp != draft.Stamp)
                return new Refusal(Changed);
            await using var batch = new NpgsqlBatch(connection);
            batch.Add(
                """
                update workflow_draft
                set asked_by = null, asked_at = null, asked_why = null, returned_by = $2, returned_at = $3, returned_why = $4
                where definition_id = $1
                  and asked_by is not null
                """, draft.DefinitionId, account, real.GetUtcNow(), why);
            AdministrationLog.Add(batch, new AdministrationAct(real.GetUtcNow(), account, "workflow-sent-back", draft.DefinitionId) { Reason = why });
            await batch.ExecuteNonQueryAsync(ct);
            return true;
        }, ct);

    /// <summary>Throws a draft away.</summary>
    public async Task DiscardAsync(string definitionId, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, "delete from workflow_draft where definition_id = $1", definitionId);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Takes a workflow out of force: nothing begins by it any more, and what runs goes on by its version.</summary>
    /// <param name="definitionId">流程标识.</param>
    /// <param name="account">Who does it.</param>
    /// <param name="ct">Cancels.</param>
    public async Task RetractAsync(string definitionId, Guid account, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = Sql.Command(connection,
            "update workflow_definition set in_force = false where definition_id = $1 and in_force", definitionId);
        if (await command.ExecuteNonQueryAsync(ct) > 0)
            await AdministrationLog.AddAsync(connection, new AdministrationAct(real.GetUtcNow(), account, "workflow-retracted", definitionId), ct);
        await transaction.CommitAsync(ct);
    }

    private async Task<Answer<WorkflowEdition>> ChangeAsync(
        string definitionId, Func<NpgsqlConnection, WorkflowEdition?, Task<Answer<bool>>> change, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // The same lock as bringing files in: numbers are given one at a time.
        await using (var hold = Sql.Command(connection, "select pg_advisory_xact_lock(hashtextextended('workflow_definition', 7))"))
            await hold.ExecuteNonQueryAsync(ct);
        var latest = await WorkflowEditions.LatestAsync(connection, definitionId, ct);
        var changed = await change(connection, latest);
        if (!changed.TryGet(out var written))
            return Answer.Refused<WorkflowEdition>(changed.Refusals);
        if (written)
            latest = await WorkflowEditions.LatestAsync(connection, definitionId, ct);
        await transaction.CommitAsync(ct);
        return latest!;
    }

    private static async Task<(string Id, int Number)?> NewestAsync(NpgsqlConnection connection, string definitionId, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            "select version_id, version from workflow_definition where definition_id = $1 order by version desc limit 1", definitionId);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetString(0), reader.GetInt32(1)) : null;
    }

    private const string Keep =
        """
        insert into workflow_draft (definition_id, stamp, name, saved_at, saved_by, document, based_on)
        values ($1, $2, $3, $4, $5, $6,
                (select version_id from workflow_definition where definition_id = $1 order by version desc limit 1))
        on conflict (definition_id) do update
        set stamp = excluded.stamp,
            name = excluded.name,
            saved_at = excluded.saved_at,
            saved_by = excluded.saved_by,
            document = excluded.document,
            asked_by = null,
            asked_at = null,
            asked_why = null,
            based_on = case when $7 then excluded.based_on else workflow_draft.based_on end
        """;

    private const string Enter =
        """
        insert into workflow_definition (version_id, definition_id, version, name, content_hash, source, in_force, imported_at,
                                         in_force_since, document, published_by, published_why, approved_by)
        values ($1, $2, $3, $4, $5, 'studio', true, $6, $6, $7, $8, $9, $10)
        """;
}
