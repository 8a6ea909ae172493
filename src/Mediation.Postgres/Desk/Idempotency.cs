using Mediation.Casework;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <summary>
/// A request that may be sent twice (幂等请求): the same key of the same account with the same body gives the same answer
/// and one effect; with another body it is refused.
/// </summary>
/// <param name="Account">Keys count within the account.</param>
/// <param name="Key">As sent, 1 to 200 characters.</param>
/// <param name="BodyHash">SHA-256 of the canonical body.</param>
public sealed record RequestKey(Guid Account, string Key, byte[] BodyHash);

/// <summary>The answer that was given, byte for byte (原答复).</summary>
public sealed record StoredAnswer(int Status, byte[] Body);

/// <summary>What an earlier request with the same key was told (先前答复).</summary>
/// <param name="Answer">原答复.</param>
/// <param name="OtherBody">The earlier request asked something else.</param>
internal sealed record EarlierAnswer(StoredAnswer Answer, bool OtherBody)
{
    /// <summary>The same bytes again, or <c>request.key-reused</c>.</summary>
    public Answer<StoredAnswer> ToAnswer() => OtherBody ? new Refusal("request.key-reused") : Answer;
}

/// <summary>Finds and keeps answers, inside the act's own transaction (幂等应答).</summary>
internal static class Idempotency
{
    /// <summary>
    /// Adds what takes the key for this transaction, where a concurrent duplicate waits until the first has committed or
    /// failed, and then asks what was answered before: <see cref="ReadAsync"/> reads the second of the two results.
    /// </summary>
    public static void Take(NpgsqlBatch batch, RequestKey key)
    {
        batch.Add("select pg_advisory_xact_lock(hashtextextended($1::text || $2, 7))", key.Account, key.Key);
        Ask(batch, key);
    }

    /// <summary>What was answered before, without waiting for a duplicate that is still at work.</summary>
    public static async Task<EarlierAnswer?> FindAsync(NpgsqlDataSource database, RequestKey key, CancellationToken ct)
    {
        await using var batch = database.CreateBatch();
        Ask(batch, key);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await ReadAsync(reader, key, ct);
    }

    /// <summary>Adds the same question to a batch; <see cref="ReadAsync"/> reads the answer.</summary>
    public static void Ask(NpgsqlBatch batch, RequestKey key) => batch.Add(Select, key.Account, key.Key);

    /// <summary>
    /// Whether a save failed because a duplicate of the request was faster: an answer kept first in its batch makes the
    /// duplicate wait there, and fail when the first has committed.
    /// </summary>
    public static bool IsDuplicate(PostgresException fault) =>
        fault is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "idempotent_answer_pk" };

    /// <summary>Adds the answer to the batch that saves the act.</summary>
    public static void Keep(NpgsqlBatch batch, RequestKey key, StoredAnswer answer, DateTimeOffset realNow) => batch.Add(
        """
        insert into idempotent_answer (account_id, key, body_hash, status, answer, created_at)
        values ($1, $2, $3, $4, $5, $6)
        """,
        key.Account, key.Key, key.BodyHash, (short)answer.Status, answer.Body, realNow.ToUniversalTime());

    private const string Select =
        "select status, answer, body_hash from idempotent_answer where account_id = $1 and key = $2";

    /// <summary>Reads what <see cref="Ask"/> asked.</summary>
    public static async Task<EarlierAnswer?> ReadAsync(NpgsqlDataReader reader, RequestKey key, CancellationToken ct)
    {
        if (!await reader.ReadAsync(ct))
            return null;
        var same = reader.GetFieldValue<byte[]>(2).AsSpan().SequenceEqual(key.BodyHash);
        return new(new StoredAnswer(reader.GetInt16(0), reader.GetFieldValue<byte[]>(1)), !same);
    }
}
