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
    /// <summary>Closes intervals that no longer hold and opens those that begin now.</summary>
    public static void Turn(NpgsqlBatch batch, IReadOnlyList<Decision> decisions, DateTimeOffset now) => Add(batch, decisions, now,
        """
        with held as (
          select *
          from unnest($2::uuid[], $3::text[], $4::text[], $5::bool[], $6::text[], $7::uuid[]) as h (case_id, unit_code, stage, is_lead, light, id)
        ), ended as (
          update held_interval i
          set to_at = $1
          where i.case_id = any ($8)
            and i.to_at is null
            and not exists (
              select 1 from held h
              where h.case_id = i.case_id
                and (h.unit_code, h.stage, h.is_lead, h.light)
                    is not distinct from (i.unit_code, i.stage, i.is_lead, i.light))
        )
        insert into held_interval (id, case_id, unit_code, stage, is_lead, light, from_at)
        select h.id, h.case_id, h.unit_code, h.stage, h.is_lead, h.light, $1
        from held h
        where not exists (
          select 1 from held_interval i
          where i.case_id = h.case_id
            and i.to_at is null
            and (h.unit_code, h.stage, h.is_lead, h.light) is not distinct from (i.unit_code, i.stage, i.is_lead, i.light))
        """);

    private static void Add(NpgsqlBatch batch, IReadOnlyList<Decision> decisions, DateTimeOffset now, string sql)
    {
        var held = decisions.SelectMany(decision => Holdings(decision, now).Select(h => (Case: decision.After.Id, Held: h))).ToList();
        batch.Add(sql, now.ToUniversalTime(), held.Select(h => h.Case).ToArray(), held.Select(h => h.Held.Unit).ToArray(),
            held.Select(h => h.Held.Stage).ToArray(), held.Select(h => h.Held.Lead).ToArray(), held.Select(h => h.Held.Light).ToArray(),
            held.Select(_ => Guid.CreateVersion7()).ToArray(), decisions.Select(d => d.After.Id).ToArray());
    }

    /// <summary>Who holds a case that stands like this, at which stage, leading or not, under which light.</summary>
    public static List<(string? Unit, string Stage, bool Lead, string Light)> Holdings(Decision decision, DateTimeOffset now)
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
        var running = decision.Clocks.Where(c => c.Deadline is { IsFinal: false, Lapses: false }).ToList();
        return running.Exists(c => c.DueAt <= now) ? TrafficLight.Red
            : running.Exists(c => c.AmberAt <= now) ? TrafficLight.Amber
            : TrafficLight.Green;
    }
}
