using Npgsql;

namespace Mediation.Postgres.Households;

/// <summary>Something that was done with a household (重点户记录): without a name or an address.</summary>
/// <param name="Code">登记号.</param>
/// <param name="At">When, by the product's clock.</param>
/// <param name="Account">Who; <see cref="Guid.Empty"/> for the system.</param>
/// <param name="Kind">entered, read, changed, coloured, hinted or erased.</param>
public sealed record HouseholdAct(string Code, DateTimeOffset At, Guid Account, string Kind)
{
    /// <summary>之前.</summary>
    public string? Before { get; init; }

    /// <summary>之后.</summary>
    public string? After { get; init; }

    /// <summary>理由、用途.</summary>
    public string? Reason { get; init; }

    /// <summary>Who, as called now; null for the system and for accounts that are gone.</summary>
    public string? AccountName { get; init; }
}

/// <summary>Writes and reads the log of the register (重点户记录).</summary>
internal static class HouseholdLog
{
    public static void Add(NpgsqlBatch batch, string place, HouseholdAct act) => batch.Add(
        """
        insert into household_log (id, place_code, household_code, at, account_id, kind, before_text, after_text, reason)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        Guid.CreateVersion7(act.At), place, act.Code, act.At.ToUniversalTime(), act.Account, act.Kind, Sql.Text(act.Before), Sql.Text(act.After),
        Sql.Text(act.Reason));

    public static async Task<IReadOnlyList<HouseholdAct>> ReadAsync(NpgsqlConnection connection, string place, string code, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select l.at, l.account_id, l.kind, l.before_text, l.after_text, l.reason, a.display_name
            from household_log l
            left join account a on a.id = l.account_id
            where l.place_code = $1 and l.household_code = $2
            order by l.at desc, l.id desc
            limit 200
            """, place, code);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new HouseholdAct(code, r.Moment(0), r.Id(1), r.Text(2))
        {
            Before = r.TextOrNull(3),
            After = r.TextOrNull(4),
            Reason = r.TextOrNull(5),
            AccountName = r.TextOrNull(6),
        }, ct);
    }
}
