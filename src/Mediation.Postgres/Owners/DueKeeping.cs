using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Owners;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Owners;

/// <summary>
/// Keeps what households pay by a resolution (众筹): opened on a vote that was carried, once at a time; payments are added and reversed, nothing is changed.
/// Everything that is done to a due holds its row. To whoever may not, there is no such due.
/// </summary>
public sealed class DueKeeping(NpgsqlDataSource database, InForce inForce)
{
    /// <summary>A due as it is held, with its place in the database.</summary>
    private sealed record Held(Guid Id, Guid Vote, OwnersDue Due, int Next);

    /// <summary>Opens a due on a vote; its number. The same key opens it once.</summary>
    public async Task<Answer<string>> OpenAsync(Actor actor, Guid key, string vote, DueForm form, DateTimeOffset now, CancellationToken ct)
    {
        if (OwnersSight.UnitsOf(actor, inForce.Policy.Town).Count == 0)
            return new Refusal("vote.not-found");
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await VoteList.FindAsync(connection, vote, hold: true, ct) is not { } carried)
            return new Refusal("vote.not-found");
        if (carried.At(now) is not VoteStanding.Closed || !VoteResult.Of(carried.Matter, await TallyAsync(connection, vote, ct)).Carried)
            return new Refusal("due.vote", null, vote);
        if (form.Faults(inForce.Policy.Calendar.DayOf(carried.ClosesAt)) is { Count: > 0 } faults)
            return Answer.Refused<string>(faults);
        if (await RollKeeping.NamesOwnerAsync(connection, carried.Compound, form.Headline, ct))
            return new Refusal("books.names-owner", "dueHeadline");
        await using (var earlier = Sql.Command(connection,
            "select d.number, d.id = $2 from owners_due d join owners_vote v on v.id = d.vote_id where v.number = $1 and (d.ended_for is null or d.id = $2)", vote, key))
        await using (var reader = await earlier.ExecuteReaderAsync(ct))
            if (await new Row(reader).RestAsync(r => (Number: r.Text(0), Same: r.Flag(1)), ct) is [var open, ..])
                return open.Same ? open.Number : new Refusal("due.twice", null, open.Number);
        var number = await YearlyNumber.NextAsync(connection, "owners_due", "ZC", inForce.Policy.Calendar.DayOf(now).Year, ct);
        await using var command = Sql.Command(connection,
            """
            insert into owners_due (id, number, compound_code, vote_id, headline, fen, from_on, due_on, opened_at, account_id)
            select $1, $2, v.compound_code, v.id, $4, $5, $6, $7, $8, $9 from owners_vote v where v.number = $3
            """,
            key, number, vote, form.Headline.Trim(), form.Fen!.Value, form.FromOn!.Value, form.DueOn!.Value, now.ToUniversalTime(), actor.Id);
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return number;
    }

    /// <summary>Enters that a household paid, all or a part, or that it needn't. The same key enters it once.</summary>
    public Task<Refusal?> EnterAsync(Actor actor, string number, Guid key, DueLineForm form, DateTimeOffset now, CancellationToken ct) =>
        WriteAsync(actor, number, async (connection, held) =>
        {
            if (form.Fault(held.Due, inForce.Policy.Calendar.DayOf(now)) is { } fault)
                return fault;
            if (form.Waives && await RollKeeping.NamesOwnerAsync(connection, held.Due.Compound, form.Why, ct))
                return new Refusal("books.names-owner", "reason");
            await using (var known = Sql.Command(connection, "select exists (select from owners_due_line where id = $1)", key))
                if ((bool)(await known.ExecuteScalarAsync(ct))!)
                    return null;
            if (await RoomAsync(connection, held, form, ct) is not var (place, paid, freed))
                return new Refusal("due.no-room", "room");
            if (freed || paid >= held.Due.Fen)
                return new Refusal("due.settled", "room");
            if (paid + form.Fen > held.Due.Fen)
                return new Refusal("due.too-much", "amount", $"{(held.Due.Fen - paid) / 100m:0.00}");
            return await AddAsync(connection, held, key, (place, form.Waives, form.Fen!.Value, form.Day!.Value, form.Waives ? form.Why : null, null), now, actor, ct);
        }, ct);

    /// <summary>Reverses a line, for a reason; a reversal is itself never reversed, and a line once at most.</summary>
    public Task<Refusal?> ReverseAsync(Actor actor, string number, int line, string why, DateTimeOffset now, CancellationToken ct) =>
        WriteAsync(actor, number, async (connection, held) =>
        {
            if (DueLineForm.ReasonFault(why) is { } fault)
                return fault;
            if (await RollKeeping.NamesOwnerAsync(connection, held.Due.Compound, why, ct))
                return new Refusal("books.names-owner", "reason");
            await using var command = Sql.Command(connection,
                """
                select l.place, l.waives, l.fen
                from owners_due_line l
                where l.due_id = $1 and l.number = $2 and l.reverses is null
                  and not exists (select from owners_due_line x where x.due_id = $1 and x.reverses = $2)
                """, held.Id, line);
            await using var reader = await command.ExecuteReaderAsync(ct);
            if (await new Row(reader).RestAsync(r => (Place: r.Int(0), Waives: r.Flag(1), Fen: r.Long(2)), ct) is not [var wrong])
                return new Refusal("due.not-reversible", "lineNumber", line);
            await reader.DisposeAsync();
            return await AddAsync(connection, held, Guid.CreateVersion7(now),
                (wrong.Place, wrong.Waives, -wrong.Fen, inForce.Policy.Calendar.DayOf(now), why, line), now, actor, ct);
        }, ct);

    /// <summary>Ends the collecting, for a reason that everybody reads; refused while money of it is held, which is given back first.</summary>
    public Task<Refusal?> EndAsync(Actor actor, string number, string why, CancellationToken ct) => WriteAsync(actor, number, async (connection, held) =>
    {
        if (DueLineForm.ReasonFault(why) is { } fault)
            return fault;
        if (await RollKeeping.NamesOwnerAsync(connection, held.Due.Compound, why, ct))
            return new Refusal("books.names-owner", "reason");
        await using var command = Sql.Command(connection,
            """
            update owners_due d set ended_for = $2
            where d.id = $1 and not exists (select from owners_due_line l where l.due_id = d.id having sum(l.fen) <> 0)
            """, held.Id, why.Trim());
        return await command.ExecuteNonQueryAsync(ct) == 0 ? new Refusal("due.holds-money", null, number) : null;
    }, ct);

    private async Task<Refusal?> WriteAsync(Actor actor, string number, Func<NpgsqlConnection, Held, Task<Refusal?>> write, CancellationToken ct)
    {
        if (OwnersSight.UnitsOf(actor, inForce.Policy.Town).Count == 0)
            return new Refusal("due.not-found");
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var hold = Sql.Command(connection, "select from owners_due where number = $1 for update", number))
            await hold.ExecuteNonQueryAsync(ct);
        if (await HeldAsync(connection, number, ct) is not { } held)
            return new Refusal("due.not-found");
        if (held.Due.EndedFor is not null)
            return new Refusal("due.ended", null, number);
        if (await write(connection, held) is { } refusal)
            return refusal;
        await transaction.CommitAsync(ct);
        return null;
    }

    private static async Task<Held?> HeldAsync(NpgsqlConnection connection, string number, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            $"""
            select {DueList.Columns}, d.id, d.vote_id, coalesce((select max(l.number) from owners_due_line l where l.due_id = d.id), 0) + 1
            from owners_due d
            join owners_vote v on v.id = d.vote_id
            where d.number = $1
            """, number);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(r => new Held(r.Id(8), r.Id(9), DueList.Read(r), r.Int(10)), ct)).FirstOrDefault();
    }

    private static async Task<(int Place, long Paid, bool Freed)?> RoomAsync(NpgsqlConnection connection, Held held, DueLineForm form, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            $"""
            select r.place,
                   (select coalesce(sum(l.fen), 0)::bigint from owners_due_line l where l.due_id = $1 and l.place = r.place),
                   exists (select from owners_due_line l where l.due_id = $1 and l.place = r.place and {DueTallies.Frees})
            from owners_vote_room r
            where r.vote_id = $2 and r.building = $3 and r.room = $4
            """, held.Id, held.Vote, form.Building.Trim(), form.Room.Trim());
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => (r.Int(0), r.Long(1), r.Flag(2)), ct) is [var found] ? found : null;
    }

    private static async Task<Refusal?> AddAsync(
        NpgsqlConnection connection, Held held, Guid key, (int Place, bool Waives, long Fen, DateOnly Day, string? Why, int? Reverses) line, DateTimeOffset now,
        Actor actor, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            insert into owners_due_line (id, due_id, number, place, waives, fen, day, why, reverses, entered_at, account_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            key, held.Id, held.Next, line.Place, line.Waives, line.Fen, line.Day, Sql.Text(line.Why?.Trim()), Sql.Int(line.Reverses), now.ToUniversalTime(), actor.Id);
        await command.ExecuteNonQueryAsync(ct);
        return null;
    }

    private static async Task<VoteTally> TallyAsync(NpgsqlConnection connection, string vote, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, $"select {VoteTallies.Columns} from owners_vote v {VoteTallies.Join} where v.number = $1", vote);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(r => VoteTallies.Read(r, 0), ct))[0];
    }
}
