using Npgsql;

namespace Mediation.Postgres.Courtyards;

/// <summary>Something that was done with a courtyard's register (院落自治委员会记录): without a name.</summary>
/// <param name="At">When, by the product's clock.</param>
/// <param name="Kind">entered, read, ended or erased.</param>
/// <param name="Member">登记号; empty for a reading, which shows all names.</param>
/// <param name="Reason">理由、用途.</param>
/// <param name="AccountName">Who, as called now; null for the system and for accounts that are gone.</param>
public sealed record CommitteeAct(DateTimeOffset At, string Kind, string Member, string? Reason, string? AccountName);

/// <summary>Writes and reads the log of committees.</summary>
internal static class CommitteeLog
{
    public static void Add(NpgsqlBatch batch, string courtyard, string member, DateTimeOffset at, Guid account, string kind, string? reason) => batch.Add(
        "insert into committee_log (id, courtyard_code, member_code, at, account_id, kind, reason) values ($1, $2, $3, $4, $5, $6, $7)",
        Guid.CreateVersion7(at), courtyard, member, at.ToUniversalTime(), account, kind, Sql.Text(reason));

    /// <summary>What was done with a courtyard's, the latest first.</summary>
    public static async Task<IReadOnlyList<CommitteeAct>> ReadAsync(NpgsqlConnection connection, string courtyard, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select l.at, l.kind, l.member_code, l.reason, a.display_name
            from committee_log l
            left join account a on a.id = l.account_id
            where l.courtyard_code = $1
            order by l.at desc, l.id desc
            limit 200
            """, courtyard);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new CommitteeAct(r.Moment(0), r.Text(1), r.Text(2), r.TextOrNull(3), r.TextOrNull(4)), ct);
    }
}
