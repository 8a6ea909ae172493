using Mediation.Casework;
using Mediation.Casework.Acceptance;
using Mediation.Casework.Actors;
using Mediation.Casework.Calls;
using Mediation.Casework.Rulings;
using Mediation.Postgres.Calls;
using Mediation.Postgres.Cases;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <content>Calls for help that gateways pass on: the same acceptance as the window's, by the system, exactly once for each call.</content>
public sealed partial class Desk
{
    /// <summary>
    /// Opens a case for a call (一键呼叫), with the unit that answers its device, or with the desk where nobody registered the device. The same call
    /// again opens nothing.
    /// </summary>
    /// <param name="gateway">Code of the gateway that passes it on.</param>
    /// <param name="call">The call.</param>
    /// <param name="bodyHash">SHA-256 of what was sent: the same identity with something else is another call that says it isn't.</param>
    /// <param name="ct">Stops waiting; a transaction that has not committed leaves nothing.</param>
    /// <returns>The number of its case; or the call's faults, or <c>request.key-reused</c>.</returns>
    public async Task<Answer<string>> TakeCallAsync(string gateway, Call call, byte[] bodyHash, CancellationToken ct)
    {
        if (call.Faults() is { Count: > 0 } faults)
            return Answer.Refused<string>(faults);
        await using var connection = await database.OpenConnectionAsync(ct);
        var town = inForce.Policy.Town;
        if (await EarlierCallAsync(connection, town.Code, gateway, call, bodyHash, ct) is { } before)
            return before;
        var device = await CallDevices.FindAsync(connection, town.Code, call.Device, ct);
        var briefing = await briefer.BriefAsync(connection, Actor.System, null, ct);
        var form = call.Form(device, briefing.Town, briefing.Now);
        var read = Read(form);
        var number = await CaseNumbers.NextAsync(database, briefing, ct);
        var founding = new Founding(briefing.NextId(), number, read.Place) { Duty = device?.Unit ?? Assessment.Desk };
        var decided = Accepting.Decide(form, founding, briefing);
        if (!decided.TryGet(out var accepted))
        {
            log.LogError("Refused call {CallId} of {Gateway}: {RefusalCode}", call.CallId, gateway, decided.Refusals[0].Code);
            return Answer.Refused<string>(decided.Refusals);
        }
        await using var batch = new NpgsqlBatch(connection);
        CaseWriter.Insert(batch, accepted.Decision, new NewCase(ReceiptCode.Mint(), form.Place, read.Pairs, []),
            Doing(Actor.System, Accepting.Code, accepted.Decision, briefing));
        batch.Add(
            """
            insert into one_touch_call (place_code, gateway_code, call_id, body_hash, device_code, case_id, received_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            """, town.Code, gateway, call.CallId, bodyHash, call.Device, founding.Id, briefing.Now.ToUniversalTime());
        try
        {
            await batch.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException fault) when (fault is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "one_touch_call_pk" })
        {
            return await EarlierCallAsync(connection, town.Code, gateway, call, bodyHash, ct)
                ?? throw new InvalidOperationException("A call that is there already has a case.");
        }
        Announce(Actor.System, Accepting.Code, accepted.Decision);
        return number;
    }

    private static async Task<Answer<string>?> EarlierCallAsync(
        NpgsqlConnection connection, string place, string gateway, Call call, byte[] bodyHash, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select c.number, o.body_hash
            from one_touch_call o
            join case_file c on c.id = o.case_id
            where o.place_code = $1 and o.gateway_code = $2 and o.call_id = $3
            """, place, gateway, call.CallId);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = await new Row(reader).RestAsync(r => (Number: r.Text(0), Hash: r.Bytes(1)), ct);
        if (found is not [var earlier])
            return null;
        return earlier.Hash.AsSpan().SequenceEqual(bodyHash) ? earlier.Number : new Refusal("request.key-reused", "callId");
    }
}
