using System.Runtime.CompilerServices;
using Mediation.Casework.Actors;
using Mediation.Casework.Cases;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Rates;
using Npgsql;

namespace Mediation.Postgres.Reports;

/// <summary>An act on a case as process mining sees it (流程事件).</summary>
/// <param name="At">When.</param>
/// <param name="Act">Code of the act.</param>
/// <param name="Actor">Who, to be given another name before it leaves the house; <see cref="Guid.Empty"/> for the system.</param>
/// <param name="Unit">For which unit; null for the system and residents.</param>
public sealed record ProcessEvent(DateTimeOffset At, string Act, Guid Actor, string? Unit);

/// <summary>A case as process mining sees it (流程轨迹): neither number nor place, nor a word that was said.</summary>
/// <param name="Category">First four characters of the category.</param>
/// <param name="RequestType">诉求类型.</param>
/// <param name="Priority">紧急程度.</param>
/// <param name="Lead">主办单位; null before dispatch.</param>
/// <param name="Result">How it ended; null while open.</param>
/// <param name="Events">Its acts, one after the other.</param>
public sealed record ProcessTrace(
    string Category, string RequestType, string Priority, string? Lead, CaseResult? Result, IReadOnlyList<ProcessEvent> Events);

/// <summary>
/// Reads what happened to cases, act by act (流程日志), some hundred cases at a time however long the period. For whoever oversees the town;
/// sensitive and secret cases stay out.
/// </summary>
public sealed class ProcessLog(NpgsqlDataSource database)
{
    private const int Cases = 200;

    /// <summary>Whether an actor may take the log along: supervisors and auditors.</summary>
    public static bool MayRead(Actor actor) => actor.Is(Role.Supervisor) || actor.Is(Role.Auditor);

    /// <summary>Cases accepted in a period, the earliest first, each with all its acts until now.</summary>
    public async IAsyncEnumerable<ProcessTrace> ReadAsync(Actor actor, RatePeriod period, [EnumeratorCancellation] CancellationToken ct)
    {
        if (!MayRead(actor))
            yield break;
        await using var connection = await database.OpenConnectionAsync(ct);
        var (after, last) = (period.From.ToUniversalTime(), Guid.Empty);
        for (var full = true; full;)
        {
            var found = await CasesAsync(connection, actor, after, last, period.Until, ct);
            var acts = await ActsAsync(connection, [.. found.Select(one => one.Id)], ct);
            foreach (var (id, _, trace) in found)
                yield return trace with { Events = [.. acts[id]] };
            full = found.Count == Cases;
            if (full)
                (after, last) = (found[^1].At, found[^1].Id);
        }
    }

    internal static NpgsqlCommand Ask(NpgsqlConnection connection, Actor actor, DateTimeOffset after, Guid last, DateTimeOffset until)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        return Sql.Command(connection,
            $"""
            select c.id, c.accepted_at, left(c.category, 4), c.request_type, c.priority, c.lead_unit, c.result
            from case_file c
            where (c.accepted_at, c.id) > ($4, $5) and c.accepted_at < $6 and c.secrecy < 2 and {Universe.Brought} and {Sight.Clause}
            order by c.accepted_at, c.id
            limit {Cases}
            """, account, units, everything, after.ToUniversalTime(), last, until.ToUniversalTime());
    }

    private static async Task<IReadOnlyList<(Guid Id, DateTimeOffset At, ProcessTrace Trace)>> CasesAsync(
        NpgsqlConnection connection, Actor actor, DateTimeOffset after, Guid last, DateTimeOffset until, CancellationToken ct)
    {
        await using var command = Ask(connection, actor, after, last, until);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await new Row(reader).RestAsync(r => (r.Id(0), r.Moment(1),
            new ProcessTrace(r.Text(2), r.Text(3), r.Text(4), r.TextOrNull(5), r.WordOrNull<CaseResult>(6), [])), ct);
    }

    // An act writes several lines under one version of its case; together they are one event.
    private static async Task<ILookup<Guid, ProcessEvent>> ActsAsync(NpgsqlConnection connection, Guid[] cases, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            """
            select distinct on (j.case_id, j.version) j.case_id, j.at, j.act, j.actor, j.unit_code
            from journal_entry j
            where j.case_id = any ($1)
            order by j.case_id, j.version, j.sequence
            """, (object)cases);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await new Row(reader).RestAsync(r => (Case: r.Id(0), Event: new ProcessEvent(r.Moment(1), r.Text(2), r.Id(3), r.TextOrNull(4))), ct))
            .ToLookup(act => act.Case, act => act.Event);
    }
}
