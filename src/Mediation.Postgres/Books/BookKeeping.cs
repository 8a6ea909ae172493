using Mediation.Casework;
using Mediation.Casework.Actors;
using Mediation.Casework.Books;
using Mediation.Casework.Cases;
using Mediation.Postgres.Attachments;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Owners;
using Npgsql;

namespace Mediation.Postgres.Books;

/// <summary>
/// Keeps the books of compounds (小区账目): lines are added and reversed, periods are disclosed, nothing is changed. Every writing holds the
/// compound's row, so that no line falls into a period that is being disclosed.
/// </summary>
public sealed class BookKeeping(NpgsqlDataSource database, InForce inForce)
{
    private delegate Task<Refusal?> Writing(NpgsqlConnection connection, BookState state);

    /// <summary>A line as it is written (待记一笔).</summary>
    private sealed record Line(DateOnly Day, BookKind Kind, long Fen, string What, int? Reverses = null, Guid? Due = null);

    /// <summary>How the books stand when something is written (账目现状).</summary>
    /// <param name="Next">The next line's number.</param>
    /// <param name="First">The first day that may have lines or is disclosed next; null for books without a line.</param>
    /// <param name="Closed">The last day that was disclosed; null before the first time.</param>
    /// <param name="Periods">How many periods were disclosed.</param>
    private sealed record BookState(int Next, DateOnly? First, DateOnly? Closed, int Periods);

    /// <summary>Adds a line, with its voucher if there is one. The same key adds it once.</summary>
    public Task<Refusal?> EnterAsync(Actor actor, string compound, Guid key, BookForm form, CleanFile? voucher, DateTimeOffset now, CancellationToken ct) =>
        WriteAsync(actor, compound, async (connection, state) =>
        {
            if (form.Faults(inForce.Policy.Calendar.DayOf(now)) is [var fault, ..])
                return fault;
            if (await WordsFaultAsync(connection, compound, form.What, ct) is { } named)
                return named;
            if (await KnownAsync(connection, key, ct))
                return null;
            if (form.Day <= state.Closed)
                return new Refusal("books.closed", "bookDay", $"{state.Closed:yyyy-MM-dd}");
            await using var batch = new NpgsqlBatch(connection);
            Add(batch, key, compound, state.Next, new Line(form.Day!.Value, form.Kind!.Value, form.Fen!.Value, form.What), now, actor);
            if (voucher is not null)
                batch.Add("insert into book_voucher (entry_id, name, type, bytes, sha256, content) values ($1, $2, $3, $4, $5, $6)",
                    key, voucher.Name, voucher.Type, (long)voucher.Content.Length, voucher.Sha256, voucher.Content);
            await batch.ExecuteNonQueryAsync(ct);
            return null;
        }, ct);

    /// <summary>
    /// Takes over into the books what a due has brought in and isn't in them yet, as one line of today (众筹入账). Refused when there is nothing, and when
    /// payments that are in the books were reversed since: their line has to be reversed first.
    /// </summary>
    public Task<Refusal?> TakeInAsync(Actor actor, string compound, string due, string what, DateTimeOffset now, CancellationToken ct) =>
        WriteAsync(actor, compound, async (connection, state) =>
        {
            var today = inForce.Policy.Calendar.DayOf(now);
            if (await DueTallies.HoldAsync(connection, compound, due, ct) is not var (id, tally))
                return new Refusal("due.not-found");
            if (tally.Fen <= tally.BookedFen)
                return new Refusal(tally.Fen == tally.BookedFen ? "due.all-booked" : "due.overbooked");
            if (today <= state.Closed)
                return new Refusal("books.closed", "bookDay", $"{state.Closed:yyyy-MM-dd}");
            await using var batch = new NpgsqlBatch(connection);
            Add(batch, Guid.CreateVersion7(now), compound, state.Next, new Line(today, BookKind.OtherIncome, tally.Fen - tally.BookedFen, what, Due: id), now, actor);
            await batch.ExecuteNonQueryAsync(ct);
            return null;
        }, ct);

