using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Mediation.Postgres.Accounts;

/// <summary>
/// The addresses under which calendars fetch somebody's deadlines (时限日历订阅). Calendars can't sign in, so the address holds a secret of 160
/// bits; only its digest is kept, so nobody can read an address back, not even its owner.
/// </summary>
public sealed class DeadlineFeeds(NpgsqlDataSource database, TimeProvider real)
{
    private const int SecretBytes = 20;

    /// <summary>A new secret for an account; the one before opens nothing any more.</summary>
    public async Task<string> MakeAsync(Guid account, CancellationToken ct)
    {
        var secret = RandomNumberGenerator.GetHexString(SecretBytes * 2, lowercase: true);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            insert into deadline_feed (account_id, token_digest, made_at)
            values ($1, $2, $3)
            on conflict (account_id) do update
            set token_digest = excluded.token_digest,
                made_at = excluded.made_at
            """, account, Digest(secret), real.GetUtcNow());
        await command.ExecuteNonQueryAsync(ct);
        return secret;
    }

    /// <summary>When the address was made that is good now, by the real clock; null for none.</summary>
    public async Task<DateTimeOffset?> MadeAtAsync(Guid account, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, "select made_at from deadline_feed where account_id = $1", account);
        return await command.ExecuteScalarAsync(ct) is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }

    /// <summary>The address opens nothing any more.</summary>
    public async Task RevokeAsync(Guid account, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, "delete from deadline_feed where account_id = $1", account);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Whose deadlines a secret opens; null for one that opens nothing, or whose owner may not sign in now.</summary>
    public async Task<Guid?> OwnerAsync(string secret, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            select a.id
            from deadline_feed f
            join account a on a.id = f.account_id
            where f.token_digest = $1
              and (a.lockout_end is null or a.lockout_end <= $2)
            """, Digest(secret), real.GetUtcNow());
        return (Guid?)await command.ExecuteScalarAsync(ct);
    }

    private static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
