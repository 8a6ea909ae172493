using System.Collections.Immutable;
using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Postgres.Cases;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>One line of a list of cases (案件行); nothing personal is on it.</summary>
public sealed record CaseLine(
    Guid Id, string Number, CaseStage Stage, CaseResult? Result, string Category, string Priority, int Secrecy,
    string? Lead, string? Compound, DateTimeOffset AcceptedAt, DateTimeOffset? DueAt, DateTimeOffset? AmberAt,
    bool Supervised, int ReturnCount, int UrgeCount);

/// <summary>What a list of cases is narrowed to (案件筛选); null leaves a side open.</summary>
public sealed record CaseFilter(
    CaseStage? Stage = null, string? Unit = null, string? Category = null, bool Overdue = false, string? Words = null);

/// <summary>Cases the actor may see, newest first (案件列表).</summary>
public sealed class CaseList(NpgsqlDataSource database)
{
    /// <summary>A page of cases. Words are found by pairs of characters, in the complaint as said.</summary>
    public async Task<Page<CaseLine>> ReadAsync(
        Actor actor, CaseFilter filter, DateTimeOffset now, Cursor? after, int limit, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        ImmutableList<CaseLine> rows = [];
        foreach (var question in Questions(filter))
        {
            await using var command = Ask(connection, question, actor, filter, now, after, limit);
            await using var reader = await command.ExecuteReaderAsync(ct);
            rows = await new Row(reader).RestAsync(Read, ct);
            if (rows.Count > limit)
                break;
        }
        return Cursor.PageOf(rows, limit, c => new Cursor(c.AcceptedAt, c.Id));
    }

    // Words that many cases have fill a page out of the newest ones. Words that don't, and numbers, are rare enough to find all
    // cases that have them, and then sort.
    internal static IReadOnlyList<string> Questions(CaseFilter filter) =>
        Bigrams.Query(filter.Words) is null ? [Newest]
        : filter.Words!.Any(char.IsAsciiDigit) ? [Everywhere]
        : [AmongNewest, Everywhere];

    internal static NpgsqlCommand Ask(
        NpgsqlConnection connection, string question, Actor actor, CaseFilter filter, DateTimeOffset now, Cursor? after, int limit)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        return Sql.Command(connection, question.Replace("{narrowed}", Narrowed(filter), StringComparison.Ordinal), account, units,
            everything, Sql.Text(filter.Stage?.Code()), Sql.Text(filter.Unit),
            Sql.Text(filter.Category is { } category ? category + "%" : null), Sql.Moment(filter.Overdue ? now : null),
            Sql.Text(Bigrams.Query(filter.Words)), (after?.At ?? DateTimeOffset.MaxValue).UtcDateTime,
            after?.Id ?? Guid.AllBitsSet, limit + 1, Sql.Text(filter.Words));
    }

    // Only what is asked for is said, so that the planner sees which index fits.
    private static string Narrowed(CaseFilter filter) => string.Concat(
        filter.Stage is { } stage ? $" and c.stage = $4{(stage is CaseStage.Closed ? "" : " and c.stage <> 'closed'")}" : "",
        filter.Unit is null ? "" : " and c.units @> array[$5]",
        filter.Category?.Length switch { null => "", 4 => " and left(c.category, 4) = left($6, 4)", 7 => " and c.category = left($6, 7)", _ => " and c.category like $6" },
        filter.Overdue ? " and c.stage <> 'closed' and c.due_at <= $7" : "");

    private const string Columns =
        """
        c.id, c.number, c.stage, c.result, c.category, c.priority, c.secrecy, c.lead_unit, c.compound_code, c.accepted_at,
        c.due_at, c.amber_at, c.supervised, c.return_count, c.urge_count
        """;

    private const string Newest =
        $$"""
        with page as materialized (
          select c.id
          from case_file c
          where {{Sight.Clause}}{narrowed}
            and (c.accepted_at, c.id) < ($9, $10)
          order by c.accepted_at desc, c.id desc
          limit $11
        )
        select {{Columns}}
        from page
        join case_file c on c.id = page.id
        order by c.accepted_at desc, c.id desc
        """;

    private const string AmongNewest =
        $$"""
        select {{Columns}}
        from (
          select *
          from case_file
          where (accepted_at, id) < ($9, $10)
          order by accepted_at desc, id desc
          limit 2000
        ) c
        where c.words @@ $8::tsquery
          and {{Sight.Clause}}{narrowed}
        order by c.accepted_at desc, c.id desc
        limit $11
        """;

    private const string Everywhere =
        $$"""
        with found as materialized (
          select {{Columns}}
          from case_file c
          where (c.words @@ $8::tsquery or c.number = upper($12))
            and {{Sight.Clause}}{narrowed}
        )
        select *
        from found
        where (accepted_at, id) < ($9, $10)
        order by accepted_at desc, id desc
        limit $11
        """;

    private static CaseLine Read(Row r) => new(
        r.Id(0), r.Text(1), r.Word<CaseStage>(2), r.WordOrNull<CaseResult>(3), r.Text(4), r.Text(5), r.Short(6),
        r.TextOrNull(7), r.TextOrNull(8), r.Moment(9), r.MomentOrNull(10), r.MomentOrNull(11), r.Flag(12), r.Int(13),
        r.Int(14));
}
