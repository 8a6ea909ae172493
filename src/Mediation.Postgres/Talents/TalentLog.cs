using Mediation.Casework.Acts;
using Mediation.Casework.Journal;
using Mediation.Postgres.Cases;
using Npgsql;

namespace Mediation.Postgres.Talents;

/// <summary>Something that was done with an entry of the pool (人才库记录): without a name or a telephone.</summary>
/// <param name="At">When, by the product's clock.</param>
/// <param name="Kind">entered, read, renewed, invited or erased.</param>
/// <param name="Reason">理由、用途, or the number of the case for which somebody was asked.</param>
/// <param name="AccountName">Who, as called now; null for the system and for accounts that are gone.</param>
public sealed record TalentAct(DateTimeOffset At, string Kind, string? Reason, string? AccountName);

/// <summary>Writes and reads the log of the pool.</summary>
internal static class TalentLog
{
    /// <summary>Adds a line.</summary>
    public static void Add(NpgsqlBatch batch, string place, string code, DateTimeOffset at, Guid account, string kind, string? reason) => batch.Add(
        "insert into talent_log (id, place_code, talent_code, at, account_id, kind, reason) values ($1, $2, $3, $4, $5, $6, $7)",
        Guid.CreateVersion7(at), place, code, at.ToUniversalTime(), account, kind, Sql.Text(reason));

    /// <summary>Adds whom a decision about a case asks for help.</summary>
    public static void Insert(NpgsqlBatch batch, Decision decision, Doing doing)
    {
        foreach (var invited in decision.Events.OfType<TalentInvited>())
            Add(batch, decision.After.Place, invited.Talent, doing.Now, doing.Actor.Id, "invited", decision.After.Number);
    }

    /// <summary>What was done with an entry, the latest first.</summary>
    public static async Task<IReadOnlyList<TalentAct>> ReadAsync(NpgsqlConnection connection, string place, string code, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select l.at, l.kind, l.reason, a.display_name
            from talent_log l
            left join account a on a.id = l.account_id
            where l.place_code = $1 and l.talent_code = $2
            order by l.at desc, l.id desc
            limit 200
            """, place, code);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new TalentAct(r.Moment(0), r.Text(1), r.TextOrNull(2), r.TextOrNull(3)), ct);
    }
}
