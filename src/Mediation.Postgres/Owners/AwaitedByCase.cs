using Mediation.Casework.Acts;
using Mediation.Casework.Books;
using Mediation.Casework.Owners;
using Mediation.Postgres.Books;
using Npgsql;

namespace Mediation.Postgres.Owners;

/// <summary>What owners voted, or what was disclosed, for a case that has a step waiting for it (案件等的表决和账目).</summary>
internal static class AwaitedByCase
{
    /// <summary>Adds both questions; of a case without such a step they answer nothing.</summary>
    public static void Ask(NpgsqlBatch batch, string number)
    {
        batch.Add(Votes, number, TakeVote.Passed, Most);
        batch.Add(Books, number, ConfirmBooks.ActCode, BookColumns.IncomeKinds);
    }

    /// <summary>Reads what <see cref="Ask"/> asked; the reader stands before its results.</summary>
    public static async Task<Briefing> ReadAsync(Row row, Briefing briefing, CancellationToken ct)
    {
        var votes = await row.NextAsync(ReadVote, ct);
        var books = await row.NextAsync(ReadBooks, ct);
        return briefing with { Vote = votes.Find(vote => vote.ClosesAt <= briefing.Now).Vote, Books = books.FirstOrDefault() };
    }

    /// <summary>The briefing with both.</summary>
    public static async Task<Briefing> WithAsync(NpgsqlConnection connection, Briefing briefing, string number, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("select");
        Ask(batch, number);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await ReadAsync(new Row(reader), briefing, ct);
    }

    // Those that are still open come first, and there are never many.
    private const int Most = 20;

    private const string Votes =
        $"""
        select v.closes_at, v.number, v.matter, {VoteTallies.Columns}
        from case_file c
        join owners_vote v on v.case_id = c.id
        {VoteTallies.Join}
        where c.number = $1
          and exists (select from work_item w where w.case_id = c.id and w.closed_at is null and $2 = any (w.acts))
          and v.withdrawn_at is null
        order by v.closes_at desc, v.number desc
        limit $3
        """;

    private const string Books =
        """
        select d.number, d.from_on, d.until_on,
               (select coalesce(sum(case when e.kind = any ($3) then e.fen else -e.fen end), 0)::bigint
                from book_entry e
                where e.compound_code = d.compound_code and e.day <= d.until_on)
        from case_file c
        join book_disclosure d on d.compound_code = c.compound_code and d.disclosed_at >= c.accepted_at
        where c.number = $1
          and exists (select from work_item w where w.case_id = c.id and w.closed_at is null and $2 = any (w.acts))
        order by d.number desc
        limit 1
        """;

    private static (DateTimeOffset ClosesAt, DecidedVote Vote) ReadVote(Row r) => (r.Moment(0), new DecidedVote(r.Text(1), r.Word<VoteMatter>(2), VoteTallies.Read(r, 3)));

    private static DisclosedBooks ReadBooks(Row r) => new(r.Int(0), r.Day(1), r.Day(2), r.Long(3));
}
