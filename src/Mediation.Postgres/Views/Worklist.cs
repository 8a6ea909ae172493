using System.Collections.Immutable;
using Mediation.Casework.Actors;
using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>One line of the worklist (待办行).</summary>
public sealed record WorklistItem(
    Guid Id, string CaseNumber, long CaseVersion, string Title, string Unit, CaseStage Stage, Share Share, bool Open,
    DateTimeOffset OpenedAt, DateTimeOffset? DueAt, DateTimeOffset? AmberAt, IReadOnlyList<string> Acts, string Category,
    string Priority, string? Compound, bool Supervised, int UrgeCount);

/// <summary>A stretch of time in which something falls due (到期区间).</summary>
/// <param name="After">Exclusive; null from the beginning.</param>
/// <param name="Until">Inclusive; null without end, and with what has no clock.</param>
public sealed record DueStretch(DateTimeOffset? After, DateTimeOffset? Until);

/// <summary>What the worklist is narrowed to (待办筛选); null leaves a side open.</summary>
public sealed record WorklistFilter
{
    /// <summary>Only what the actor's own units are asked, rather than all that the actor may see.</summary>
    public bool Mine { get; init; } = true;

    /// <summary>What still waits, or what is done.</summary>
    public bool Open { get; init; } = true;

    /// <summary>Unit code.</summary>
    public string? Unit { get; init; }

    /// <summary>办理阶段.</summary>
    public CaseStage? Stage { get; init; }

    /// <summary>到期区间.</summary>
    public DueStretch? Due { get; init; }
}

/// <summary>What is asked of whom (待办): due soonest first, what has no clock last.</summary>
public sealed class Worklist(NpgsqlDataSource database)
{
    private static readonly DateTimeOffset Never = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A page of what is asked, due soonest first.</summary>
    public async Task<Page<WorklistItem>> ReadAsync(
        Actor actor, WorklistFilter filter, Cursor? after, int limit, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        ImmutableList<WorklistItem> rows = [];
        foreach (var question in Questions(actor, filter))
        {
            await using var command = Ask(connection, question, actor, filter, after, limit);
            await using var reader = await command.ExecuteReaderAsync(ct);
            rows = await new Row(reader).RestAsync(Read, ct);
            if (rows.Count > limit)
                break;
        }
        return Cursor.PageOf(rows, limit, w => new Cursor(w.DueAt ?? Never, w.Id));
    }

    /// <summary>
    /// How many fall due until each of the moments, in ascending order, and not before the one before; the last number is
    /// what comes later or has no clock.
    /// </summary>
    public async Task<IReadOnlyList<int>> CountAsync(
        Actor actor, WorklistFilter filter, IReadOnlyList<DateTimeOffset> ends, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = AskCounts(connection, actor, filter, ends);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = await new Row(reader).RestAsync(r => (Span: r.Int(0), Count: r.Int(1)), ct);
        return [.. Enumerable.Range(0, ends.Count + 1).Select(span => found.FirstOrDefault(f => f.Span == span).Count)];
    }

    // Who may see a good part of the town fills a page out of what falls due first. Who may not has few enough cases to read
    // them all, and then sort.
    internal static IReadOnlyList<string> Questions(Actor actor, WorklistFilter filter) =>
        filter.Mine ? [Mine]
        : Sight.Parameters(actor).Everything || !filter.Open ? [Visible]
        : [VisibleAmongFirst, VisibleByCase];

    internal static NpgsqlCommand Ask(
        NpgsqlConnection connection, string question, Actor actor, WorklistFilter filter, Cursor? after, int limit) =>
        Sql.Command(connection, Waiting(filter, question),
            [.. Parameters(actor, filter), (after?.At ?? DateTimeOffset.MinValue).UtcDateTime, after?.Id ?? Guid.Empty, limit + 1]);

    internal static NpgsqlCommand AskCounts(
        NpgsqlConnection connection, Actor actor, WorklistFilter filter, IReadOnlyList<DateTimeOffset> ends) =>
        Sql.Command(connection, Waiting(filter, filter.Mine ? CountMine : CountVisible),
            [.. Parameters(actor, filter), ends.Select(end => end.UtcDateTime).ToArray()]);

    // Said in words, not by a parameter, so that the planner knows the index of what is open.
    private static string Waiting(WorklistFilter filter, string sql) => sql.Replace(
        "w.closed_at is null = $4", filter.Open ? "$4 and w.closed_at is null" : "not $4 and w.closed_at is not null",
        StringComparison.Ordinal);

