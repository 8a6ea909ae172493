using System.Security.Cryptography;
using System.Text;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Administration;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Audit;

/// <summary>A certificate as it was issued (无漏件报告).</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="IssuedAt">By the real clock.</param>
/// <param name="Clean">Whether nothing was wrong.</param>
/// <param name="Document">The text that was signed.</param>
/// <param name="Signature">ECDSA P-256 over its UTF-8 bytes, SHA-256, in Base64.</param>
/// <param name="PublicKey">What verifies it, as PEM.</param>
public sealed record Certificate(int Number, DateTimeOffset IssuedAt, bool Clean, string Document, string Signature, string PublicKey)
{
    /// <summary>SHA-256 of the document, by which the next one refers to it.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Document)));

    /// <summary>Whether the signature is of this document and this key.</summary>
    public bool Verifies()
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(PublicKey);
        return key.VerifyData(Encoding.UTF8.GetBytes(Document), Convert.FromBase64String(Signature), HashAlgorithmName.SHA256);
    }
}

/// <summary>What a certificate speaks of (报告所据).</summary>
/// <param name="Number">Which it will be.</param>
/// <param name="Open">How many cases are open.</param>
/// <param name="Closed">How many are closed.</param>
/// <param name="Heads">SHA-256 over number, last sequence and last hash of every journal, in the order of numbers.</param>
/// <param name="Previous">Digest of the certificate before; null for the first.</param>
public sealed record CertificateFacts(int Number, long Open, long Closed, string Heads, string? Previous);

/// <summary>Keeps the certificates and the key that signs them (报告存档). Nothing is ever taken out.</summary>
public sealed class Certificates(NpgsqlDataSource database)
{
    /// <summary>What the next one speaks of. Cost is linear in the number of cases, a few hundred bytes of reading each.</summary>
    public async Task<CertificateFacts> FactsAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var last = await LastAsync(connection, ct);
        await using var command = Sql.Command(connection,
            "select number, journal_sequence, journal_hash, stage = 'closed' from case_file order by number collate \"C\"");
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(ct);
        using var heads = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (row, open, closed) = (new Row(reader), 0L, 0L);
        while (await reader.ReadAsync(ct))
        {
            heads.AppendData(Encoding.UTF8.GetBytes($"{row.Text(0)} {row.Int(1)} {row.Text(2)}\n"));
            (open, closed) = row.Flag(3) ? (open, closed + 1) : (open + 1, closed);
        }
        return new CertificateFacts((last?.Number ?? 0) + 1, open, closed, Convert.ToHexStringLower(heads.GetCurrentHash()), last?.Digest);
    }

    /// <summary>Keeps one; false when its number is taken, because another node was faster.</summary>
    public async Task<bool> KeepAsync(Certificate issued, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            insert into audit_certificate (number, issued_at, clean, document, signature, public_key)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (number) do nothing
            """, issued.Number, issued.IssuedAt.ToUniversalTime(), issued.Clean, issued.Document, issued.Signature, issued.PublicKey);
        return await command.ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>The newest, at most so many, the newest first.</summary>
    public async Task<IReadOnlyList<Certificate>> NewestAsync(int limit, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await ListAsync(connection, "where true order by number desc", limit, ct);
    }

    /// <summary>One by its number; null when there is none.</summary>
    public async Task<Certificate?> FindAsync(int number, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await ListAsync(connection, "where number = $2", 1, ct, number) is [var found] ? found : null;
    }

    /// <summary>The first certificate that doesn't verify or doesn't follow the one before it; null when all do.</summary>
    public async Task<int?> FirstBreakAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        Certificate? before = null;
        foreach (var each in await ListAsync(connection, "where true order by number", int.MaxValue, ct))
        {
            if (!each.Verifies() || each.Number != (before?.Number ?? 0) + 1
                || (before is not null && !each.Document.Contains(before.Digest, StringComparison.Ordinal)))
                return each.Number;
            before = each;
        }
        return null;
    }

    /// <summary>The key, its private part sealed; what <paramref name="make"/> makes when there is none yet.</summary>
    public async Task<(string Sealed, string PublicKey)> KeyAsync(Func<(string Sealed, string PublicKey)> make, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (await KeyAsync(connection, ct) is { } known)
            return known;
        var made = make();
        await using (var insert = Sql.Command(connection,
            "insert into signing_key (sealed, public_key, made_at) values ($1, $2, $3) on conflict do nothing",
            made.Sealed, made.PublicKey, now.ToUniversalTime()))
            await insert.ExecuteNonQueryAsync(ct);
        return (await KeyAsync(connection, ct))!.Value;
    }

    /// <summary>Notes of a finding what an administrator knows of it, so that it isn't counted as unexplained (登记说明).</summary>
    public async Task<Refusal?> NoteAsync(Actor actor, Guid finding, string why, DateTimeOffset now, CancellationToken ct)
    {
        if (!Sight.MayOperate(actor))
            return Sight.NotAllowed;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = Sql.Command(connection,
            "update audit_finding set noted_by = $2, noted_why = $3 where id = $1 and gone_at is null returning number, fault", finding, actor.Id, why);
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            if (!await reader.ReadAsync(ct))
                return new Refusal("audit.finding-gone");
            var act = new AdministrationAct(now, actor.Id, "audit-finding-noted", reader.GetString(0)) { Reason = why, After = reader.GetString(1) };
            await reader.CloseAsync();
            await AdministrationLog.AddAsync(connection, act, ct);
        }
        await transaction.CommitAsync(ct);
        return null;
    }

    private static async Task<Certificate?> LastAsync(NpgsqlConnection connection, CancellationToken ct) =>
        await ListAsync(connection, "where true order by number desc", 1, ct) is [var last] ? last : null;

    private static async Task<(string Sealed, string PublicKey)?> KeyAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, "select sealed, public_key from signing_key");
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(r => ((string, string)?)(r.Text(0), r.Text(1)), ct)).FirstOrDefault();
    }

    private static async Task<IReadOnlyList<Certificate>> ListAsync(
        NpgsqlConnection connection, string which, int limit, CancellationToken ct, params IReadOnlyList<object> values)
    {
        await using var command = Sql.Command(connection,
            $"select number, issued_at, clean, document, signature, public_key from audit_certificate {which} limit $1", [limit, .. values]);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(
            r => new Certificate(r.Int(0), r.Moment(1), r.Flag(2), r.Text(3), r.Text(4), r.Text(5)), ct);
    }
}
