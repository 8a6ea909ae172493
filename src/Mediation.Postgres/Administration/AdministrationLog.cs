using System.Collections.Immutable;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Administration;

/// <summary>One line of the log, with the name of who did it as it is now (管理记录).</summary>
public sealed record AdministrationLine(Guid Id, AdministrationAct Act, string? AccountName);

/// <summary>What is looked for in the log (管理记录查询); what is null isn't asked for.</summary>
/// <param name="Text">Part of the subject, the reason, the person's name, or of what was before or after.</param>
/// <param name="Kind">Exactly this kind.</param>
/// <param name="From">Not earlier.</param>
/// <param name="Until">Earlier than this.</param>
public sealed record AdministrationFilter(string? Text = null, string? Kind = null, DateTimeOffset? From = null, DateTimeOffset? Until = null);

/// <summary>The log of what administrators did (管理记录): written with each act, in its transaction, and never changed.</summary>
public sealed class AdministrationLog(NpgsqlDataSource database)
{
    /// <summary>How many lines a page or a file has at most.</summary>
    public const int Most = 10_000;

    /// <summary>Adds a line to the batch that does the act; both are committed or neither is.</summary>
    public static void Add(NpgsqlBatch batch, AdministrationAct act) => batch.Add(
        """
        insert into administration_act (id, at, account_id, kind, subject, reason, before_text, after_text)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        """,
        Guid.CreateVersion7(act.At), act.At.ToUniversalTime(), act.Account, act.Kind, act.Subject, Sql.Text(act.Reason), Sql.Text(act.Before),
        Sql.Text(act.After));

    /// <summary>Adds a line in the transaction that is open on the connection.</summary>
    public static async Task AddAsync(NpgsqlConnection connection, AdministrationAct act, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, act);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Adds a line unless the same person did the same to the same since a moment; a second one from a request at the same instant does no harm.</summary>
    public static async Task AddOnceAsync(NpgsqlConnection connection, AdministrationAct act, DateTimeOffset since, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            insert into administration_act (id, at, account_id, kind, subject)
            select $1, $2, $3, $4, $5
            where not exists (select from administration_act where kind = $4 and at >= $6 and subject = $5 and account_id = $3)
            """,
            Guid.CreateVersion7(act.At), act.At.ToUniversalTime(), act.Account, act.Kind, act.Subject, since.ToUniversalTime());
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Lines that were asked for, the newest first; refused to whoever may not read the policy.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="filter">Which.</param>
    /// <param name="before">Go on after this line; null for the first.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Answer<ImmutableList<AdministrationLine>>> ReadAsync(
        Actor actor, AdministrationFilter filter, Guid? before, int limit, CancellationToken ct)
    {
        if (!Sight.MayReadPolicy(actor))
            return Sight.NotAllowed;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            select a.id, a.at, a.account_id, a.kind, a.subject, a.reason, a.before_text, a.after_text, p.display_name
            from administration_act a
            left join account p on p.id = a.account_id
            where ($1 is null or position(lower($1) in lower(concat_ws(' ', a.subject, a.reason, p.display_name, a.before_text, a.after_text))) > 0)
              and ($2 is null or a.kind = $2)
              and ($3 is null or a.at >= $3)
              and ($4 is null or a.at < $4)
              and ($5 is null or (a.at, a.id) < (select b.at, b.id from administration_act b where b.id = $5))
            order by a.at desc, a.id desc
            limit $6
            """,
            Sql.Text(filter.Text), Sql.Text(filter.Kind), Sql.Moment(filter.From), Sql.Moment(filter.Until), Sql.Id(before), limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(Line, ct);
    }

    private static AdministrationLine Line(Row r) => new(
        r.Id(0),
        new AdministrationAct(r.Moment(1), r.Id(2), r.Text(3), r.Text(4))
        {
            Reason = r.TextOrNull(5),
            Before = r.TextOrNull(6),
            After = r.TextOrNull(7),
        },
        r.TextOrNull(8));
}
