using Mediation.Casework.Actors;
using Mediation.Casework.Acts;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Audit;

/// <summary>
/// Compares what fell due with what took effect (核对时限): from the journal's own text, not through the code that wrote it; and
/// when each clock should wake, reckoned anew from its history.
/// </summary>
internal sealed class ClockWalk(Briefer briefer)
{
    /// <summary>Clocks whose served rungs are not, each once, what the journal tells.</summary>
    public static async Task<IReadOnlyList<AuditFinding>> EffectsAsync(
        NpgsqlConnection connection, string? number, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            with told as (
              select case_id,
                     substring(body from '"deadline":"([0-9a-f-]{36})"') as deadline,
                     substring(body from '"rung":([0-9]{1,6})')::int as rung
              from journal_entry
              where kind = 'rung-served'
            ), served as (
              select case_id, deadline, count(*) as times, count(distinct rung) as rungs, max(rung) as highest
              from told
              group by case_id, deadline
            )
            select c.number, coalesce(d.kind, '?')
            from deadline d
            full join served s on s.case_id = d.case_id and s.deadline = d.id::text
            join case_file c on c.id = coalesce(d.case_id, s.case_id)
            where ($1 is null or c.number = $1)
              and (d.rung, d.rung, d.rung) is distinct from (coalesce(s.times, 0), coalesce(s.rungs, 0), coalesce(s.highest, 0))
            order by c.id, d.id
            """, Sql.Text(number));
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => new AuditFinding(r.Text(0), AuditFault.EffectsDiffer, r.Text(1)), ct);
    }

    /// <summary>Clocks of open cases that the sweep would serve too late or never, and cases that no longer read.</summary>
    public async Task<IReadOnlyList<AuditFinding>> AsleepAsync(
        NpgsqlConnection connection, string? number, CancellationToken ct)
    {
        var findings = new List<AuditFinding>();
        foreach (var open in await OpenCasesAsync(connection, number, ct))
        {
            try
            {
                findings.AddRange(await AsleepInAsync(connection, open, ct));
            }
            catch (Exception fault) when (fault is not (OperationCanceledException or NpgsqlException))
            {
                findings.Add(new AuditFinding(open, AuditFault.Unreadable, fault.GetType().Name));
            }
        }
        return findings;
    }

    /// <summary>What is due by the product's clock and waits for a sweep.</summary>
    public async Task<(int Unserved, UnservedClock? Oldest)> UnservedAsync(
        NpgsqlConnection connection, string? number, CancellationToken ct)
    {
        var now = await NowAsync(connection, ct);
        await using var command = Sql.Command(connection,
            """
            select (count(*) over ())::int, c.number, d.kind, d.due_at
            from (select case_id, kind, next_at as due_at, id::text as tie from deadline where next_at <= $1
                  union all
                  select w.case_id, i.definition_id, w.due_at, w.run_id || w.bookmark
                  from workflow_wait w
                  join workflow_instance i on i.id = w.run_id
                  where w.due_at <= $1) d
            join case_file c on c.id = d.case_id
            where $2 is null
               or c.number = $2
            order by d.due_at, d.tie
            limit 1
            """, now.ToUniversalTime(), Sql.Text(number));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = await new Row(reader).RestAsync(r => (r.Int(0), new UnservedClock(r.Text(1), r.Text(2), r.Moment(3))), ct);
        return found is [var (count, oldest)] ? (count, oldest) : (0, null);
    }

    /// <summary>The product's moment.</summary>
    public async Task<DateTimeOffset> NowAsync(NpgsqlConnection connection, CancellationToken ct) =>
        (await briefer.BriefAsync(connection, Actor.System, null, ct)).Now;

    private static async Task<IReadOnlyList<string>> OpenCasesAsync(
        NpgsqlConnection connection, string? number, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            "select number from case_file where stage <> 'closed' and ($1 is null or number = $1) order by id", Sql.Text(number));
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => r.Text(0), ct);
    }

    private async Task<IEnumerable<AuditFinding>> AsleepInAsync(NpgsqlConnection connection, string number, CancellationToken ct)
    {
        var (briefing, found) = await briefer.BriefAsync(connection, Actor.System, number, locked: false, null, ct);
        var wakes = await WakesAsync(connection, number, ct);
        return from clock in new Proceeding(found!.Dossier, briefing).Standings()
               where clock.NextAt is { } at && (wakes.GetValueOrDefault(clock.Deadline.Id) is not { } wake || wake > at)
               select new AuditFinding(number, AuditFault.ClockAsleep, clock.Deadline.Kind);
    }

    private static async Task<IReadOnlyDictionary<Guid, DateTimeOffset?>> WakesAsync(
        NpgsqlConnection connection, string number, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            "select d.id, d.next_at from deadline d join case_file c on c.id = d.case_id where c.number = $1", number);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(r => (r.Id(0), r.MomentOrNull(1)), ct)).ToDictionary(r => r.Item1, r => r.Item2);
    }
}
