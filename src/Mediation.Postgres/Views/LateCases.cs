using Mediation.Casework.Actors;
using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>Which open cases a list of supervision holds (督办范围).</summary>
public enum LateScope
{
    /// <summary>红黄名单: overdue or amber.</summary>
    Late,

    /// <summary>已逾期.</summary>
    Overdue,

    /// <summary>今晚前到期.</summary>
    Tonight,

    /// <summary>在办, whatever its light.</summary>
    Open,
}

/// <summary>One case that supervision looks at, and what explains why it is late (红黄名单行). Nothing personal is in it.</summary>
public sealed record LateCase
{
    /// <summary>编号.</summary>
    public required string Number { get; init; }

    /// <summary>The version that acts from this list start from.</summary>
    public required long Version { get; init; }

    /// <summary>办理阶段.</summary>
    public required CaseStage Stage { get; init; }

    /// <summary>类别代码.</summary>
    public required string Category { get; init; }

    /// <summary>小区; null when not recognised.</summary>
    public required string? Compound { get; init; }

    /// <summary>主办单位; null before dispatch.</summary>
    public required string? Lead { get; init; }

    /// <summary>When its next promise falls or fell due; null when no clock runs.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    /// <summary>When that promise turned amber.</summary>
    public required DateTimeOffset? AmberAt { get; init; }

    /// <summary>Which promise: the clock's name (时限名称).</summary>
    public required string? Promise { get; init; }

    /// <summary>催办次数.</summary>
    public required int UrgeCount { get; init; }

    /// <summary>退单次数.</summary>
    public required int ReturnCount { get; init; }

    /// <summary>是否督办.</summary>
    public required bool Supervised { get; init; }

    /// <summary>When a person last did anything; null when nobody has yet.</summary>
    public required DateTimeOffset? LastActAt { get; init; }

    /// <summary>The lead's progress; null before dispatch.</summary>
    public required ShareState? LeadState { get; init; }

    /// <summary>When the lead got it; null before dispatch.</summary>
    public required DateTimeOffset? DispatchedAt { get; init; }

    /// <summary>Co-handlers that have not concluded (未办完的协办单位).</summary>
    public required IReadOnlyList<string> CoHandlersOpen { get; init; }

    /// <summary>Whose turn it is (当前持有).</summary>
    public required IReadOnlyList<string> Holders { get; init; }

    /// <summary>Whether anybody has spoken with the resident since acceptance.</summary>
    public required bool Contacted { get; init; }

    /// <summary>Who held it how long so far, the longest first.</summary>
    public required IReadOnlyList<HeldTime> Held { get; init; }
}

/// <summary>How long a unit has held the case so far (持有时长).</summary>
/// <param name="Unit">Unit code; null while nobody's turn it was.</param>
/// <param name="Time">In all.</param>
public sealed record HeldTime(string? Unit, TimeSpan Time);

/// <summary>What the list is narrowed to; null leaves a side open.</summary>
/// <param name="Scope">Which cases.</param>
/// <param name="Unit">主办单位.</param>
/// <param name="Category">The first characters of a category.</param>
public sealed record LateFilter(LateScope Scope = LateScope.Late, string? Unit = null, string? Category = null);

/// <summary>Cases that are late or soon will be, and why (红黄名单).</summary>
public sealed class LateCases(NpgsqlDataSource database)
{
    /// <summary>The cases that the actor may see, longest overdue first, at most <paramref name="limit"/>.</summary>
    public async Task<IReadOnlyList<LateCase>> ReadAsync(
        Actor actor, LateFilter filter, DateTimeOffset now, DateTimeOffset tonight, int limit, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Ask(connection, actor, filter, now, tonight, limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(Read, ct);
    }

    internal static NpgsqlCommand Ask(
        NpgsqlConnection connection, Actor actor, LateFilter filter, DateTimeOffset now, DateTimeOffset tonight, int limit)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        return Sql.Command(connection, Select, account, units, everything, now.ToUniversalTime(), limit,
            filter.Scope.ToString(), tonight.ToUniversalTime(), Sql.Text(filter.Unit),
            Sql.Text(filter.Category is { } category ? category + "%" : null));
    }

    private const string Select =
        $"""
        with late as materialized (
          select c.*
          from case_file c
          where c.stage <> 'closed'
            and case $6
                  when 'Late' then c.amber_at <= $4 or c.due_at <= $4
                  when 'Overdue' then c.due_at <= $4
                  when 'Tonight' then c.due_at > $4 and c.due_at <= $7
                  else true
                end
            and ($8::text is null or coalesce(c.lead_unit, 'DESK') = $8)
            and ($9::text is null or c.category like $9)
            and {Sight.Clause}
          order by c.due_at, c.id
          limit $5
        )
        select c.number, c.version, c.stage, c.category, c.compound_code, c.lead_unit, c.due_at, c.amber_at,
               (select body ->> 'label'
                from deadline d
                where d.case_id = c.id and d.state in ('running', 'stopped', 'breached')
                order by d.due_at, d.id
                limit 1),
               c.urge_count, c.return_count, c.supervised,
               lived.last_act_at,
               lead.state, lead.dispatched_at,
               array(select a.unit_code
                     from assignment a
                     where a.case_id = c.id and a.share = 'co-handler' and a.state in ('dispatched', 'signed-for')
                     order by a.dispatched_at, a.id),
               array(select distinct w.unit_code from work_item w where w.case_id = c.id and w.closed_at is null),
               lived.contacted,
               held.units, held.seconds
        from late c
        left join assignment lead
          on lead.case_id = c.id and lead.share = 'lead' and lead.state in ('dispatched', 'signed-for', 'concluded')
        cross join lateral (
          select max(j.at) filter (where j.actor <> '00000000-0000-0000-0000-000000000000') as last_act_at,
                 coalesce(bool_or(j.kind = 'contacted'), false) as contacted
          from journal_entry j
          where j.case_id = c.id
        ) lived
        cross join lateral (
          select coalesce(array_agg(s.unit order by s.seconds desc, s.unit), array[]::text[]) as units,
                 coalesce(array_agg(s.seconds order by s.seconds desc, s.unit), array[]::float8[]) as seconds
          from (
            select coalesce(i.unit_code, '') as unit, sum(extract(epoch from coalesce(i.to_at, $4) - i.from_at))::float8 as seconds
            from held_interval i
            where i.case_id = c.id and (i.is_lead or i.unit_code is null)
            group by 1
          ) s
        ) held
        order by c.due_at, c.id
        """;

    private static LateCase Read(Row r) => new()
    {
        Number = r.Text(0),
        Version = r.Long(1),
        Stage = r.Word<CaseStage>(2),
        Category = r.Text(3),
        Compound = r.TextOrNull(4),
        Lead = r.TextOrNull(5),
        DueAt = r.MomentOrNull(6),
        AmberAt = r.MomentOrNull(7),
        Promise = r.TextOrNull(8),
        UrgeCount = r.Int(9),
        ReturnCount = r.Int(10),
        Supervised = r.Flag(11),
        LastActAt = r.MomentOrNull(12),
        LeadState = r.WordOrNull<ShareState>(13),
        DispatchedAt = r.MomentOrNull(14),
        CoHandlersOpen = r.Texts(15),
        Holders = r.Texts(16),
        Contacted = r.Flag(17),
        Held = [.. r.Texts(18).Zip(r.Doubles(19), (unit, seconds) =>
            new HeldTime(unit.Length == 0 ? null : unit, TimeSpan.FromSeconds(seconds)))],
    };
}
