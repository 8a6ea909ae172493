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
        var (account, units, everything) = Sight.Parameters(actor);
        await using var command = database.CreateCommand(Select);
        foreach (var value in new object[]
        {
            account, units, everything, Sql.Text(filter.Stage?.Code()), Sql.Text(filter.Unit),
            Sql.Text(filter.Category is { } category ? category + "%" : null),
            Sql.Moment(filter.Overdue ? now : null), Sql.Text(Bigrams.Query(filter.Words)),
            (after?.At ?? DateTimeOffset.MaxValue).UtcDateTime, after?.Id ?? Guid.AllBitsSet, limit + 1,
            Sql.Text(filter.Words),
        })
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = await new Row(reader).RestAsync(Read, ct);
        return Cursor.PageOf(rows, limit, c => new Cursor(c.AcceptedAt, c.Id));
    }

    internal const string Select =
        $"""
        with found as materialized (
          select id
          from case_file
          where $8 is not null
            and (words @@ $8::tsquery or number = upper($12))
          limit 5000
        )
        select c.id, c.number, c.stage, c.result, c.category, c.priority, c.secrecy, c.lead_unit, c.compound_code,
               c.accepted_at, c.due_at, c.amber_at, c.supervised, c.return_count, c.urge_count
        from case_file c
        where {Sight.Clause}
          and ($8 is null or c.id in (select id from found))
          and ($4::text is null or c.stage = $4)
          and ($5::text is null or c.units @> array[$5])
          and ($6::text is null or c.category like $6)
          and ($7::timestamptz is null or (c.stage <> 'closed' and c.due_at <= $7))
          and (c.accepted_at, c.id) < ($9, $10)
        order by c.accepted_at desc, c.id desc
        limit $11
        """;

    private static CaseLine Read(Row r) => new(
        r.Id(0), r.Text(1), r.Word<CaseStage>(2), r.WordOrNull<CaseResult>(3), r.Text(4), r.Text(5), r.Short(6),
        r.TextOrNull(7), r.TextOrNull(8), r.Moment(9), r.MomentOrNull(10), r.MomentOrNull(11), r.Flag(12), r.Int(13),
        r.Int(14));
}
