using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Places;
using Mediation.Casework.Talents;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Talents;

/// <summary>An entry as its page shows it before anybody reads who it is (人才页).</summary>
/// <param name="Talent">The entry.</param>
/// <param name="Log">What was done with it, the latest first.</param>
public sealed record TalentRecord(Talent Talent, IReadOnlyList<TalentAct> Log);

/// <summary>
/// Keeps the pool of people who are willing to help (善治人才库). Whoever may not know of somebody is told that there is nobody. Each entry, reading and change
/// leaves a line in the same transaction; lines outlive the entry.
/// </summary>
public sealed class TalentPool(NpgsqlDataSource database, InForce inForce)
{
    private const string Columns = "t.code, t.unit_code, t.skills, t.availability, t.keep_until, t.version";

    private const string Available = $"select {Columns} from talent t where t.unit_code = any ($1) order by t.code limit 200";

    private string Place => inForce.Policy.Town.Code;

    /// <summary>Everybody the actor may know of, by code; with a skill, or all.</summary>
    public async Task<IReadOnlyList<Talent>> ReadAsync(Actor actor, string? skill, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"select {Columns} from talent t where t.unit_code = any ($1) and ($2::text is null or $2 = any (t.skills)) order by t.code",
            Units(actor, inForce.Policy.Town), Sql.Text(skill));
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(Read, ct);
    }

    /// <summary>One with its log; null to whoever may not know of it.</summary>
    public async Task<TalentRecord?> FindAsync(Actor actor, string code, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await FindAsync(connection, actor, code, hold: false, ct) is { } found
            ? new TalentRecord(found, await TalentLog.ReadAsync(connection, Place, code, ct))
            : null;
    }

    /// <summary>Enters somebody; the code. Refused: the form's faults, <c>talent.unit</c> where the actor doesn't work for the unit.</summary>
    public async Task<Answer<string>> EnterAsync(Actor actor, TalentForm form, DateTimeOffset now, CancellationToken ct)
    {
        var (town, today) = (inForce.Policy.Town, inForce.Policy.Calendar.DayOf(now));
        if (form.Faults(town, today) is { Count: > 0 } faults)
            return Answer.Refused<string>(faults);
        if (!TalentSight.UnitsOf(actor, town).Contains(form.Unit))
            return new Refusal("talent.unit", "unit");
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await YearlyNumber.HoldAsync(connection, ct);
        await using var count = Sql.Command(connection,
            "select count(*)::int from talent_log where place_code = $1 and kind = 'entered' and talent_code like $2", town.Code, $"T{today.Year}-%");
        var code = $"T{today.Year}-{(int)(await count.ExecuteScalarAsync(ct))! + 1:0000}";
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            insert into talent (code, place_code, unit_code, name, phone, skills, availability, consent_on, keep_until, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)
            """,
            code, town.Code, form.Unit, form.Identity.Name.Trim(), form.Identity.Phone.Trim(), form.Skills.ToArray(), form.Availability.Trim(),
            form.ConsentOn!.Value, form.KeepUntil!.Value);
        TalentLog.Add(batch, town.Code, code, now, actor.Id, "entered", null);
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return code;
    }

    /// <summary>Reads who somebody is, for a purpose that is written down.</summary>
    public async Task<Answer<TalentIdentity>> ReadAsync(Actor actor, string code, string purpose, DateTimeOffset now, CancellationToken ct)
    {
        var refusal = await ChangeAsync(actor, code, purpose, "purpose",
            batch => TalentLog.Add(batch, Place, code, now, actor.Id, "read", purpose.Trim()), ct);
        if (refusal is not null)
            return refusal;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, "select name, phone from talent where place_code = $1 and code = $2", Place, code);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var read = await new Row(reader).RestAsync(r => new TalentIdentity(r.Text(0), r.Text(1)), ct);
        return read is [var identity] ? identity : new Refusal("talent.not-found");
    }

    /// <summary>Somebody who agrees again stays until another day.</summary>
    public Task<Refusal?> RenewAsync(Actor actor, string code, DateOnly? keepUntil, string reason, DateTimeOffset now, CancellationToken ct)
    {
        var today = inForce.Policy.Calendar.DayOf(now);
        return TalentForm.DayFault(keepUntil, today) is { } fault ? Task.FromResult<Refusal?>(fault) : ChangeAsync(actor, code, reason, "reason", batch =>
        {
            batch.Add("update talent set keep_until = $3, consent_on = $4, version = version + 1 where place_code = $1 and code = $2",
                Place, code, keepUntil!.Value, today);
            TalentLog.Add(batch, Place, code, now, actor.Id, "renewed", reason.Trim());
        }, ct);
    }

    /// <summary>Erases an entry at once: the person doesn't want it any more, or it was wrong.</summary>
    public Task<Refusal?> EraseAsync(Actor actor, string code, string reason, DateTimeOffset now, CancellationToken ct) =>
        ChangeAsync(actor, code, reason, "reason", batch =>
        {
            batch.Add("delete from talent where place_code = $1 and code = $2", Place, code);
            TalentLog.Add(batch, Place, code, now, actor.Id, "erased", reason.Trim());
        }, ct);

    /// <summary>Erases what was kept long enough, as the system; how many.</summary>
    public async Task<int> EraseExpiredAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            with gone as (delete from talent where keep_until < $1 returning place_code, code)
            insert into talent_log (id, place_code, talent_code, at, account_id, kind)
            select gen_random_uuid(), place_code, code, $2, $3, 'erased'
            from gone
            """, inForce.Policy.Calendar.DayOf(now), now.ToUniversalTime(), Guid.Empty);
        return await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Adds the question whom an actor may ask for help.</summary>
    internal static void Ask(NpgsqlBatch batch, Actor actor, Town town) => batch.Add(Available, (object)Units(actor, town));

    /// <summary>Reads what <see cref="Ask"/> asked; the reader stands before its result.</summary>
    internal static async Task<IReadOnlyList<Talent>> ReadAsync(Row row, CancellationToken ct) => await row.NextAsync(Read, ct);

    /// <summary>Whom an actor may ask for help.</summary>
    internal static async Task<IReadOnlyList<Talent>> AvailableAsync(NpgsqlConnection connection, Actor actor, Town town, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, Available, (object)Units(actor, town));
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(Read, ct);
    }

    private static string[] Units(Actor actor, Town town) => TalentSight.UnitsOf(actor, town).ToArray();

    private async Task<Talent?> FindAsync(NpgsqlConnection connection, Actor actor, string code, bool hold, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            $"select {Columns} from talent t where t.place_code = $1 and t.code = $2 and t.unit_code = any ($3) {(hold ? "for update" : "")}",
            Place, code, Units(actor, inForce.Policy.Town));
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(Read, ct)).FirstOrDefault();
    }

    private async Task<Refusal?> ChangeAsync(
        Actor actor, string code, string reason, string field, Action<NpgsqlBatch> change, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await FindAsync(connection, actor, code, hold: true, ct) is null)
            return new Refusal("talent.not-found");
        if (string.IsNullOrWhiteSpace(reason))
            return new Refusal("field.missing", field, field);
        if (reason.Length > 200)
            return new Refusal("field.too-long", field, field, 200, reason.Length);
        await using var batch = new NpgsqlBatch(connection);
        change(batch);
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    private static Talent Read(Row r) => new(r.Text(0), r.Text(1), r.Texts(2), r.Text(3), r.Day(4), r.Long(5));
}
