using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Casework.Cases;
using Mediation.Casework.Disclosures;
using Mediation.Casework.Owners;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Owners;

/// <summary>
/// Keeps votes of owners (业主表决): called with a notice, ballots entered from paper while it is open, one for each household. Everything that is
/// done to a vote holds its row, so that no two people enter the same ballot. To whoever may not, there is no such vote.
/// </summary>
public sealed class VoteKeeping(NpgsqlDataSource database, InForce inForce)
{
    /// <summary>Calls a vote on the roll as it is; its number. The same key calls it once.</summary>
    public async Task<Answer<string>> CallAsync(Actor actor, Guid key, VoteForm form, DateTimeOffset now, CancellationToken ct)
    {
        var (town, today) = (inForce.Policy.Town, inForce.Policy.Calendar.DayOf(now));
        if (!OwnersSight.UnitsOf(actor, town).Contains(form.Unit))
            return new Refusal("vote.unit", "unit");
        if (form.Faults(town, now) is { Count: > 0 } faults)
            return Answer.Refused<string>(faults);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var number = await YearlyNumber.NextAsync(connection, "owners_vote", "YB", today.Year, ct);
        await using (var earlier = Sql.Command(connection, "select number from owners_vote where id = $1", key))
            if (await earlier.ExecuteScalarAsync(ct) is string called)
                return called;
        if (await RollKeeping.NamesOwnerAsync(connection, form.Compound, $"{form.Headline}\n{form.Text}", ct))
            return new Refusal("vote.names-owner", "voteText");
        var about = await CaseAsync(connection, form, ct);
        if (form.Case.Length > 0 && about is null)
            return new Refusal("vote.case", "voteCase");
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(
            """
            insert into owners_vote (id, number, compound_code, matter, headline, text, unit_code, account_id, case_id, called_at, opens_at, closes_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            key, number, form.Compound, form.Matter!.Value.Code(), form.Headline.Trim(), form.Text.Trim(), form.Unit, actor.Id, Sql.Id(about),
            now.ToUniversalTime(), form.OpensAt!.Value.ToUniversalTime(), form.ClosesAt!.Value.ToUniversalTime());
        batch.Add(
            """
            insert into owners_vote_room (vote_id, place, building, room, area)
            select $1, row_number() over (order by length(r.building), r.building, length(r.room), r.room), r.building, r.room, r.area
            from owner_room r
            where r.compound_code = $2
            """, key, form.Compound);
        await batch.ExecuteNonQueryAsync(ct);
        if (batch.BatchCommands[1].RecordsAffected == 0)
            return new Refusal("vote.no-roll", "compound");
        await transaction.CommitAsync(ct);
        return number;
    }

    /// <summary>Enters the ballot of a household; refused before the vote opens, from its closing moment on, and for a household that has one.</summary>
    public Task<Refusal?> EnterAsync(Actor actor, string number, string building, string room, Ballot ballot, DateTimeOffset now, CancellationToken ct) =>
        WriteAsync(actor, number, connection => PlaceAsync(connection, number, building, room, ct), ballot, 0, null, now, ct);

    /// <summary>Puts right what was entered for a household, for a reason, as long as the vote is open; the line before stays.</summary>
    public Task<Refusal?> CorrectAsync(
        Actor actor, string number, int place, int seen, Ballot ballot, string reason, DateTimeOffset now, CancellationToken ct) =>
        ReasonFault(reason) is { } wrong ? Task.FromResult<Refusal?>(wrong)
        : WriteAsync(actor, number, _ => Task.FromResult<int?>(place), ballot, Math.Max(1, seen), reason, now, ct);

    /// <summary>Withdraws a vote before it is over, for a reason that everybody reads.</summary>
    public async Task<Refusal?> WithdrawAsync(Actor actor, string number, string reason, DateTimeOffset now, CancellationToken ct)
    {
        if (ReasonFault(reason) is { } wrong)
            return wrong;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await HeldAsync(connection, actor, number, ct) is not { } vote)
            return new Refusal("vote.not-found");
        if (vote.At(now) is VoteStanding.Closed or VoteStanding.Withdrawn)
            return new Refusal("vote.over", null, number);
        if (Disclosure.HoldsPersonalNumber(reason))
            return new Refusal("vote.personal-number", "reason");
        if (await RollKeeping.NamesOwnerAsync(connection, vote.Compound, reason, ct))
            return new Refusal("vote.names-owner", "reason");
        await using var command = Sql.Command(connection, "update owners_vote set withdrawn_at = $2, withdrawn_for = $3 where number = $1",
            number, now.ToUniversalTime(), reason.Trim());
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    private async Task<Refusal?> WriteAsync(
        Actor actor, string number, Func<NpgsqlConnection, Task<int?>> find, Ballot ballot, int seen, string? reason, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await HeldAsync(connection, actor, number, ct) is not { } vote)
            return new Refusal("vote.not-found");
        if (vote.At(now) is not VoteStanding.Open)
            return new Refusal(vote.At(now) is VoteStanding.Notice ? "ballot.early" : "ballot.late", null, number);
        if (ballot.Fault() is { } fault)
            return fault;
        if (await find(connection) is not { } place || await LatestAsync(connection, number, place, ct) is not var (id, latest))
            return new Refusal("ballot.no-room", "room");
        if (latest != seen)
            return new Refusal(seen == 0 ? "ballot.twice" : "ballot.changed", "room");
        await using var command = Sql.Command(connection,
            """
            insert into owners_ballot (vote_id, place, number, choice, mandate, entered_at, account_id, reason)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            id, place, seen + 1, ballot.Choice!.Value.Code(), Sql.Text(ballot.Mandate), now.ToUniversalTime(), actor.Id, Sql.Text(reason?.Trim()));
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    private async Task<OwnersVote?> HeldAsync(NpgsqlConnection connection, Actor actor, string number, CancellationToken ct) =>
        OwnersSight.UnitsOf(actor, inForce.Policy.Town).Count == 0 ? null : await VoteList.FindAsync(connection, number, hold: true, ct);

    private static async Task<int?> PlaceAsync(NpgsqlConnection connection, string number, string building, string room, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select r.place
            from owners_vote v
            join owners_vote_room r on r.vote_id = v.id
            where v.number = $1 and r.building = $2 and r.room = $3
            """, number, building.Trim(), room.Trim());
        return await command.ExecuteScalarAsync(ct) as int?;
    }

    private static async Task<(Guid Vote, int Latest)?> LatestAsync(NpgsqlConnection connection, string number, int place, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select v.id, coalesce((select max(b.number) from owners_ballot b where b.vote_id = r.vote_id and b.place = r.place), 0)
            from owners_vote v
            join owners_vote_room r on r.vote_id = v.id
            where v.number = $1 and r.place = $2
            """, number, place);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => (r.Id(0), r.Int(1)), ct) is [var found] ? found : null;
    }

    // The case waits for a vote of this compound.
    private static async Task<Guid?> CaseAsync(NpgsqlConnection connection, VoteForm form, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select c.id
            from case_file c
            where c.number = $1 and c.compound_code = $2
              and exists (select from work_item w where w.case_id = c.id and w.closed_at is null and $3 = any (w.acts))
            """, form.Case, form.Compound, TakeVote.Passed);
        return await command.ExecuteScalarAsync(ct) as Guid?;
    }

    private static Refusal? ReasonFault(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? new Refusal("field.missing", "reason", "reason")
        : reason.Length > 200 ? new Refusal("field.too-long", "reason", "reason", 200, reason.Length)
        : null;
}
