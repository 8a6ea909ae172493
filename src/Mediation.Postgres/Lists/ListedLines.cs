using Mediation.Casework.Lists;
using Npgsql;

namespace Mediation.Postgres.Lists;

/// <summary>A line of 需求清单 or 项目清单 as partners read it (清单行): no names.</summary>
/// <param name="Number">编号.</param>
/// <param name="Text">The words.</param>
/// <param name="Place">Where.</param>
/// <param name="Compound">小区代码; null where none was recognised.</param>
/// <param name="At">When it was written down.</param>
/// <param name="Lead">Who has it: code.</param>
/// <param name="Line">What it is as a line.</param>
public sealed record ListedLine(string Number, string Text, string Place, string? Compound, DateTimeOffset At, string? Lead, Listing Line)
{
    /// <summary>When it is due; null when no clock runs.</summary>
    public DateTimeOffset? DueAt { get; init; }
}

/// <summary>Reads 需求清单 and 项目清单.</summary>
public sealed class ListedLines(NpgsqlDataSource database)
{
    /// <summary>The most lines of one list.</summary>
    public const int Most = 200;

    /// <summary>One of the lists: what isn't settled first, then the latest; of one round alone, if named.</summary>
    public async Task<IReadOnlyList<ListedLine>> ReadAsync(bool projects, string? round, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Ask(connection, projects, round);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new ListedLine(
            r.Text(0), r.Text(1), r.Text(2), r.TextOrNull(3), r.Moment(4), r.TextOrNull(5), Json.Read<Listing>(r.Text(6)))
        {
            DueAt = r.MomentOrNull(7),
        }, ct);
    }

    // The category stands in the text, so that the planner knows the partial index; what became a matter of secrecy is on no list.
    internal static NpgsqlCommand Ask(NpgsqlConnection connection, bool projects, string? round) => Sql.Command(connection,
        $"""
        select c.number, s.text, p.text, c.compound_code, c.accepted_at, c.lead_unit, c.body ->> 'listing', c.due_at
        from case_file c
        join complaint_place p on p.case_id = c.id
        join lateral (select text from statement where case_id = c.id and kind = 'complaint' order by said_at limit 1) s on true
        where c.category = '{(projects ? ListWords.Project : ListWords.Need)}' and c.secrecy = 0
          and ($1::text is null or c.body #>> '{"{listing,round}"}' = $1)
        order by (c.stage = 'closed'), c.accepted_at desc, c.id desc
        limit {Most}
        """, Sql.Text(round));
}
