using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Courtyards;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Courtyards;

/// <summary>
/// Keeps how courtyards used their seals (院落公章用印登记): each committee for itself while it sits, read by the community as well; to everybody else there is no
/// such courtyard. The database refuses to change a line or to take one away.
/// </summary>
public sealed class SealRegister(NpgsqlDataSource database, InForce inForce, CommitteeRegister committees)
{
    private static Refusal NotYours { get; } = new("courtyard-seal.not-yours") { Forbidden = true };

    /// <summary>Every use of a courtyard's seal, the latest first; null to whoever may not know of it.</summary>
    public async Task<IReadOnlyList<SealEntry>?> ReadAsync(Actor actor, string courtyard, CancellationToken ct)
    {
        if (CourtyardSight.Of(actor, inForce.Policy.Town).All(each => each.Code != courtyard))
            return null;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            select s.id, s.document, s.title, s.text, s.purpose, s.decided_on, s.meeting, s.case_number, s.number, s.at, a.display_name, v.reason
            from courtyard_seal_use s
            left join account a on a.id = s.account_id
            left join courtyard_seal_void v on v.use_id = s.id
            where s.courtyard_code = $1
            order by s.at desc, s.number desc
            limit 500
            """, courtyard);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(Read, ct);
    }

    /// <summary>
    /// Enters a use; its number, the same for the same form. Refused: the form's faults, <c>courtyard-seal.not-yours</c>, <c>courtyard-seal.not-sitting</c>,
    /// <c>courtyard-seal.case</c> of a case that the committee has no part in.
    /// </summary>
    public async Task<Answer<string>> UseAsync(Actor actor, string courtyard, SealForm form, DateTimeOffset now, CancellationToken ct)
    {
        var today = inForce.Policy.Calendar.DayOf(now);
        if ((await committees.ReadAsync(actor, ct)).FirstOrDefault(each => each.Code == courtyard) is not { } known || !actor.WorksFor(known.Unit))
            return NotYours;
        if (form.Faults(today) is { Count: > 0 } faults)
            return Answer.Refused<string>(faults);
        if (!known.Sits(today))
            return new Refusal("courtyard-seal.not-sitting", null, known.Name);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var number = await YearlyNumber.NextAsync(connection, "courtyard_seal_use", "YZ", today.Year, ct);
        await using var before = Sql.Command(connection, "select number from courtyard_seal_use where id = $1", form.Id);
        if (await before.ExecuteScalarAsync(ct) is string entered)
            return entered;
        if (form.Number.Trim().Length > 0 && !await HasPartAsync(connection, form.Number.Trim(), known.Unit, ct))
            return new Refusal("courtyard-seal.case", "number");
        await using var command = Sql.Command(connection,
            """
            insert into courtyard_seal_use (id, number, courtyard_code, document, title, text, purpose, decided_on, meeting, case_number, at, account_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            form.Id, number, courtyard, Casework.Cases.Stages.Code(form.Document!.Value), form.Title.Trim(), form.Text.Trim(), form.Purpose.Trim(),
            form.DecidedOn!.Value, form.Meeting.Trim(), Sql.Text(form.Number.Trim() is { Length: > 0 } of ? of : null), now.ToUniversalTime(), actor.Id);
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return number;
    }

    /// <summary>Says that a use is void, and why (作废): the committee or the community; done already is done.</summary>
    public async Task<Refusal?> VoidAsync(Actor actor, string courtyard, string number, string reason, DateTimeOffset now, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return new Refusal("field.missing", "reason", "reason");
        if (reason.Length > 200)
            return new Refusal("field.too-long", "reason", "reason", 200, reason.Length);
        if (await ReadAsync(actor, courtyard, ct) is not { } entries)
            return NotYours;
        if (entries.FirstOrDefault(entry => entry.Number == number) is not { } found)
            return new Refusal("courtyard-seal.not-found");
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            "insert into courtyard_seal_void (use_id, at, account_id, reason) values ($1, $2, $3, $4) on conflict (use_id) do nothing",
            found.Form.Id, now.ToUniversalTime(), actor.Id, reason.Trim());
        await command.ExecuteNonQueryAsync(ct);
        return null;
    }

    private static async Task<bool> HasPartAsync(NpgsqlConnection connection, string number, string unit, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, "select exists (select from case_file where number = $1 and $2 = any (units) and secrecy = 0)", number, unit);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private static SealEntry Read(Row r) => new(r.Text(8), new SealForm(r.Id(0))
    {
        Document = r.Word<SealedDocument>(1),
        Title = r.Text(2),
        Text = r.Text(3),
        Purpose = r.Text(4),
        DecidedOn = r.Day(5),
        Meeting = r.Text(6),
        Number = r.TextOrNull(7) ?? "",
    }, r.Moment(9), r.TextOrNull(10) ?? "", r.TextOrNull(11));
}