    /// <summary>Reverses a line, for a reason, on the day it is done; a reversal is itself never reversed, and a line once at most.</summary>
    public Task<Refusal?> ReverseAsync(Actor actor, string compound, int number, string reason, DateTimeOffset now, CancellationToken ct) =>
        WriteAsync(actor, compound, async (connection, state) =>
        {
            if (BookForm.TextFault(reason, "reason") is { } fault)
                return fault;
            if (await WordsFaultAsync(connection, compound, reason, ct) is { } named)
                return named;
            if (await ReversibleAsync(connection, compound, number, ct) is not { } line)
                return new Refusal("books.not-reversible", "bookNumber", number);
            await using var batch = new NpgsqlBatch(connection);
            Add(batch, Guid.CreateVersion7(now), compound, state.Next,
                line with { Day = inForce.Policy.Calendar.DayOf(now), Fen = -line.Fen, What = reason, Reverses = number }, now, actor);
            await batch.ExecuteNonQueryAsync(ct);
            return null;
        }, ct);

    /// <summary>Hangs out everything from the last disclosure to a day that is over (账目公示).</summary>
    public Task<Refusal?> DiscloseAsync(Actor actor, string compound, DateOnly? until, DateTimeOffset now, CancellationToken ct) =>
        WriteAsync(actor, compound, async (connection, state) =>
        {
            var from = state.Closed?.AddDays(1) ?? state.First;
            if (BookDisclosure.Fault(from, until, inForce.Policy.Calendar.DayOf(now)) is { } fault)
                return fault;
            await using var batch = new NpgsqlBatch(connection);
            batch.Add(
                """
                insert into book_disclosure (compound_code, number, from_on, until_on, disclosed_at, unit_code, account_id)
                values ($1, $2, $3, $4, $5, $6, $7)
                """,
                compound, state.Periods + 1, from!.Value, until!.Value, now.ToUniversalTime(), BookSight.KeeperOf(actor, inForce.Policy.Town)!, actor.Id);
            await batch.ExecuteNonQueryAsync(ct);
            return null;
        }, ct);

    private async Task<Refusal?> WriteAsync(Actor actor, string compound, Writing write, CancellationToken ct)
    {
        var town = inForce.Policy.Town;
        if (town.Compound(compound) is null || !BookSight.MayRead(actor, town))
            return new Refusal("books.not-found");
        if (BookSight.KeeperOf(actor, town) is null)
            return new Refusal("books.not-keeper") { Forbidden = true };
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var hold = Sql.Command(connection, "select from compound where code = $1 for no key update", compound))
            await hold.ExecuteNonQueryAsync(ct);
        if (await write(connection, await StateAsync(connection, compound, ct)) is { } refusal)
            return refusal;
        await transaction.CommitAsync(ct);
        return null;
    }

    private static async Task<BookState> StateAsync(NpgsqlConnection connection, string compound, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select coalesce((select max(e.number) from book_entry e where e.compound_code = $1), 0) + 1,
                   (select min(e.day) from book_entry e where e.compound_code = $1),
                   (select max(d.until_on) from book_disclosure d where d.compound_code = $1),
                   (select count(*)::int from book_disclosure d where d.compound_code = $1)
            """, compound);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(r => new BookState(r.Int(0), r.DayOrNull(1), r.DayOrNull(2), r.Int(3)), ct))[0];
    }

    private static async Task<bool> KnownAsync(NpgsqlConnection connection, Guid key, CancellationToken ct)
    {
        await using var command = Sql.Command(connection, "select exists (select from book_entry where id = $1)", key);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task<Line?> ReversibleAsync(NpgsqlConnection connection, string compound, int number, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select e.day, e.kind, e.fen, e.what, e.due_id
            from book_entry e
            where e.compound_code = $1 and e.number = $2 and e.reverses is null
              and not exists (select from book_entry x where x.compound_code = $1 and x.reverses = $2)
            """, compound, number);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(r => new Line(r.Day(0), r.Word<BookKind>(1), r.Long(2), r.Text(3), null, r.IdOrNull(4)), ct)).FirstOrDefault();
    }

    private static async Task<Refusal?> WordsFaultAsync(NpgsqlConnection connection, string compound, string words, CancellationToken ct) =>
        await RollKeeping.NamesOwnerAsync(connection, compound, words, ct) ? new Refusal("books.names-owner", "bookText") : null;

    private static void Add(NpgsqlBatch batch, Guid id, string compound, int number, Line line, DateTimeOffset now, Actor actor) => batch.Add(
        """
        insert into book_entry (id, compound_code, number, day, kind, fen, what, reverses, due_id, entered_at, account_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """,
        id, compound, number, line.Day, line.Kind.Code(), line.Fen, line.What.Trim(), Sql.Int(line.Reverses), Sql.Id(line.Due), now.ToUniversalTime(), actor.Id);
}
