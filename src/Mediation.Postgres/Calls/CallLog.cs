using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Casework.Households;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Households;
using Npgsql;

namespace Mediation.Postgres.Calls;

/// <summary>A call that was taken in (来电记录).</summary>
/// <param name="Device">终端编号, as it was sent.</param>
/// <param name="Gateway">What people call the gateway.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="Registered">Whether the device is registered now.</param>
public sealed record TakenCall(string Device, string Gateway, DateTimeOffset ReceivedAt, bool Registered);

/// <summary>A call that nobody has answered yet (待接听).</summary>
/// <param name="Number">编号.</param>
/// <param name="At">Since when.</param>
public sealed record RingingCall(string Number, DateTimeOffset At);

/// <summary>What is kept of calls, and what the register of households knows of the home that one came from (呼叫记录).</summary>
public sealed class CallLog(NpgsqlDataSource database, InForce inForce)
{
    /// <summary>The call that opened a case; null for any other case. The caller sees the case already.</summary>
    public async Task<TakenCall?> FindAsync(Guid @case, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            select o.device_code, g.name, o.received_at, d.code is not null
            from one_touch_call o
            join call_gateway g on g.place_code = o.place_code and g.code = o.gateway_code
            left join call_device d on d.place_code = o.place_code and d.code = o.device_code
            where o.case_id = $1
            """, @case);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(r => new TakenCall(r.Text(0), r.Text(1), r.Moment(2), r.Flag(3)), ct)).FirstOrDefault();
    }

    /// <summary>Calls that wait for one of the actor's units to answer, the oldest first (待接听的呼叫).</summary>
    public async Task<IReadOnlyList<RingingCall>> RingingAsync(Actor actor, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = AskRinging(connection, actor);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new RingingCall(r.Text(0), r.Moment(1)), ct);
    }

    internal static NpgsqlCommand AskRinging(NpgsqlConnection connection, Actor actor) => Sql.Command(connection,
        """
        select c.number, w.opened_at
        from case_file c
        join work_item w on w.case_id = c.id and w.closed_at is null
        where left(c.category, 4) = 'MS01' and c.stage <> 'closed' and w.unit_code = any ($1) and 'take-call' = any (w.acts)
        order by w.opened_at, c.number
        """, (object)actor.Units.Where(actor.WorksFor).ToArray());

    /// <summary>Whether somebody answers a call now: they work for a unit with something open in it (正在处置的人).</summary>
    public static bool Answers(Actor actor, CaseFile file) => !file.Closed && file.OpenItems.Any(item => actor.WorksFor(item.Unit));

    /// <summary>
    /// What the register knows of the home that a call came from, for whoever answers it: an emergency is a ground, and the household's log says so.
    /// </summary>
    /// <returns>The households there; or <c>act.not-yours</c>, or <c>call.no-household</c> where none is registered.</returns>
    public async Task<Answer<IReadOnlyList<HouseholdIdentity>>> ReadHomeAsync(Actor actor, CaseFile file, DateTimeOffset now, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        if (!Answers(actor, file))
            return new Refusal("act.not-yours", null, town.Unit(file.Lead?.Unit ?? "DESK")?.Name ?? "") { Forbidden = true };
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            select h.code, h.building, h.room, h.name,
                   array(select f.flag from care_flag f where f.household_id = h.id order by f.flag),
                   array(select f.ground from care_flag f where f.household_id = h.id order by f.flag)
            from one_touch_call o
            join call_device d on d.place_code = o.place_code and d.code = o.device_code
            join household h on h.place_code = d.place_code and h.compound_code = d.compound_code and h.room = d.room
              and rtrim(h.building, '栋') = rtrim(d.building, '栋')
            where o.case_id = $1
            order by h.code
            """, file.Id);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = await new Row(reader).RestAsync(r => (Code: r.Text(0), Identity: new HouseholdIdentity(
            r.Text(1), r.Text(2), r.Text(3), [.. r.Texts(4).Zip(r.Texts(5), (flag, ground) => new CareFlag(flag, ground))])), ct);
        await reader.DisposeAsync();
        if (found.Count == 0)
            return new Refusal("call.no-household");
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (code, _) in found)
            HouseholdLog.Add(batch, town.Code, new HouseholdAct(code, now, actor.Id, "read") { Reason = $"一键呼叫紧急处置 {file.Number}" });
        await batch.ExecuteNonQueryAsync(ct);
        return Answer.Of<IReadOnlyList<HouseholdIdentity>>([.. found.Select(each => each.Identity)]);
    }
}
