using Npgsql;

namespace Mediation.Postgres.Drafts;

/// <summary>A form that waits (暂存的登记): what each of its fields held, by the field's name.</summary>
/// <param name="Id">Minted with the page; also the key under which the form is accepted, once.</param>
/// <param name="SavedAt">Real moment of the latest save.</param>
/// <param name="Fields">What was typed; may hold personal data.</param>
public sealed record Draft(Guid Id, DateTimeOffset SavedAt, IReadOnlyDictionary<string, string[]> Fields);

/// <summary>
/// Keeps what is typed at the window (暂存), for the account that typed it. A draft whose form was accepted is gone, also
/// when a late save comes after the acceptance.
/// </summary>
public sealed class DraftStore(NpgsqlDataSource database, TimeProvider real)
{
    /// <summary>The key under which a draft's form is accepted.</summary>
    public static string KeyOf(Guid draft) => $"window-{draft:n}";

    /// <summary>Saves a draft over its earlier state; false when the id belongs to somebody else.</summary>
    public async Task<bool> SaveAsync(Guid account, Guid id, IReadOnlyDictionary<string, string[]> fields, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            insert into draft (id, account_id, saved_at, body)
            select $1, $2, $3, $4
            where not exists (select from idempotent_answer where account_id = $2 and key = $5)
            on conflict (id) do update
            set saved_at = excluded.saved_at,
                body = excluded.body
            where draft.account_id = excluded.account_id
            """,
            id, account, real.GetUtcNow(), Sql.Json(Json.Write(fields)), KeyOf(id));
        batch.Add("select not exists (select from draft where id = $1 and account_id <> $2)", id, account);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(r => r.Flag(0), ct))[0];
    }

    /// <summary>The account's draft; null when there is none by that id, or it is somebody else's.</summary>
    public async Task<Draft?> FindAsync(Guid account, Guid id, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            "select id, saved_at, body::text from draft where id = $1 and account_id = $2", id, account);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? Read(new Row(reader)) : null;
    }

    /// <summary>The account's drafts, the latest first; at most fifty.</summary>
    public async Task<IReadOnlyList<Draft>> ListAsync(Guid account, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            select d.id, d.saved_at, d.body::text
            from draft d
            where d.account_id = $1
              and not exists (
                select
                from idempotent_answer a
                where a.account_id = d.account_id
                  and a.key = 'window-' || replace(d.id::text, '-', ''))
            order by d.saved_at desc, d.id
            limit 50
            """, account);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(Read, ct);
    }

    /// <summary>Removes the account's draft, if there is one.</summary>
    public async Task DeleteAsync(Guid account, Guid id, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, "delete from draft where id = $1 and account_id = $2", id, account);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static Draft Read(Row r) => new(r.Id(0), r.Moment(1), Json.Read<Dictionary<string, string[]>>(r.Text(2)));
}
