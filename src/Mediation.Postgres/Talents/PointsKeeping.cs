using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Facts;
using Mediation.Casework.Rulings;
using Mediation.Casework.Talents;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Talents;

/// <summary>
/// Keeps the points of those who help (服务积分): credited for a matter that ended well and with which somebody was asked to help, once for each; exchanged while there
/// are enough; nothing is changed. Everything holds the entry's row. To whoever may not know of somebody, there is nobody. Lines outlive the entry and name a code.
/// </summary>
public sealed class PointsKeeping(NpgsqlDataSource database, InForce inForce)
{
    /// <summary>The rule set that says how many points a kind of matter gives.</summary>
    public const string Rules = "points";

    /// <summary>Points are credited within so many days after the matter ended: our policy (本镇政策).</summary>
    public const int Days = 90;

    private string Place => inForce.Policy.Town.Code;

    /// <summary>Somebody's points; null to whoever may not know of them.</summary>
    public async Task<PointsAccount?> FindAsync(Actor actor, string code, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await KnownAsync(connection, actor, code, ct) ? await ReadAsync(connection, code, now, ct) : null;
    }

    /// <summary>Credits what the rules give for a matter; a second time does nothing more.</summary>
    public Task<Refusal?> EarnAsync(Actor actor, string code, string number, DateTimeOffset now, CancellationToken ct) =>
        WriteAsync(actor, code, now, account => account.Lines.Any(line => line.Case == number && line.Reverses is null && line.ReversedBy is null) ? (null, null)
            : account.Earnable.FirstOrDefault(each => each.Case == number) is { } earned ? (new PointsLine(0, earned.Points, number, null, now, null, null), null)
            : (null, new Refusal("points.not-earned", null, number)), Guid.CreateVersion7(now), ct);

    /// <summary>Exchanges points for something; the same key exchanges once.</summary>
    public Task<Refusal?> SpendAsync(Actor actor, string code, Guid key, ExchangeForm form, DateTimeOffset now, CancellationToken ct) =>
        WriteAsync(actor, code, now, account => form.Fault(account.Balance) is { } fault
            ? (null, fault)
            : (new PointsLine(0, -form.Points!.Value, null, form.What.Trim(), now, null, null), null), key, ct);

    /// <summary>Reverses a line, for a reason; never below nothing, a reversal never, and a line once.</summary>
    public Task<Refusal?> ReverseAsync(Actor actor, string code, int number, string why, DateTimeOffset now, CancellationToken ct) =>
        WriteAsync(actor, code, now, account =>
            ExchangeForm.TextFault("reason", why) is { } fault ? (null, fault)
            : account.Lines.FirstOrDefault(line => line.Number == number) is not { Reverses: null, ReversedBy: null } wrong
                ? (null, new Refusal("points.not-reversible", "lineNumber", number))
            : account.Balance < wrong.Points ? (null, new Refusal("points.spent", "lineNumber", account.Balance))
            : (new PointsLine(0, -wrong.Points, wrong.Case, why.Trim(), now, number, null), null), Guid.CreateVersion7(now), ct);

    private async Task<Refusal?> WriteAsync(
        Actor actor, string code, DateTimeOffset now, Func<PointsAccount, (PointsLine? Line, Refusal? Refusal)> decide, Guid key, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var hold = Sql.Command(connection, "select from talent where place_code = $1 and code = $2 for update", Place, code))
            await hold.ExecuteNonQueryAsync(ct);
        if (!await KnownAsync(connection, actor, code, ct))
            return new Refusal("talent.not-found");
        await using (var earlier = Sql.Command(connection, "select exists (select from talent_points where id = $1)", key))
            if ((bool)(await earlier.ExecuteScalarAsync(ct))!)
                return null;
        var account = await ReadAsync(connection, code, now, ct);
        var (line, refusal) = decide(account);
        if (line is null)
            return refusal;
        await using var command = Sql.Command(connection,
            """
            insert into talent_points (id, place_code, talent_code, number, points, case_id, what, reverses, at, account_id)
            values ($1, $2, $3, $4, $5, (select c.id from case_file c where c.number = $6), $7, $8, $9, $10)
            """,
            key, Place, code, account.Lines.Count + 1, line.Points, Sql.Text(line.Case), Sql.Text(line.What), Sql.Int(line.Reverses), now.ToUniversalTime(), actor.Id);
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    private async Task<bool> KnownAsync(NpgsqlConnection connection, Actor actor, string code, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            "select exists (select from talent t where t.place_code = $1 and t.code = $2 and t.unit_code = any ($3))",
            Place, code, TalentSight.UnitsOf(actor, inForce.Policy.Town).ToArray());
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task<PointsAccount> ReadAsync(NpgsqlConnection connection, string code, DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            select p.number, p.points, c.number, p.what, p.at, p.reverses, x.number
            from talent_points p
            left join case_file c on c.id = p.case_id
            left join talent_points x on x.place_code = p.place_code and x.talent_code = p.talent_code and x.reverses = p.number
            where p.place_code = $1 and p.talent_code = $2
            order by p.number desc
            """, Place, code);
        batch.Add(
            """
            select distinct c.number, c.category, c.closed_at
            from talent_log l
            join case_file c on c.number = l.reason
            where l.place_code = $1 and l.talent_code = $2 and l.kind = 'invited'
              and c.result in ('solved', 'done') and c.closed_at >= $3
              and not exists (
                select from talent_points p
                where p.place_code = $1 and p.talent_code = $2 and p.case_id = c.id and p.reverses is null
                  and not exists (select from talent_points x where x.place_code = $1 and x.talent_code = $2 and x.reverses = p.number))
            order by c.closed_at desc, c.number
            """, Place, code, now.AddDays(-Days).ToUniversalTime());
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var row = new Row(reader);
        var lines = await row.RestAsync(
            r => new PointsLine(r.Int(0), r.Int(1), r.TextOrNull(2), r.TextOrNull(3), r.Moment(4), r.IntOrNull(5), r.IntOrNull(6)), ct);
        var today = inForce.Policy.Calendar.DayOf(now);
        var earnable = await row.NextAsync(r => new EarnablePoints(r.Text(0), r.Text(1), r.Moment(2), PointsFor(r.Text(1), today)), ct);
        return new PointsAccount(lines, [.. earnable.Where(each => each.Points > 0)]);
    }

    // Its kind is all that the rules are told: who said what stays with the case.
    private int PointsFor(string category, DateOnly today) => inForce.Policy.Rules.Answer(Rules, new FactSheet
    {
        Complaint = new ComplaintFacts { Text = "", Channel = "" },
        Ruling = new EarlierRulings { Classification = new EarlierRuling { Category = category } },
    }, today).Number("Points") ?? 0;
}
