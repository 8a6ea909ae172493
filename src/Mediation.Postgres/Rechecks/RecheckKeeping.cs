using System.Security.Cryptography;
using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Postgres.Administration;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Rechecks;

/// <summary>Draws cases and writes down what residents say (抽查办理).</summary>
public sealed class RecheckKeeping(NpgsqlDataSource database, InForce inForce, TimeProvider real)
{
    /// <summary>Draws cases that were closed in some days; the draw's number.</summary>
    /// <param name="actor">A supervisor.</param>
    /// <param name="scope">From what.</param>
    /// <param name="now">The product's moment; the days must be over.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Answer<string>> DrawAsync(Actor actor, RecheckScope scope, DateTimeOffset now, CancellationToken ct)
    {
        if (!actor.Is(Role.Supervisor))
            return Sight.NotAllowed;
        var calendar = inForce.Policy.Calendar;
        if (scope.From > scope.To || scope.To >= calendar.DayOf(now) || scope.From.Year < 2000)
            return new Refusal("recheck.days-wrong");
        if (scope.Size is < 1 or > RecheckScope.MostOfUnit)
            return new Refusal("field.out-of-range", "size", "size", 1, RecheckScope.MostOfUnit);
        if (scope.Unit is { } unit && inForce.Policy.Town.Unit(unit) is null)
            return new Refusal("field.not-an-option", "unit", "unit", unit);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var number = await YearlyNumber.NextAsync(connection, "recheck_draw", "CC", calendar.DayOf(now).Year, ct);
        var (id, seed) = (Guid.CreateVersion7(now), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        var (population, digest) = await PopulationAsync(connection, RecheckList.Asked(scope, seed, id, now, calendar), ct);
        if (population == 0)
            return new Refusal("recheck.nothing-to-draw");
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            insert into recheck_draw (id, number, from_on, to_on, unit_code, size, seed, population, digest, drawn_at, drawn_by, drawer_name)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            id, number, scope.From, scope.To, Sql.Text(scope.Unit), scope.Size, seed, population, digest, now.ToUniversalTime(), actor.Id, actor.Name);
        batch.Add(
            $"insert into recheck_case (case_id, draw_id, unit_code, position) select r.id, $5, r.unit_code, r.position from ({RecheckSql.Ranked}) r where r.position <= $7",
            [.. RecheckList.Asked(scope, seed, id, now, calendar), scope.Size]);
        AdministrationLog.Add(batch, new AdministrationAct(real.GetUtcNow(), actor.Id, "recheck-drawn", number)
        {
            After = $"{scope.From:yyyy-MM-dd} 至 {scope.To:yyyy-MM-dd}\n{scope.Unit ?? "全部单位"}，每个单位 {scope.Size} 件，可抽 {population} 件\n种子 {seed}",
        });
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return number;
    }

    /// <summary>Writes down a call; its case's number.</summary>
    /// <param name="actor">A supervisor or somebody at the window, but nobody of the unit that handled it.</param>
    /// <param name="draw">抽查编号.</param>
    /// <param name="number">编号 of the case.</param>
    /// <param name="call">What came of it; its moment is the product's.</param>
    /// <param name="attempt">Which call it is, from 1: sent twice it counts once.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Answer<string>> CallAsync(Actor actor, string draw, string number, FollowUp call, int attempt, CancellationToken ct)
    {
        if ((RecordFollowUp.Incomplete(call) ?? Unknown(call)) is { } wrong)
            return wrong;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var (account, units, everything) = Sight.Parameters(actor);
        await using var held = Sql.Command(connection,
            $"""
            select r.case_id, r.unit_code,
                   (select count(*)::int from recheck_call k where k.case_id = r.case_id),
                   exists (select from recheck_call k where k.case_id = r.case_id and k.reached)
            from recheck_case r
            join recheck_draw d on d.id = r.draw_id
            join case_file c on c.id = r.case_id
            where d.number = $4 and c.number = $5 and {Sight.Clause}
            for update of r
            """, account, units, everything, draw, number);
        await using var reader = await held.ExecuteReaderAsync(ct);
        var found = await new Row(reader).RestAsync(r => (Id: r.Id(0), Unit: r.Text(1), Calls: r.Int(2), Answered: r.Flag(3)), ct);
        await reader.DisposeAsync();
        if (found is not [var drawn])
            return new Refusal("request.not-found");
        if (!RecheckList.MayCall(actor, drawn.Unit))
            return Sight.NotAllowed;
        if (drawn.Answered || drawn.Calls >= RecheckCase.MostCalls || attempt != drawn.Calls + 1)
            return new Refusal("recheck.changed", null, number);
        await using var insert = Sql.Command(connection,
            """
            insert into recheck_call (case_id, attempt, at, account_id, account_name, reached, solved, satisfaction, reason_code)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            drawn.Id, attempt, call.At.ToUniversalTime(), actor.Id, actor.Name, call.Reached, Sql.Flag(call.Solved), Sql.Text(call.Satisfaction), Sql.Text(call.ReasonCode));
        await insert.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return number;
    }

    private static Refusal? Unknown(FollowUp call) =>
        call.Satisfaction is { } grade && !RecordFollowUp.Grades.Contains(grade) ? new Refusal("field.not-an-option", "satisfaction", "satisfaction", grade)
        : call.ReasonCode is { } reason && !RecordFollowUp.Reasons.Contains(reason) ? new Refusal("field.not-an-option", "reasonCode", "reasonCode", reason)
        : null;

    private static async Task<(int Count, string Digest)> PopulationAsync(NpgsqlConnection connection, IReadOnlyList<object> asked, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, RecheckSql.Population, asked);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(r => (r.Int(0), r.Text(1)), ct))[0];
    }
}
