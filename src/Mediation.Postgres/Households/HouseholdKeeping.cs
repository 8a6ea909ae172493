using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Casework.Households;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Households;

/// <summary>
/// Keeps the register of households (重点户登记). Whoever may not know of a household is told that there is none. Each entry, reading and change
/// leaves a line in the same transaction, without a name or an address; lines outlive the household.
/// </summary>
public sealed class HouseholdKeeping(NpgsqlDataSource database, InForce inForce)
{
    private const string NotFound = "household.not-found";

    /// <summary>Enters a household; its code.</summary>
    public async Task<Answer<string>> EnterAsync(Actor actor, HouseholdForm form, DateTimeOffset now, CancellationToken ct)
    {
        var (town, today) = (inForce.Policy.Town, inForce.Policy.Calendar.DayOf(now));
        if (!HouseholdSight.UnitsOf(actor, town).Contains(form.Unit))
            return new Refusal("household.unit", "unit");
        if (form.Faults(town, today) is { Count: > 0 } faults)
            return Answer.Refused<string>(faults);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await YearlyNumber.HoldAsync(connection, ct);
        await using var count = Sql.Command(connection,
            "select count(*)::int from household_log where place_code = $1 and kind = 'entered' and household_code like $2", town.Code, $"H{today.Year}-%");
        var code = $"H{today.Year}-{(int)(await count.ExecuteScalarAsync(ct))! + 1:0000}";
        await using var batch = new NpgsqlBatch(connection);
        var id = Guid.CreateVersion7(now);
        batch.Add(
            """
            insert into household (id, place_code, code, compound_code, building, room, name, colour, unit_code, review_on, keep_until, coloured_at, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)
            """,
            id, town.Code, code, form.Compound, form.Identity.Building.Trim(), form.Identity.Room.Trim(), form.Identity.Name.Trim(),
            form.Colour!.Value.Code(), form.Unit, form.ReviewOn!.Value, form.KeepUntil!.Value, now.ToUniversalTime());
        foreach (var flag in form.Identity.Flags)
            batch.Add("insert into care_flag (household_id, flag, ground) values ($1, $2, $3)", id, flag.Flag, flag.Ground.Trim());
        HouseholdLog.Add(batch, town.Code, new HouseholdAct(code, now, actor.Id, "entered") { After = form.Colour.Value.Code() });
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return code;
    }

