using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Postgres.Administration;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Calls;

/// <summary>A system that passes on calls for help (呼叫网关).</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">What people call it.</param>
/// <param name="IssuedAt">Since when its key is good.</param>
/// <param name="RevokedAt">Since when it isn't any more; null while it is.</param>
public sealed record CallGateway(string Code, string Name, DateTimeOffset IssuedAt, DateTimeOffset? RevokedAt);

/// <summary>
/// Gives gateways keys and takes them away (网关密钥): administrators do, each with a line in the log. Only the key's digest is kept; it is shown once.
/// A key opens nothing but the door for calls.
/// </summary>
public sealed partial class CallGateways(NpgsqlDataSource database, InForce inForce, TimeProvider real)
{
    private const int SecretBytes = 32;

    /// <summary>All of them, by code.</summary>
    public async Task<IReadOnlyList<CallGateway>> ReadAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            "select code, name, issued_at, revoked_at from call_gateway where place_code = $1 order by code", inForce.Policy.Town.Code);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new CallGateway(r.Text(0), r.Text(1), r.Moment(2), r.MomentOrNull(3)), ct);
    }

    /// <summary>Gives a gateway a new key; the one before opens nothing any more.</summary>
    /// <returns>The key, shown this once; or what is wrong with the form.</returns>
    public async Task<Answer<string>> IssueAsync(Actor actor, string code, string name, string reason, DateTimeOffset now, CancellationToken ct)
    {
        if (!CodeForm().IsMatch(code))
            return new Refusal("field.malformed", "gateway", "gateway");
        if (string.IsNullOrWhiteSpace(name) || name.Length > 40)
            return string.IsNullOrWhiteSpace(name) ? new Refusal("field.missing", "gatewayName", "gatewayName") : new Refusal("field.too-long", "gatewayName", "gatewayName", 40, name.Length);
        if (string.IsNullOrWhiteSpace(reason))
            return new Refusal("field.missing", "reason", "reason");
        var secret = RandomNumberGenerator.GetHexString(SecretBytes * 2, lowercase: true);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            insert into call_gateway (place_code, code, name, digest, issued_at)
            values ($1, $2, $3, $4, $5)
            on conflict (place_code, code) do update
            set name = excluded.name,
                digest = excluded.digest,
                issued_at = excluded.issued_at,
                revoked_at = null
            """, inForce.Policy.Town.Code, code, name.Trim(), Digest(secret), now.ToUniversalTime());
        AdministrationLog.Add(batch, new AdministrationAct(real.GetUtcNow(), actor.Id, "call-gateway-issued", code) { Reason = reason.Trim() });
        await batch.ExecuteNonQueryAsync(ct);
        return secret;
    }

    /// <summary>Takes a gateway's key away; one that has none keeps none.</summary>
    public async Task<Refusal?> RevokeAsync(Actor actor, string code, string reason, DateTimeOffset now, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return new Refusal("field.missing", "reason", "reason");
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = Sql.Command(connection,
            "update call_gateway set revoked_at = $3 where place_code = $1 and code = $2 and revoked_at is null", inForce.Policy.Town.Code, code, now.ToUniversalTime());
        if (await command.ExecuteNonQueryAsync(ct) == 0)
            return new Refusal("call.gateway-gone");
        await AdministrationLog.AddAsync(connection, new AdministrationAct(real.GetUtcNow(), actor.Id, "call-gateway-revoked", code) { Reason = reason.Trim() }, ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>The gateway whose key this is; null for a key that opens nothing.</summary>
    public async Task<string?> OwnerAsync(string secret, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            "select code from call_gateway where digest = $1 and place_code = $2 and revoked_at is null", Digest(secret), inForce.Policy.Town.Code);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    private static byte[] Digest(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    [GeneratedRegex(@"^[a-z][a-z0-9\-]{0,39}\z")]
    private static partial Regex CodeForm();
}
