using Mediation.Casework;
using Mediation.Postgres.Administration;
using Mediation.Rules.Reading;
using Npgsql;

namespace Mediation.Postgres.Definitions;

/// <summary>
/// Changes drafts of rule sets, and brings versions into force (规则起草): one at a time for all nodes, each in one transaction, as
/// <see cref="WorkflowDrafting"/> does for workflows. A save that was made from anything but the newest is refused; the same content
/// again is the same save.
/// </summary>
public sealed class RuleDrafting(NpgsqlDataSource database, TimeProvider real)
{
    /// <summary>Said when the draft is another than the one that was seen (草稿已有更新).</summary>
    public const string Changed = "rules.changed";

    /// <summary>Said where there is no such rule set, or no such version of it (没有这个规则集).</summary>
    public const string Unknown = "rules.unknown";

    /// <summary>Keeps a document as the draft.</summary>
    /// <param name="name">Whose.</param>
    /// <param name="stamp">The stamp of what it was made from.</param>
    /// <param name="account">Who saves.</param>
    /// <param name="compose">The document to keep, given the newest; the newest itself for "nothing to do".</param>
    /// <param name="ct">Cancels.</param>
    public Task<Answer<RuleDraft>> SaveAsync(
        string name, string stamp, Guid account, Func<string, Answer<string>> compose, CancellationToken ct) =>
        ChangeAsync(name, async (connection, draft) =>
        {
            var composed = compose(draft.Document);
            if (!composed.TryGet(out var document))
                return Answer.Refused<bool>(composed.Refusals);
            if (document == draft.Document)
                return true;
            if (stamp != draft.Stamp)
                return new Refusal(Changed);
            await using var keep = Sql.Command(connection, Keep, name, Guid.CreateVersion7(), real.GetUtcNow(), account, document);
            await keep.ExecuteNonQueryAsync(ct);
            return true;
        }, ct);

    /// <summary>Takes the draft for one that was begun on the newest version: its author has seen what came since (已对照新版).</summary>
    public Task<Answer<RuleDraft>> CatchUpAsync(string name, string stamp, CancellationToken ct) =>
        ChangeAsync(name, async (connection, draft) =>
        {
            if (stamp != draft.Stamp)
                return new Refusal(Changed);
            await using var catchUp = Sql.Command(connection,
                "update rule_draft set based_on = (select max(number) from rule_set where name = $1) where name = $1", name);
            await catchUp.ExecuteNonQueryAsync(ct);
            return true;
        }, ct);

    /// <summary>Throws a draft away; refused when it is another than the one that was seen.</summary>
    public Task<Answer<RuleDraft>> DiscardAsync(string name, string stamp, CancellationToken ct) =>
        ChangeAsync(name, async (connection, draft) =>
        {
            if (draft.Saved is not null && stamp != draft.Stamp)
                return new Refusal(Changed);
            await using var discard = Sql.Command(connection, "delete from rule_draft where name = $1", name);
            await discard.ExecuteNonQueryAsync(ct);
            return true;
        }, ct);

    /// <summary>Makes the draft the next version and brings it into force; the draft is gone.</summary>
    /// <param name="name">Whose.</param>
    /// <param name="stamp">The stamp of the draft that was looked at.</param>
    /// <param name="account">Who publishes.</param>
    /// <param name="reason">Why; never empty.</param>
    /// <param name="gate">Reads the document as a rule set that may come into force, or says why not.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Answer<RuleDraft>> PublishAsync(
        string name, string stamp, Guid account, string reason, Func<string, Answer<RuleSet>> gate, CancellationToken ct) =>
        ChangeAsync(name, async (connection, draft) =>
        {
            // Pressed twice, or sent again: it has come into force already.
            if (draft.Saved is null)
                return new Refusal("rules.no-draft");
            if (stamp != draft.Stamp)
                return new Refusal(Changed);
            if (draft.OvertakenBy is { } newer)
                return new Refusal("rules.overtaken", null, newer);
            var passed = gate(draft.Document);
            if (!passed.TryGet(out var set))
                return Answer.Refused<bool>(passed.Refusals);
            await using var batch = new NpgsqlBatch(connection);
            batch.Add(Enter, set.Version, name, real.GetUtcNow(), draft.Document);
            Enforce(batch, name, set.Version, account, reason);
            batch.Add("delete from rule_draft where name = $1", name);
            await batch.ExecuteNonQueryAsync(ct);
            return true;
        }, ct);

    /// <summary>Brings an earlier version, or one that waits, into force again; a draft stays as it is.</summary>
    public Task<Answer<RuleDraft>> ReturnAsync(
        string name, int number, Guid account, string reason, Func<string, Answer<RuleSet>> gate, CancellationToken ct) =>
        ChangeAsync(name, async (connection, draft) =>
        {
            if (number == draft.InForce)
                return new Refusal("rules.already", null, number);
            await using var find = Sql.Command(connection, "select document from rule_set where name = $1 and number = $2", name, number);
            if (await find.ExecuteScalarAsync(ct) is not string document)
                return new Refusal(Unknown);
            var passed = gate(document);
            if (!passed.TryGet(out var set))
                return Answer.Refused<bool>(passed.Refusals);
            await using var batch = new NpgsqlBatch(connection);
            Enforce(batch, name, set.Version, account, reason);
            await batch.ExecuteNonQueryAsync(ct);
            return true;
        }, ct);

    private void Enforce(NpgsqlBatch batch, string name, string version, Guid account, string reason)
    {
        batch.Add("update rule_set set in_force = false where name = $1 and in_force", name);
        batch.Add("update rule_set set in_force = true where name = $1 and version = $2", name, version);
        batch.Add(
            """
            insert into rule_publication (id, name, version, published_at, published_by, reason)
            values ($1, $2, $3, $4, $5, $6)
            """,
            Guid.CreateVersion7(), name, version, real.GetUtcNow(), account, reason);
        AdministrationLog.Add(batch, new AdministrationAct(real.GetUtcNow(), account, "rules-published", name) { Reason = reason, After = version });
    }

    private async Task<Answer<RuleDraft>> ChangeAsync(
        string name, Func<NpgsqlConnection, RuleDraft, Task<Answer<bool>>> change, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // The same lock as bringing files in: numbers are given one at a time.
        await using (var hold = Sql.Command(connection, "select pg_advisory_xact_lock(hashtextextended('rule_set', 7))"))
            await hold.ExecuteNonQueryAsync(ct);
        if (await RuleDrafts.FindAsync(connection, name, ct) is not { } draft)
            return new Refusal(Unknown);
        var changed = await change(connection, draft);
        if (changed.IsRefused)
            return Answer.Refused<RuleDraft>(changed.Refusals);
        var after = await RuleDrafts.FindAsync(connection, name, ct);
        await transaction.CommitAsync(ct);
        return after!;
    }

    private const string Keep =
        """
        insert into rule_draft (name, stamp, saved_at, saved_by, document, based_on)
        select $1, $2, $3, $4, $5, max(number)
        from rule_set
        where name = $1
        on conflict (name) do update
        set stamp = excluded.stamp,
            saved_at = excluded.saved_at,
            saved_by = excluded.saved_by,
            document = excluded.document
        """;

    // A draft that came to say what a version said before is that version again.
    private const string Enter =
        """
        insert into rule_set (version, name, number, source, in_force, imported_at, document)
        select $1, $2, max(number) + 1, 'workbench', false, $3, $4
        from rule_set
        where name = $2
        having not exists (select 1 from rule_set where name = $2 and version = $1)
        """;
}
