using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Calls;
using Mediation.Casework.Households;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Calls;

/// <summary>A device on the list (终端清单): without the building and the room.</summary>
/// <param name="Code">终端编号.</param>
/// <param name="Compound">小区代码.</param>
/// <param name="Unit">联系单位.</param>
/// <param name="EnteredAt">登记时刻.</param>
public sealed record ListedDevice(string Code, string Compound, string Unit, DateTimeOffset EnteredAt);

/// <summary>
/// The register of buttons for help (呼叫终端登记), kept under the same rule as the register of households: by the unit that keeps contact and the
/// community above it. The list names no home; each entry and removal leaves a line. A home is told by a call alone.
/// </summary>
public sealed class CallDevices(NpgsqlDataSource database, InForce inForce)
{
    /// <summary>Those that the actor may know of, by code.</summary>
    public async Task<IReadOnlyList<ListedDevice>> ReadAsync(Actor actor, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            "select code, compound_code, unit_code, entered_at from call_device where place_code = $1 and unit_code = any ($2) order by code",
            inForce.Policy.Town.Code, HouseholdSight.UnitsOf(actor, inForce.Policy.Town).ToArray());
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new ListedDevice(r.Text(0), r.Text(1), r.Text(2), r.Moment(3)), ct);
    }

    /// <summary>Enters a device; one that is there already is refused (<c>call.device-known</c>), whoever keeps it.</summary>
    public async Task<IReadOnlyList<Refusal>> EnterAsync(Actor actor, CallDevice device, DateTimeOffset now, CancellationToken ct)
    {
        if (device.Faults(actor, inForce.Policy.Town) is { Count: > 0 } faults)
            return faults;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            insert into call_device (place_code, code, compound_code, building, room, unit_code, entered_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict do nothing
            """,
            inForce.Policy.Town.Code, device.Code, device.Compound, device.Building.Trim(), device.Room.Trim(), device.Unit, now.ToUniversalTime());
        if (await command.ExecuteNonQueryAsync(ct) == 0)
            return [new Refusal("call.device-known", "device")];
        await LogAsync(connection, device.Code, "entered", null, actor, now, ct);
        await transaction.CommitAsync(ct);
        return [];
    }

    /// <summary>Removes a device, for a reason; its calls stay with their cases, and it calls on as one that nobody registered.</summary>
    public async Task<Refusal?> RemoveAsync(Actor actor, string code, string reason, DateTimeOffset now, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 200)
            return string.IsNullOrWhiteSpace(reason) ? new Refusal("field.missing", "reason", "reason") : new Refusal("field.too-long", "reason", "reason", 200, reason.Length);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var command = Sql.Command(connection,
            "delete from call_device where place_code = $1 and code = $2 and unit_code = any ($3)",
            inForce.Policy.Town.Code, code, HouseholdSight.UnitsOf(actor, inForce.Policy.Town).ToArray());
        if (await command.ExecuteNonQueryAsync(ct) == 0)
            return new Refusal("call.device-gone");
        await LogAsync(connection, code, "removed", reason.Trim(), actor, now, ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>The device with a code, for a call; null when nobody registered it.</summary>
    internal static async Task<CallDevice?> FindAsync(NpgsqlConnection connection, string place, string code, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            "select code, compound_code, building, room, unit_code from call_device where place_code = $1 and code = $2", place, code);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(r => new CallDevice(r.Text(0), r.Text(1), r.Text(2), r.Text(3), r.Text(4)), ct)).FirstOrDefault();
    }

    private async Task LogAsync(
        NpgsqlConnection connection, string code, string kind, string? reason, Actor actor, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            "insert into call_device_log (id, place_code, device_code, at, account_id, kind, reason) values ($1, $2, $3, $4, $5, $6, $7)",
            Guid.CreateVersion7(now), inForce.Policy.Town.Code, code, now.ToUniversalTime(), actor.Id, kind, Sql.Text(reason));
        await command.ExecuteNonQueryAsync(ct);
    }
}