    private static object[] Parameters(Actor actor, WorklistFilter filter)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        return [account, units, everything, filter.Open, Sql.Text(filter.Unit), Sql.Text(filter.Stage?.Code()),
            Sql.Moment(filter.Due?.After), Sql.Moment(filter.Due?.Until)];
    }

    private const string Columns =
        """
        select w.id, c.number, c.version, w.title, w.unit_code, w.stage, w.share, w.closed_at is null, w.opened_at, w.due_at,
               w.amber_at, w.acts, c.category, c.priority, c.compound_code, c.supervised, c.urge_count
        """;

    // How many ends lie before the due moment: 0 for the first span; what has no clock is in the last.
    private const string Spans =
        """
        select width_bucket(coalesce(w.due_at - interval '1 microsecond', 'infinity'), $9::timestamptz[]), count(*)::int
        """;

    private const string Where =
        """
        where w.closed_at is null = $4
          and ($5::text is null or w.unit_code = $5)
          and ($6::text is null or w.stage = $6)
          and ($7::timestamptz is null or coalesce(w.due_at, 'infinity') > $7)
          and ($8::timestamptz is null or w.due_at <= $8)
        """;

    private const string From =
        $"""
        from work_item w
        join case_file c on c.id = w.case_id
        {Where}
        """;

    private const string Later =
        """
          and (coalesce(w.due_at, 'infinity'), w.id) > (case when $9 = timestamptz '9999-12-31 00:00Z' then 'infinity' else $9 end, $10)
        """;

    private const string Order =
        $"""
        {Later}
        order by coalesce(w.due_at, 'infinity'), w.id
        limit $11
        """;

    // Each unit's page by itself: only the items of one unit lie in the order of what falls due.
    private const string Mine =
        $"""
        {Columns}
        from unnest($2) own (unit_code)
        cross join lateral (
          select w.*
          from work_item w
          join case_file c on c.id = w.case_id
          {Where}
            and w.unit_code = own.unit_code
            and {Sight.Clause}
          {Order}
        ) w
        join case_file c on c.id = w.case_id
        order by coalesce(w.due_at, 'infinity'), w.id
        limit $11
        """;

    private const string Visible =
        $"""
        {Columns}
        {From}
          and {Sight.Clause}
        {Order}
        """;

    // falls_due stands among the columns so that the planner sees in what order they come, and stops at a full page.
    private const string VisibleAmongFirst =
        $"""
        {Columns}
        from (
          select w.*, coalesce(w.due_at, 'infinity') falls_due
          from work_item w
          where w.closed_at is null
        {Later}
          order by coalesce(w.due_at, 'infinity'), w.id
          limit 1500
        ) w
        join case_file c on c.id = w.case_id
        {Where}
          and {Sight.Clause}
        order by w.falls_due, w.id
        limit $11
        """;

    private const string VisibleByCase =
        $"""
        with seen as materialized (
          select c.id
          from case_file c
          where c.stage <> 'closed'
            and (c.units && $2 or c.accepted_by = $1)
            and {Sight.Clause}
        ), page as materialized (
          select w.id, w.case_id
          from seen c
          join work_item w on w.case_id = c.id
        {Where}
        {Order}
        )
        {Columns}
        from page
        join work_item w on w.id = page.id
        join case_file c on c.id = page.case_id
        order by coalesce(w.due_at, 'infinity'), w.id
        """;

    // An item of a unit's own is of a case that the unit may see, but for the few that are secret.
    private const string CountMine =
        $"""
        {Spans}
        from work_item w
        {Where}
          and w.unit_code = any ($2)
          and w.case_id not in (select c.id from case_file c where c.secrecy >= 3 and not {Sight.Clause})
        group by 1
        """;

    private const string CountVisible =
        $"""
        {Spans}
        {From}
          and {Sight.Clause}
        group by 1
        """;

    private static WorklistItem Read(Row r) => new(
        r.Id(0), r.Text(1), r.Long(2), r.Text(3), r.Text(4), r.Word<CaseStage>(5), r.Word<Share>(6), r.Flag(7), r.Moment(8),
        r.MomentOrNull(9), r.MomentOrNull(10), r.Texts(11), r.Text(12), r.Text(13), r.TextOrNull(14), r.Flag(15), r.Int(16));
}
