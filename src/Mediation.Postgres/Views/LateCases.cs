using Mediation.Casework.Actors;
using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Views;

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
        NpgsqlConnection connection, Actor actor, LateFilter filter, DateTimeOffset now, DateTimeOffset tonight, int limit) =>
        Sql.Command(connection, Select(filter), Parameters(actor, filter, now, tonight, limit));

    /// <summary>What the lists need of a filter, as it is and as of a moment.</summary>
    internal static object[] Parameters(Actor actor, LateFilter filter, DateTimeOffset at, DateTimeOffset tonight, int limit)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        return
        [
            account, units, everything, at.ToUniversalTime(), limit, tonight.ToUniversalTime(), Sql.Text(filter.Unit),
            Sql.Text(filter.Category is { } category ? category + "%" : null), Sql.Texts(filter.Compounds), Sql.Text(filter.Community),
            Sql.Moment(filter.DueFrom), Sql.Moment(filter.DueUntil), Sql.Text(filter.Holder),
        ];
    }

    /// <summary>
    /// Which cases a list holds, by how they stand and where they are; <paramref name="standing"/> has the board's columns. Says only what is asked, so that
    /// the planner sees by which index.
    /// </summary>
    internal static string Narrowed(string standing, LateFilter filter)
    {
        var asked = new (bool Given, string Condition)[]
        {
            (filter.Scope is LateScope.Late, $"({standing}.amber_at <= $4 or {standing}.due_at <= $4)"),
            (filter.Scope is LateScope.Overdue, $"{standing}.due_at <= $4"),
            (filter.Scope is LateScope.Tonight, $"{standing}.due_at > $4 and {standing}.due_at <= $6"),
            (filter.Unit is not null, $"coalesce({standing}.lead_unit, 'DESK') = $7"),
            (filter.Category is not null, $"{standing}.category like $8"),
            (filter.Compounds is not null, "coalesce(c.compound_code, '') = any ($9)"),
            (filter.Community is not null, "coalesce(c.community_code, '') = $10"),
            (filter.DueFrom is not null, $"{standing}.due_at > $11"),
            (filter.DueUntil is not null, $"{standing}.due_at <= $12"),
        };
        return string.Concat(asked.Where(each => each.Given).Select(each => $"\n  and {each.Condition}"));
    }

    // Which they are is told by one index alone; what else is shown is read of those on the page.
    private static string Select(LateFilter filter) =>
        $"""
        with late as materialized (
          select c.id
          from case_file c
          where c.stage <> 'closed'
            {Narrowed("c", filter)}
            {(filter.Holder is null ? "" : "and exists (select from work_item w where w.case_id = c.id and w.unit_code = $13 and w.closed_at is null)")}
            and {Sight.Clause}
          order by c.due_at, c.id
          limit $5
        )
        select c.number, c.version, c.stage, c.category, c.compound_code, c.lead_unit, c.due_at, c.amber_at,
               (select body ->> 'label'
                from deadline d
                where d.case_id = c.id and d.state in ('running', 'stopped', 'breached') and not coalesce((d.body ->> 'lapses')::boolean, false)
                order by d.due_at, d.id
                limit 1),
               c.urge_count, c.return_count, c.supervised,
               lived.last_act_at,
               lead.state, lead.dispatched_at,
               array(select a.unit_code
                     from assignment a
                     where a.case_id = c.id and a.share = 'co-handler' and a.state in ('dispatched', 'signed-for')
                     order by a.dispatched_at, a.id),
               array(select distinct w.unit_code from work_item w where w.case_id = c.id and w.closed_at is null order by 1),
               lived.contacted,
               held.units, held.seconds
        from late
        join case_file c on c.id = late.id
        left join assignment lead
          on lead.case_id = c.id and lead.share = 'lead' and lead.state in ('dispatched', 'signed-for', 'concluded')
        {Lived}
        order by c.due_at, c.id
        """;

    /// <summary>What happened to the cases <c>c</c> until $4, and who led or kept them how long until then.</summary>
    internal const string Lived =
        """
        cross join lateral (
          select max(j.at) filter (where j.actor <> '00000000-0000-0000-0000-000000000000') as last_act_at,
                 coalesce(bool_or(j.kind = 'contacted'), false) as contacted
          from journal_entry j
          where j.case_id = c.id and j.at <= $4
        ) lived
        cross join lateral (
          select coalesce(array_agg(s.unit order by s.seconds desc, s.unit), array[]::text[]) as units,
                 coalesce(array_agg(s.seconds order by s.seconds desc, s.unit), array[]::float8[]) as seconds
          from (
            select coalesce(i.unit_code, '') as unit,
                   sum(extract(epoch from least(coalesce(i.to_at, $4), $4) - i.from_at))::float8 as seconds
            from held_interval i
            where i.case_id = c.id and (i.is_lead or i.unit_code is null) and i.from_at <= $4
            group by 1
          ) s
        ) held
        """;

    /// <summary>Who held it how long, of two columns of a row.</summary>
    internal static IReadOnlyList<HeldTime> Held(Row r, int at) =>
        [.. r.Texts(at).Zip(r.Doubles(at + 1), (unit, seconds) => new HeldTime(unit.Length == 0 ? null : unit, TimeSpan.FromSeconds(seconds)))];

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
        Held = Held(r, 18),
    };
}
