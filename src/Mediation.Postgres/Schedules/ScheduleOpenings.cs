using System.Collections.Immutable;
using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Casework.Places;
using Mediation.Casework.Schedules;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Schedules;

/// <summary>What one occurrence of a schedule is opened for (待开一件).</summary>
/// <param name="Subject">登记号 of a household, or code of a courtyard; empty for neither.</param>
/// <param name="Unit">联系单位; null for the schedule's own.</param>
/// <param name="Compound">小区名称; null for the schedule's own place.</param>
/// <param name="Courtyard">院落名称; null for what is of no courtyard.</param>
internal sealed record Outstanding(string Subject, string? Unit, string? Compound, string? Courtyard)
{
    /// <summary>Whether it is about a household, which not everybody may know of.</summary>
    public bool OfHousehold => Subject.Length > 0 && Courtyard is null;
}

/// <summary>An occurrence that was opened, as a list tells it (已开一次).</summary>
/// <param name="Day">应在之日.</param>
/// <param name="OpenedAt">开案时刻.</param>
/// <param name="Cases">How many cases it opened.</param>
/// <param name="Done">How many of them are closed.</param>
/// <param name="Number">The number of the only one, if the reader may see it; null otherwise.</param>
public sealed record OpenedOccurrence(DateOnly Day, DateTimeOffset OpenedAt, int Cases, int Done, string? Number);

/// <summary>What schedules have opened, and what is outstanding (定期工作开案记录).</summary>
public sealed class ScheduleOpenings(NpgsqlDataSource database)
{
    /// <summary>The last occurrences of a schedule that were opened, the latest first.</summary>
    public async Task<IReadOnlyList<OpenedOccurrence>> ReadAsync(Actor actor, string place, string schedule, int limit, CancellationToken ct)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"""
            select o.day, min(o.opened_at), count(*)::int, (count(*) filter (where c.stage = 'closed'))::int,
                   case when count(*) = 1 then min(c.number) filter (where {Sight.Clause}) end
            from schedule_opened o
            join case_file c on c.id = o.case_id
            where o.place_code = $4 and o.schedule_code = $5
            group by o.day
            order by o.day desc
            limit $6
            """, account, units, everything, place, schedule, limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new OpenedOccurrence(r.Day(0), r.Moment(1), r.Int(2), r.Int(3), r.TextOrNull(4)), ct);
    }

    // A committee is chosen anew before its term is up: thirty days; it isn't asked for again while somebody is at it, nor within sixty days (本镇政策).
    private const string EndingCommittees =
        """
        select y.code, null::text, m.name, y.name
        from courtyard y
        join compound m on m.code = y.compound_code
        where y.place_code = $1
          and exists (select from committee_member t where t.courtyard_code = y.code and t.until_on >= $3 - 365)
          and (select count(*) from committee_member t where t.courtyard_code = y.code and t.from_on <= $3 + 30 and t.until_on >= $3 + 30) < $4
          and not exists (
            select from schedule_opened o
            join case_file c on c.id = o.case_id
            where o.place_code = $1 and o.schedule_code = $2 and o.subject_code = y.code and (c.stage <> 'closed' or o.day > $3 - 60))
        order by y.code
        """;

    /// <summary>What an occurrence has yet to be opened for: a household only if it had its colour by then, a courtyard only if its committee's term is nearly up.</summary>
    internal static async Task<ImmutableList<Outstanding>> OutstandingAsync(
        NpgsqlConnection connection, string place, Schedule schedule, DateOnly day, DateTimeOffset at, CancellationToken ct)
    {
        await using var command = schedule.Target is Target.Courtyard
            ? Sql.Command(connection, EndingCommittees, place, schedule.Code, day, Courtyard.LeastMembers)
            : schedule.Target is Target.One
            ? Sql.Command(connection,
                """
                select '', null::text, null::text, null::text
                where not exists (
                  select from schedule_opened o
                  where o.place_code = $1 and o.schedule_code = $2 and o.day = $3 and o.subject_code = '')
                """, place, schedule.Code, day)
            : Sql.Command(connection,
                """
                select h.code, h.unit_code, m.name, null::text
                from household h
                join compound m on m.code = h.compound_code
                where h.place_code = $1 and h.colour = $4 and h.coloured_at <= $5 and h.keep_until >= $3
                  and not exists (
                    select from schedule_opened o
                    where o.place_code = $1 and o.schedule_code = $2 and o.day = $3 and o.subject_code = h.code)
                order by h.code
                """, place, schedule.Code, day, schedule.Target.Code(), at.ToUniversalTime());
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new Outstanding(r.Text(0), r.TextOrNull(1), r.TextOrNull(2), r.TextOrNull(3)), ct);
    }

    /// <summary>Adds to the batch that saves the case that it was opened; a second time the batch fails as a whole.</summary>
    internal static void Add(NpgsqlBatch batch, string place, string schedule, DateOnly day, string subject, Guid @case, DateTimeOffset at) => batch.Add(
        """
        insert into schedule_opened (place_code, schedule_code, day, subject_code, case_id, opened_at)
        values ($1, $2, $3, $4, $5, $6)
        """, place, schedule, day, subject, @case, at.ToUniversalTime());

    /// <summary>Whether a save failed because another node was faster.</summary>
    internal static bool IsDuplicate(PostgresException fault) =>
        fault is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "schedule_opened_pk" };
}
