using Mediation.Casework.Acts;
using Mediation.Casework.Assignments;
using Mediation.Casework.Cases;
using Mediation.Casework.Deadlines;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>
/// Who held the case, at which stage, under which light, from when to when (持有区间). "As it was on" and "who held it how
/// long" are queries on these rows; nothing reckons them out of the journal.
/// </summary>
internal static class HeldWriter
{
    /// <summary>Opens the intervals of a new case.</summary>
    public static void Begin(NpgsqlBatch batch, Decision decision, DateTimeOffset now) => Add(batch, decision, now,
        """
        insert into held_interval (id, case_id, unit_code, stage, is_lead, light, from_at)
        select h.id, $1, h.unit_code, h.stage, h.is_lead, h.light, $2
        from unnest($3::text[], $4::text[], $5::bool[], $6::text[], $7::uuid[]) as h (unit_code, stage, is_lead, light, id)
        """);

    /// <summary>Closes intervals that no longer hold and opens those that begin now.</summary>
    public static void Turn(NpgsqlBatch batch, Decision decision, DateTimeOffset now) => Add(batch, decision, now,
        """
        with held as (
          select *
          from unnest($3::text[], $4::text[], $5::bool[], $6::text[], $7::uuid[]) as h (unit_code, stage, is_lead, light, id)
        ), ended as (
          update held_interval i
          set to_at = $2
          where i.case_id = $1
            and i.to_at is null
            and not exists (
              select 1 from held h
              where (h.unit_code, h.stage, h.is_lead, h.light)
                    is not distinct from (i.unit_code, i.stage, i.is_lead, i.light))
        )
        insert into held_interval (id, case_id, unit_code, stage, is_lead, light, from_at)
        select h.id, $1, h.unit_code, h.stage, h.is_lead, h.light, $2
        from held h
        where not exists (
          select 1 from held_interval i
          where i.case_id = $1
            and i.to_at is null
            and (h.unit_code, h.stage, h.is_lead, h.light) is not distinct from (i.unit_code, i.stage, i.is_lead, i.light))
        """);

    private static void Add(NpgsqlBatch batch, Decision decision, DateTimeOffset now, string sql)
    {
        var held = Holdings(decision, now);
        batch.Add(sql, decision.After.Id, now.ToUniversalTime(), held.Select(h => h.Unit).ToArray(), held.Select(h => h.Stage).ToArray(),
            held.Select(h => h.Lead).ToArray(), held.Select(h => h.Light).ToArray(), held.Select(_ => Guid.CreateVersion7()).ToArray());
    }

    private static List<(string? Unit, string Stage, bool Lead, string Light)> Holdings(Decision decision, DateTimeOffset now)
    {
        var file = decision.After;
        if (file.Closed)
            return [];
        var light = Light(decision, now).Code();
        var units = file.OpenItems.Select(w => (Unit: (string?)w.Unit, Lead: w.Share is not Share.CoHandler)).Distinct().ToList();
        return units.Count == 0
            ? [(null, file.Stage.Code(), false, light)]
            : units.ConvertAll(u => (u.Unit, file.Stage.Code(), u.Lead, light));
    }

    private static TrafficLight Light(Decision decision, DateTimeOffset now)
    {
        var running = decision.Clocks.Where(c => !c.Deadline.IsFinal).ToList();
        return running.Exists(c => c.DueAt <= now) ? TrafficLight.Red
            : running.Exists(c => c.AmberAt <= now) ? TrafficLight.Amber
            : TrafficLight.Green;
    }
}
