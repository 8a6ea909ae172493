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
    /// <summary>The channel on which nodes hear that other rules are in force: told with the change itself, so that no node misses it.</summary>
    public const string Topic = "mediation_rules";

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

    /// <summary>Asks that the draft be published, for a second person to look at it; saving it again ends the request.</summary>
    /// <param name="name">Whose.</param>
    /// <param name="stamp">The stamp of the draft that was looked at.</param>
    /// <param name="asked">Who asks, why, and from when.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Answer<RuleDraft>> AskAsync(string name, string stamp, Publication asked, CancellationToken ct) =>
        ChangeAsync(name, async (connection, draft) =>
        {
            if (NotFit(draft, stamp) is { } refused)
                return refused;
            await using var ask = Sql.Command(connection,
                """
                update rule_draft
                set asked_by = $2, asked_at = $3, asked_why = $4, asked_from = $5, returned_by = null, returned_at = null, returned_why = null
                where name = $1
                """, name, asked.By, real.GetUtcNow(), asked.Why, Sql.Moment(asked.From));
            await ask.ExecuteNonQueryAsync(ct);
            return true;
        }, ct);

    /// <summary>Sends a request back to whoever asked, with words; the draft stays as it is.</summary>
    public Task<Answer<RuleDraft>> SendBackAsync(string name, string stamp, Guid account, string why, CancellationToken ct) =>
        ChangeAsync(name, async (connection, draft) =>
        {
            if (stamp != draft.Stamp || draft.Saved?.Asked is null)
                return new Refusal(Changed);
            await using var batch = new NpgsqlBatch(connection);
            batch.Add(
                """
                update rule_draft
                set asked_by = null, asked_at = null, asked_why = null, asked_from = null, returned_by = $2, returned_at = $3, returned_why = $4
                where name = $1
                """, name, account, real.GetUtcNow(), why);
            AdministrationLog.Add(batch, new AdministrationAct(real.GetUtcNow(), account, "rules-sent-back", name) { Reason = why });
            await batch.ExecuteNonQueryAsync(ct);
            return true;
        }, ct);

    /// <summary>Makes the draft the next version, and brings it into force or lets it wait for its day; the draft is gone.</summary>
    /// <param name="name">Whose.</param>
    /// <param name="stamp">The stamp of the draft that was looked at.</param>
    /// <param name="publication">On whose responsibility, why, and from when.</param>
    /// <param name="gate">Reads the document as a rule set that may come into force, or says why not.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Answer<RuleDraft>> PublishAsync(
        string name, string stamp, Publication publication, Func<string, Answer<RuleSet>> gate, CancellationToken ct) =>
        ChangeAsync(name, async (connection, draft) =>
        {
            if (NotFit(draft, stamp) is { } refused)
                return refused;
            var passed = gate(draft.Document);
            if (!passed.TryGet(out var set))
                return Answer.Refused<bool>(passed.Refusals);
            if (publication.From is not null && await RulesAhead.IsWaitingAsync(connection, name, ct))
                return new Refusal("rules.ahead-already");
            await using var batch = new NpgsqlBatch(connection);
            batch.Add(Enter, set.Version, name, real.GetUtcNow(), draft.Document);
            if (publication.From is null)
                Enforce(batch, name, set.Version, publication, real.GetUtcNow());
            else
                RulesAhead.Wait(batch, name, set.Version, publication, real.GetUtcNow());
            batch.Add("delete from rule_draft where name = $1", name);
            await batch.ExecuteNonQueryAsync(ct);
            return true;
        }, ct);

    /// <summary>Brings an earlier version, or one that waits, into force again; a draft stays as it is.</summary>
    public Task<Answer<RuleDraft>> ReturnAsync(
        string name, int number, Publication publication, Func<string, Answer<RuleSet>> gate, CancellationToken ct) =>
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
            batch.Add("delete from rule_ahead where name = $1 and version = $2", name, set.Version);
            Enforce(batch, name, set.Version, publication, real.GetUtcNow());
            await batch.ExecuteNonQueryAsync(ct);
            return true;
        }, ct);

    /// <summary>Brings a version into force, and notes who did, for what reason.</summary>
    internal static void Enforce(NpgsqlBatch batch, string name, string version, Publication publication, DateTimeOffset at)
    {
        batch.Add("update rule_set set in_force = false where name = $1 and in_force", name);
        batch.Add("update rule_set set in_force = true, in_force_since = coalesce(in_force_since, $3) where name = $1 and version = $2",
            name, version, at);
        batch.Add(
            """
            insert into rule_publication (id, name, version, published_at, published_by, reason, approved_by)
            values ($1, $2, $3, $4, $5, $6, $7)
            """,
            Guid.CreateVersion7(), name, version, at, publication.By, publication.Why, Sql.Id(publication.ApprovedBy));
        batch.Add($"notify {Topic}");
        AdministrationLog.Add(batch, new AdministrationAct(at, publication.By, "rules-published", name) { Reason = publication.Why, After = version });
        if (publication.ApprovedBy is { } second)
            AdministrationLog.Add(batch, new AdministrationAct(at, second, "rules-approved", name) { After = version });
    }

    // Pressed twice, or sent again: it is a version already.
    private static Refusal? NotFit(RuleDraft draft, string stamp) =>
        draft.Saved is null ? new Refusal("rules.no-draft")
        : stamp != draft.Stamp ? new Refusal(Changed)
        : draft.OvertakenBy is { } newer ? new Refusal("rules.overtaken", null, newer)
        : null;

    private async Task<Answer<RuleDraft>> ChangeAsync(
        string name, Func<NpgsqlConnection, RuleDraft, Task<Answer<bool>>> change, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await HoldAsync(connection, ct);
        if (await RuleDrafts.FindAsync(connection, name, ct) is not { } draft)
            return new Refusal(Unknown);
        var changed = await change(connection, draft);
        if (changed.IsRefused)
            return Answer.Refused<RuleDraft>(changed.Refusals);
        var after = await RuleDrafts.FindAsync(connection, name, ct);
        await transaction.CommitAsync(ct);
        return after!;
    }

    /// <summary>The same lock as bringing files in: versions change one at a time, on all nodes.</summary>
    internal static async Task HoldAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var hold = Sql.Command(connection, "select pg_advisory_xact_lock(hashtextextended('rule_set', 7))");
        await hold.ExecuteNonQueryAsync(ct);
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
            document = excluded.document,
            asked_by = null,
            asked_at = null,
            asked_why = null,
            asked_from = null
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
