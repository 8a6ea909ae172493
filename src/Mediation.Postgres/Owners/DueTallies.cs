using Mediation.Casework.Owners;
using Npgsql;

namespace Mediation.Postgres.Owners;

/// <summary>Adds up what households paid (众筹合计).</summary>
internal static class DueTallies
{
    /// <summary>What <see cref="Read"/> reads.</summary>
    public const string Columns = "t.households, t.paid, t.waived, t.fen, t.booked";

    /// <summary>Whether a line <c>l</c> frees its household: it waives, and wasn't reversed.</summary>
    public const string Frees =
        "l.waives and l.reverses is null and not exists (select from owners_due_line x where x.due_id = l.due_id and x.reverses = l.number)";

    /// <summary>Joins the tally <c>t</c> to the due <c>d</c>: a household has paid when its lines come to what it owes, or needn't when a line frees it.</summary>
    public const string Join =
        $"""
        cross join lateral (
          select count(*)::int as households,
                 (count(*) filter (where p.fen >= d.fen))::int as paid,
                 (count(*) filter (where p.fen < d.fen and p.waived))::int as waived,
                 coalesce(sum(p.fen), 0)::bigint as fen,
                 (select coalesce(sum(e.fen), 0)::bigint from book_entry e where e.due_id = d.id) as booked
          from owners_vote_room r
          cross join lateral (
            select coalesce(sum(l.fen), 0)::bigint as fen,
                   coalesce(bool_or({Frees}), false) as waived
            from owners_due_line l
            where l.due_id = d.id and l.place = r.place
          ) p
          where r.vote_id = d.vote_id
        ) t
        """;

    /// <summary>Reads them, from a column on.</summary>
    public static DueTally Read(Row r, int from) => new(r.Int(from), r.Int(from + 1), r.Int(from + 2), r.Long(from + 3), r.Long(from + 4));

    /// <summary>Holds a due until the transaction ends, and adds it up; null when the compound has none by the number.</summary>
    public static async Task<(Guid Id, DueTally Tally)?> HoldAsync(NpgsqlConnection connection, string compound, string number, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.Add("select from owners_due d where d.number = $1 and d.compound_code = $2 for update", number, compound);
        batch.Add($"select d.id, {Columns} from owners_due d {Join} where d.number = $1 and d.compound_code = $2", number, compound);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var found = await new Row(reader).NextAsync(r => (r.Id(0), Read(r, 1)), ct);
        return found is [var due] ? due : null;
    }
}
