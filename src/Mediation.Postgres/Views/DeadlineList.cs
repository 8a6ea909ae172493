using Mediation.Casework.Actors;
using Mediation.Casework.Deadlines;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Views;

/// <summary>A clock in a list (时限行); its state and light are as of the moment asked, whatever the row last said.</summary>
public sealed record DeadlineLine(
    Deadline Deadline, string CaseNumber, DateTimeOffset DueAt, DateTimeOffset AmberAt, bool Provisional)
{
    /// <summary>How it stands at a moment.</summary>
    public DeadlineState StateAt(DateTimeOffset now) =>
        Deadline.MetAt is not null ? DeadlineState.Met
        : Deadline.IsFinal ? DeadlineState.Void
        : Deadline.StopAt(now) is not null ? DeadlineState.Stopped
        : DueAt <= now ? DeadlineState.Breached
        : DeadlineState.Running;

    /// <summary>Its light at a moment.</summary>
    public TrafficLight LightAt(DateTimeOffset now) =>
        Deadline.IsFinal ? (Deadline.Late ? TrafficLight.Red : TrafficLight.Green)
        : DueAt <= now ? TrafficLight.Red
        : AmberAt <= now ? TrafficLight.Amber
        : TrafficLight.Green;
}

/// <summary>Clocks the actor may see, due soonest first (时限列表).</summary>
public sealed class DeadlineList(NpgsqlDataSource database)
{
    /// <summary>A page of clocks in a state: running, stopped, breached, met or void; null for all.</summary>
    public async Task<Page<DeadlineLine>> ReadAsync(
        Actor actor, string? state, string? unit, DateTimeOffset now, Cursor? after, int limit, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Ask(connection, actor, state, unit, now, after, limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = await new Row(reader).RestAsync(
            r => new DeadlineLine(Json.Read<Deadline>(r.Text(0)), r.Text(1), r.Moment(2), r.Moment(3), r.Flag(4)), ct);
        return Cursor.PageOf(rows, limit, d => new Cursor(d.DueAt, d.Deadline.Id));
    }

    /// <summary>Number of the case a clock belongs to; null when there is none the actor may see.</summary>
    public async Task<string?> CaseOfAsync(Actor actor, Guid deadline, CancellationToken ct)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"select c.number from deadline d join case_file c on c.id = d.case_id where d.id = $4 and {Sight.Clause}",
            account, units, everything, deadline);
        return (string?)await command.ExecuteScalarAsync(ct);
    }

    internal static NpgsqlCommand Ask(
        NpgsqlConnection connection, Actor actor, string? state, string? unit, DateTimeOffset now, Cursor? after, int limit)
    {
        var (account, units, everything) = Sight.Parameters(actor);
        var narrowed = $"{InState(state)}{(unit is null ? "" : " and d.unit_code = $5")}";
        return Sql.Command(connection, Select.Replace("{narrowed}", narrowed, StringComparison.Ordinal), account, units, everything,
            Sql.Text(state), Sql.Text(unit), now.ToUniversalTime(),
            (after?.At ?? DateTimeOffset.MinValue).UtcDateTime, after?.Id ?? Guid.Empty, limit + 1);
    }

    // Said in words, not by a parameter, so that the planner knows the index of what runs.
    private static string InState(string? state) => state switch
    {
        null => "",
        "running" => "and d.state in ('running', 'breached') and d.due_at > $6",
        "breached" => "and d.state in ('running', 'breached') and d.due_at <= $6",
        "stopped" => "and d.state = 'stopped'",
        _ => "and d.state = $4",
    };

    private const string Select =
        $$"""
        select d.body::text, c.number, d.due_at, d.amber_at, d.provisional
        from deadline d
        join case_file c on c.id = d.case_id
        where {{Sight.Clause}}
          {narrowed}
          and (d.due_at, d.id) > ($7, $8)
        order by d.due_at, d.id
        limit $9
        """;
}
