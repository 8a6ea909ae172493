using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Courtyards;
using Mediation.Casework.Places;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Courtyards;

/// <summary>A courtyard's committee as its page shows it before anybody reads who they are (院落自治委员会).</summary>
/// <param name="Members">Everybody whose term is kept, the latest to end first.</param>
/// <param name="Log">What was done, the latest first.</param>
public sealed record Committee(IReadOnlyList<CommitteeMember> Members, IReadOnlyList<CommitteeAct> Log);

/// <summary>
/// Keeps who sits on courtyards' committees (院落自治委员会登记). To whoever may not know of a courtyard there is none. Each entry, reading and end leaves a
/// line in the same transaction; names go a year after the term, lines stay. Terms are part of what is known of the town, so that a change counts as one of it.
/// </summary>
public sealed class CommitteeRegister(NpgsqlDataSource database, InForce inForce)
{
    private const int YearsKept = 1;

    /// <summary>The courtyards an actor may know of, with the terms as they are now.</summary>
    public async Task<IReadOnlyList<Courtyard>> ReadAsync(Actor actor, CancellationToken ct)
    {
        var courtyards = CourtyardSight.Of(actor, inForce.Policy.Town);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            "select courtyard_code, from_on, until_on from committee_member where courtyard_code = any ($1)",
            (object)courtyards.Select(each => each.Code).ToArray());
        await using var reader = await command.ExecuteReaderAsync(ct);
        var terms = (await new Row(reader).RestAsync(r => (Of: r.Text(0), Term: new CommitteeTerm(r.Day(1), r.Day(2))), ct)).ToLookup(each => each.Of, each => each.Term);
        return [.. courtyards.Select(each => each with { Terms = [.. terms[each.Code]] })];
    }

    /// <summary>A courtyard's committee; null to whoever may not know of it.</summary>
    public async Task<Committee?> FindAsync(Actor actor, string courtyard, CancellationToken ct)
    {
        if (!Knows(actor, courtyard))
            return null;
        await using var connection = await database.OpenConnectionAsync(ct);
        return new Committee(await MembersAsync(connection, courtyard, r => Read(r), ct), await CommitteeLog.ReadAsync(connection, courtyard, ct));
    }

    /// <summary>Enters somebody; their code, the same for the same form. Refused: the form's faults, <c>committee.not-yours</c>, <c>committee.already</c>.</summary>
    public async Task<Answer<string>> EnterAsync(Actor actor, string courtyard, MemberForm form, DateTimeOffset now, CancellationToken ct)
    {
        var today = inForce.Policy.Calendar.DayOf(now);
        if (!Keeps(actor, courtyard))
            return NotYours;
        if (form.Faults(today) is { Count: > 0 } faults)
            return Answer.Refused<string>(faults);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await YearlyNumber.HoldAsync(connection, ct);
        if (await CodeAsync(connection, "select code from committee_member where id = $1", form.Id, ct) is { } entered)
            return entered;
        if (await AlreadyAsync(connection, courtyard, form, ct))
            return new Refusal("committee.already", "memberName");
        await using var count = Sql.Command(connection,
            "select count(*)::int from committee_log where kind = 'entered' and member_code like $1", $"W{today.Year}-%");
        var code = $"W{today.Year}-{(int)(await count.ExecuteScalarAsync(ct))! + 1:0000}";
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            insert into committee_member (id, code, courtyard_code, name, manner, from_on, until_on, entered_at, account_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            form.Id, code, courtyard, form.Name.Trim(), Casework.Cases.Stages.Code(form.Manner!.Value), form.From!.Value, form.Until!.Value, now.ToUniversalTime(), actor.Id);
        CommitteeLog.Add(batch, courtyard, code, now, actor.Id, "entered", null);
        await ChangedAsync(batch, ct);
        await transaction.CommitAsync(ct);
        return code;
    }

    /// <summary>Ends a term early, as of today: that day it counts no more; done already is done.</summary>
    public async Task<Refusal?> EndAsync(Actor actor, string courtyard, string member, string reason, DateTimeOffset now, CancellationToken ct)
    {
        if (!Keeps(actor, courtyard))
            return NotYours;
        if (Said(reason, "reason") is { } fault)
            return fault;
        var today = inForce.Policy.Calendar.DayOf(now);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await YearlyNumber.HoldAsync(connection, ct);
        await using var end = Sql.Command(connection,
            """
            update committee_member
            set until_on = greatest(from_on, $3) - 1, ended_reason = $4
            where courtyard_code = $1 and code = $2 and ended_reason is null and until_on >= $3
            """, courtyard, member, today, reason.Trim());
        if (await end.ExecuteNonQueryAsync(ct) == 0)
            return new Refusal("committee.over");
        await using var batch = new NpgsqlBatch(connection);
        CommitteeLog.Add(batch, courtyard, member, now, actor.Id, "ended", reason.Trim());
        await ChangedAsync(batch, ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>Reads who sits on a committee, by code, for a purpose that is written down.</summary>
    public async Task<Answer<IReadOnlyDictionary<string, string>>> ReadAsync(
        Actor actor, string courtyard, string purpose, DateTimeOffset now, CancellationToken ct)
    {
        if (!Knows(actor, courtyard))
            return NotYours;
        if (Said(purpose, "purpose") is { } fault)
            return fault;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        CommitteeLog.Add(batch, courtyard, "", now, actor.Id, "read", purpose.Trim());
        await batch.ExecuteNonQueryAsync(ct);
        return (await MembersAsync(connection, courtyard, r => (Code: r.Text(0), Name: r.Text(5)), ct)).ToDictionary(each => each.Code, each => each.Name);
    }

    /// <summary>Erases who was kept long enough, as the system; how many.</summary>
    public async Task<int> EraseExpiredAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            with gone as (delete from committee_member where until_on < $1 returning courtyard_code, code)
            insert into committee_log (id, courtyard_code, member_code, at, account_id, kind)
            select gen_random_uuid(), courtyard_code, code, $2, $3, 'erased'
            from gone
            """, inForce.Policy.Calendar.DayOf(now).AddYears(-YearsKept), now.ToUniversalTime(), Guid.Empty);
        return await command.ExecuteNonQueryAsync(ct);
    }

    private static Refusal NotYours { get; } = new("committee.not-yours") { Forbidden = true };

    private bool Knows(Actor actor, string courtyard) => CourtyardSight.Of(actor, inForce.Policy.Town).Any(each => each.Code == courtyard);

    private bool Keeps(Actor actor, string courtyard) => CourtyardSight.Keeps(actor, inForce.Policy.Town) && Knows(actor, courtyard);

    private static Refusal? Said(string text, string field) =>
        string.IsNullOrWhiteSpace(text) ? new Refusal("field.missing", field, field)
        : text.Length > 200 ? new Refusal("field.too-long", field, field, 200, text.Length)
        : null;

    // Rules know a committee by its terms, which are read with the town: every node reads it anew.
    private static async Task ChangedAsync(NpgsqlBatch batch, CancellationToken ct)
    {
        batch.Add("update place set edition = edition + 1");
        await batch.ExecuteNonQueryAsync(ct);
    }

    // Nobody counts twice: the same name in one courtyard, in terms that overlap.
    private static async Task<bool> AlreadyAsync(NpgsqlConnection connection, string courtyard, MemberForm form, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            "select exists (select from committee_member where courtyard_code = $1 and name = $2 and from_on <= $4 and until_on >= $3)",
            courtyard, form.Name.Trim(), form.From!.Value, form.Until!.Value);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task<string?> CodeAsync(NpgsqlConnection connection, string sql, Guid id, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, sql, id);
        return await command.ExecuteScalarAsync(ct) as string;
    }

    private static async Task<IReadOnlyList<T>> MembersAsync<T>(NpgsqlConnection connection, string courtyard, Func<Row, T> read, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select m.code, m.manner, m.from_on, m.until_on, m.ended_reason, m.name
            from committee_member m
            where m.courtyard_code = $1
            order by m.until_on desc, m.code
            """, courtyard);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(read, ct);
    }

    private static CommitteeMember Read(Row r) => new(r.Text(0), r.Word<Manner>(1), new CommitteeTerm(r.Day(2), r.Day(3)), r.TextOrNull(4));
}
