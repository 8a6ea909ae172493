using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Lists;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Lists;

/// <summary>
/// Keeps 资源清单. A line names no person; it is offered until its day, or until who keeps contact takes it off with a reason. Lines are never deleted, so that
/// what a need was matched with can still be read.
/// </summary>
public sealed class ResourceRegister(NpgsqlDataSource database, InForce inForce)
{
    internal const string Columns = "r.number, r.kind, r.provider, r.unit_code, r.subjects, r.compounds, r.hours, r.offer, r.phone, r.keep_until";

    internal const string Offered =
        $"""
        select {Columns}
        from resource r
        where r.ended_at is null and r.keep_until >= $1
        order by r.number
        limit 500
        """;

    /// <summary>What is offered on a day, by code.</summary>
    public async Task<IReadOnlyList<Resource>> ReadAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, Offered, inForce.Policy.Calendar.DayOf(now));
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(Read, ct);
    }

    /// <summary>Enters a line; its code, the same for the same form. Refused: the form's faults.</summary>
    public async Task<Answer<string>> EnterAsync(Actor actor, ResourceForm form, DateTimeOffset now, CancellationToken ct)
    {
        var (town, today) = (inForce.Policy.Town, inForce.Policy.Calendar.DayOf(now));
        if (form.Faults(actor, town, today) is { Count: > 0 } faults)
            return Answer.Refused<string>(faults);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var number = await YearlyNumber.NextAsync(connection, "resource", "ZY", today.Year, ct);
        await using var before = Sql.Command(connection, "select number from resource where id = $1", form.Id);
        if (await before.ExecuteScalarAsync(ct) is string entered)
            return entered;
        await using var command = Sql.Command(connection,
            """
            insert into resource (id, number, place_code, kind, provider, unit_code, subjects, compounds, hours, offer, phone, keep_until, entered_at, account_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            form.Id, number, town.Code, form.Kind, form.Provider.Trim(), form.Unit, form.Subjects.Distinct().ToArray(), form.Compounds.Distinct().ToArray(),
            form.Hours.Distinct().ToArray(), form.Offer.Trim(), Sql.Text(form.Phone.Trim() is { Length: > 0 } phone ? phone : null), form.KeepUntil!.Value,
            now.ToUniversalTime(), actor.Id);
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return number;
    }

    /// <summary>Takes a line off (撤下); done already is done. Refused: no reason, or <c>resource.not-yours</c> to whoever doesn't work for its unit or the community above it.</summary>
    public async Task<Refusal?> EndAsync(Actor actor, string code, string reason, DateTimeOffset now, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return new Refusal("field.missing", "reason", "reason");
        if (reason.Length > 200)
            return new Refusal("field.too-long", "reason", "reason", 200, reason.Length);
        var town = inForce.Policy.Town;
        string[] units = [.. town.Units.Where(unit => actor.WorksFor(unit.Code) || town.Above(unit.Code).Any(above => actor.WorksFor(above.Code))).Select(unit => unit.Code)];
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            update resource
            set ended_at = coalesce(ended_at, $3), ended_reason = coalesce(ended_reason, $4), ended_by = coalesce(ended_by, $5)
            where number = $1 and unit_code = any ($2)
            """, code, units, now.ToUniversalTime(), reason.Trim(), actor.Id);
        return await command.ExecuteNonQueryAsync(ct) == 1 ? null : new Refusal("resource.not-yours") { Forbidden = true };
    }

    internal static Resource Read(Row r) => new(
        r.Text(0), r.Text(1), r.Text(2), r.Text(3), r.Texts(4), r.Texts(5), r.Texts(6), r.Text(7), r.TextOrNull(8), r.Day(9));
}
