using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Attachments;

/// <summary>What is known of a kept file (附件).</summary>
/// <param name="Id">Named by forms and cases.</param>
/// <param name="Name">File name; may be personal.</param>
/// <param name="Type">Told from the content.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Sha256">Of the content as kept.</param>
public sealed record Attachment(Guid Id, string Name, string Type, long Bytes, string Sha256);

/// <summary>Keeps uploaded files (附件存取): until acceptance they belong to who uploaded them, afterwards to the case.</summary>
public sealed class AttachmentStore(NpgsqlDataSource database, TimeProvider real)
{
    /// <summary>How much one account may have waiting for a case, in bytes: 200 MB (附件额度).</summary>
    public const long Room = 200L * 1024 * 1024;

    /// <summary>How long an upload waits for a case before it is dropped.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(30);

    /// <summary>
    /// Keeps a file; the same content waiting under the same account is the same attachment. What has waited too long is dropped first; with no
    /// room left the file is refused (<c>attachment.no-room</c>).
    /// </summary>
    public async Task<Answer<Attachment>> AddAsync(Guid account, CleanFile file, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            with dropped as (
              delete from attachment
              where account_id = $2 and case_id is null and uploaded_at < $9
            ), waiting as (
              select id, name, type, bytes, sha256
              from attachment
              where account_id = $2 and sha256 = $6 and case_id is null and uploaded_at >= $9
              order by id
              limit 1
            ), added as (
              insert into attachment (id, account_id, name, type, bytes, sha256, content, uploaded_at)
              select $1, $2, $3, $4, $5, $6, $7, $8
              where not exists (select from waiting)
                and $5 + (
                  select coalesce(sum(bytes), 0) from attachment where account_id = $2 and case_id is null and uploaded_at >= $9) <= $10
              returning id, name, type, bytes, sha256
            )
            select id, name, type, bytes, sha256 from waiting
            union all
            select id, name, type, bytes, sha256 from added
            """,
            Guid.CreateVersion7(), account, file.Name, file.Type, (long)file.Content.Length, file.Sha256, file.Content,
            real.GetUtcNow(), real.GetUtcNow() - Patience, Room);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(Read, ct) is [var kept] ? kept : new Refusal("attachment.no-room", "attachments", Room / 1024 / 1024);
    }

    /// <summary>Those of the ids that the account uploaded, in their order.</summary>
    public async Task<IReadOnlyList<Attachment>> OwnAsync(Guid account, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return [];
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            select id, name, type, bytes, sha256
            from attachment
            where account_id = $1 and id = any ($2)
            order by array_position($2, id)
            """, account, ids.ToArray());
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(Read, ct);
    }

    /// <summary>
    /// A file for somebody who uploaded it or may see its case; null for everybody else, and when there is none.
    /// </summary>
    public async Task<(Attachment File, byte[] Content)?> OpenAsync(Actor actor, Guid id, CancellationToken ct)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"""
             select a.id, a.name, a.type, a.bytes, a.sha256, a.content
             from attachment a
             left join case_file c on c.id = a.case_id
             where a.id = $4
               and (case when c.id is null then a.account_id = $1 else {Sight.Clause} end)
             """, account, units, everything, id);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (Read(new Row(reader)), reader.GetFieldValue<byte[]>(5)) : null;
    }

    /// <summary>Whether all ids are the account's own uploads, none of them in another case.</summary>
    internal static async Task<bool> AllWaitingAsync(
        NpgsqlConnection connection, Guid account, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return true;
        await using var command = Sql.Command(connection,
            "select count(*) from attachment where account_id = $1 and id = any ($2) and case_id is null", account, ids.ToArray());
        return (long)(await command.ExecuteScalarAsync(ct))! == ids.Distinct().Count();
    }

    internal static Attachment Read(Row r) => new(r.Id(0), r.Text(1), r.Text(2), r.Long(3), r.Text(4));
}