    /// <summary>Reads who and where a household is, for a purpose that is written down.</summary>
    public async Task<Answer<HouseholdIdentity>> ReadAsync(Actor actor, string code, string purpose, DateTimeOffset now, CancellationToken ct)
    {
        var refusal = await ChangeAsync(actor, code, null, purpose, "purpose", (batch, held) => HouseholdLog.Add(batch, inForce.Policy.Town.Code,
            new HouseholdAct(code, now, actor.Id, "read") { Reason = purpose.Trim() }), ct);
        if (refusal is not null)
            return refusal;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            select h.building, h.room, h.name, array(select f.flag from care_flag f where f.household_id = h.id order by f.flag),
                   array(select f.ground from care_flag f where f.household_id = h.id order by f.flag)
            from household h
            where h.place_code = $1 and h.code = $2
            """, inForce.Policy.Town.Code, code);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var read = await new Row(reader).RestAsync(r => new HouseholdIdentity(
            r.Text(0), r.Text(1), r.Text(2), [.. r.Texts(3).Zip(r.Texts(4), (flag, ground) => new CareFlag(flag, ground))]), ct);
        return read is [var identity] ? identity : new Refusal(NotFound);
    }

    /// <summary>Gives a household another colour, for a reason.</summary>
    public Task<Refusal?> ColourAsync(Actor actor, string code, long seen, Colour colour, string reason, DateTimeOffset now, CancellationToken ct) =>
        ChangeAsync(actor, code, seen, reason, "reason", (batch, held) =>
        {
            batch.Add("update household set colour = $3, coloured_at = $4, version = version + 1 where place_code = $1 and code = $2",
                inForce.Policy.Town.Code, code, colour.Code(), now.ToUniversalTime());
            HouseholdLog.Add(batch, inForce.Policy.Town.Code, new HouseholdAct(code, now, actor.Id, "coloured")
            {
                Before = held.Colour.Code(),
                After = colour.Code(),
                Reason = reason.Trim(),
            });
        }, ct);

    /// <summary>After a review it stays, until other days, for a reason.</summary>
    public Task<Refusal?> RenewAsync(
        Actor actor, string code, long seen, DateOnly? reviewOn, DateOnly? keepUntil, string reason, DateTimeOffset now, CancellationToken ct) =>
        HouseholdDays.Fault(reviewOn, keepUntil, inForce.Policy.Calendar.DayOf(now)) is { } wrong
            ? Task.FromResult<Refusal?>(wrong)
            : ChangeAsync(actor, code, seen, reason, "reason", (batch, held) =>
            {
                batch.Add("update household set review_on = $3, keep_until = $4, version = version + 1 where place_code = $1 and code = $2",
                    inForce.Policy.Town.Code, code, reviewOn!.Value, keepUntil!.Value);
                HouseholdLog.Add(batch, inForce.Policy.Town.Code, new HouseholdAct(code, now, actor.Id, "changed")
                {
                    Before = $"{held.ReviewOn:yyyy-MM-dd} / {held.KeepUntil:yyyy-MM-dd}",
                    After = $"{reviewOn:yyyy-MM-dd} / {keepUntil:yyyy-MM-dd}",
                    Reason = reason.Trim(),
                });
            }, ct);

    /// <summary>Erases a household at once, for a reason: the ground is gone, or the entry was wrong.</summary>
    public Task<Refusal?> EraseAsync(Actor actor, string code, long seen, string reason, DateTimeOffset now, CancellationToken ct) =>
        ChangeAsync(actor, code, seen, reason, "reason", (batch, held) =>
        {
            batch.Add("delete from household where place_code = $1 and code = $2", inForce.Policy.Town.Code, code);
            HouseholdLog.Add(batch, inForce.Policy.Town.Code, new HouseholdAct(code, now, actor.Id, "erased") { Before = held.Colour.Code(), Reason = reason.Trim() });
        }, ct);

    /// <summary>Erases what was kept long enough, as the system; how many.</summary>
    public async Task<int> EraseExpiredAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = Sql.Command(connection,
            "delete from household where keep_until < $1 returning place_code, code, colour", inForce.Policy.Calendar.DayOf(now));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var erased = await new Row(reader).RestAsync(r => (Place: r.Text(0), Code: r.Text(1), Colour: r.Text(2)), ct);
        await reader.DisposeAsync();
        if (erased.Count > 0)
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var (place, code, colour) in erased)
                HouseholdLog.Add(batch, place, new HouseholdAct(code, now, Guid.Empty, "erased") { Before = colour });
            await batch.ExecuteNonQueryAsync(ct);
        }
        await transaction.CommitAsync(ct);
        return erased.Count;
    }

    private async Task<Refusal?> ChangeAsync(
        Actor actor, string code, long? seen, string reason, string field, Action<NpgsqlBatch, Household> change, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var units = HouseholdSight.UnitsOf(actor, inForce.Policy.Town);
        if (await HouseholdList.FindAsync(connection, inForce.Policy.Town.Code, units, code, hold: true, ct) is not { } held)
            return new Refusal(NotFound);
        if (string.IsNullOrWhiteSpace(reason))
            return new Refusal("field.missing", field, field);
        if (reason.Length > 200)
            return new Refusal("field.too-long", field, field, 200, reason.Length);
        if (seen is { } version && version != held.Version)
            return new Refusal("household.changed");
        await using var batch = new NpgsqlBatch(connection);
        change(batch, held);
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }
}
