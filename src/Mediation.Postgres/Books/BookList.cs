using Mediation.Casework.Actors;
using Mediation.Casework.Books;
using Mediation.Casework.Cases;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Books;

/// <summary>The whole books of a compound (小区账目).</summary>
/// <param name="Entries">Every line, by number.</param>
/// <param name="Disclosures">Every period that was disclosed, the first one first.</param>
public sealed record CompoundBooks(IReadOnlyList<BookEntry> Entries, IReadOnlyList<BookDisclosure> Disclosures)
{
    /// <summary>What is left now, in fen (结余).</summary>
    public long Balance => Entries.Sum(entry => entry.Effect);

    /// <summary>The last day that was disclosed; null before the first time.</summary>
    public DateOnly? Closed => Disclosures.Count > 0 ? Disclosures[^1].Until : null;

    /// <summary>Lines that don't hang out yet, the latest first.</summary>
    public IEnumerable<BookEntry> Open => Entries.Where(entry => Closed is not { } closed || entry.Day > closed).Reverse();

    /// <summary>A disclosure by its number, or the latest without one; null when there is none.</summary>
    public BookDisclosure? Find(int? number) =>
        number is not { } asked ? Disclosures is [.., var latest] ? latest : null : Disclosures.FirstOrDefault(each => each.Number == asked);
}

/// <summary>Reads books (读账目): for those who may, whole; for everybody, of what was disclosed.</summary>
public sealed class BookList(NpgsqlDataSource database, InForce inForce)
{
    /// <summary>The books of a compound, all lines; null to whoever may not read what isn't disclosed.</summary>
    public async Task<CompoundBooks?> ReadAsync(Actor actor, string compound, CancellationToken ct) =>
        BookSight.MayRead(actor, inForce.Policy.Town) && inForce.Policy.Town.Compound(compound) is not null ? await ReadAsync(compound, ct) : null;

    /// <summary>The books of a compound as they hang out: no line that wasn't disclosed.</summary>
    public async Task<CompoundBooks> PublicAsync(string compound, CancellationToken ct)
    {
        var books = await ReadAsync(compound, ct);
        return books with { Entries = [.. books.Entries.Where(entry => entry.Day <= books.Closed)] };
    }

    /// <summary>Codes of compounds whose books hang out.</summary>
    public async Task<IReadOnlyList<string>> DisclosedAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select d.compound_code from book_disclosure d where d.number = 1 order by d.compound_code");
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => r.Text(0), ct);
    }

    /// <summary>What is left in each compound that has books, in fen, and the last day that was disclosed (各小区结余).</summary>
    public async Task<IReadOnlyList<(string Compound, long Balance, DateOnly? Closed)>> BalancesAsync(Actor actor, CancellationToken ct)
    {
        if (!BookSight.MayRead(actor, inForce.Policy.Town))
            return [];
        await using var command = database.CreateCommand(
            """
            select e.compound_code, sum(case when e.kind = any ($1) then e.fen else -e.fen end)::bigint,
                   (select max(d.until_on) from book_disclosure d where d.compound_code = e.compound_code)
            from book_entry e
            group by e.compound_code
            order by e.compound_code
            """);
        command.Parameters.Add(new() { Value = BookColumns.IncomeKinds });
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => (r.Text(0), r.Long(1), r.DayOrNull(2)), ct);
    }

    /// <summary>The voucher of a line; null when there is none, or not for this reader. It isn't public: receipts name people.</summary>
    public async Task<(string Name, string Type, byte[] Content)?> VoucherAsync(Actor actor, string compound, int number, CancellationToken ct)
    {
        if (!BookSight.MayRead(actor, inForce.Policy.Town))
            return null;
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            """
            select v.name, v.type, v.content
            from book_entry e
            join book_voucher v on v.entry_id = e.id
            where e.compound_code = $1 and e.number = $2
            """, compound, number);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => (r.Text(0), r.Text(1), r.Bytes(2)), ct) is [var found] ? found : null;
    }

    private async Task<CompoundBooks> ReadAsync(string compound, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        batch.Add(Entries, compound);
        batch.Add(
            """
            select d.number, d.from_on, d.until_on, d.disclosed_at, d.unit_code
            from book_disclosure d
            where d.compound_code = $1
            order by d.number
            """, compound);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var row = new Row(reader);
        var entries = await row.RestAsync(r => new BookEntry(r.Int(0), r.Day(1), r.Word<BookKind>(2), r.Long(3), r.Text(4))
        {
            Reverses = r.IntOrNull(5),
            ReversedBy = r.IntOrNull(6),
            Voucher = r.Flag(7),
        }, ct);
        return new CompoundBooks(entries, await row.NextAsync(r => new BookDisclosure(r.Int(0), r.Day(1), r.Day(2), r.Moment(3), r.Text(4)), ct));
    }

    internal const string Entries =
        """
        select e.number, e.day, e.kind, e.fen, e.what, e.reverses, x.number, v.entry_id is not null
        from book_entry e
        left join book_entry x on x.compound_code = e.compound_code and x.reverses = e.number
        left join book_voucher v on v.entry_id = e.id
        where e.compound_code = $1
        order by e.number
        """;
}

/// <summary>What statements about books share (账目语句).</summary>
internal static class BookColumns
{
    /// <summary>Kinds that bring money in, as the table spells them.</summary>
    public static string[] IncomeKinds { get; } = [.. Enum.GetValues<BookKind>().Where(kind => kind.IsIncome()).Select(kind => kind.Code())];
}
