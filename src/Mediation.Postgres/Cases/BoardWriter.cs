using Mediation.Casework.Acts;
using Npgsql;

namespace Mediation.Postgres.Cases;

/// <summary>
/// How an open case stands on the supervisor's board, from when to when (看板区间): who leads it, its category, its nearest promise, and how often it
/// came back or was urged. One row at a time for each open case, so that the board as of a moment is a count of these rows. Who held it is told by
/// <see cref="HeldWriter"/>: the unit whose turn it is need not be the one that leads.
/// </summary>
internal static class BoardWriter
{
    /// <summary>Ends rows that no longer hold and begins those that hold from now on.</summary>
    public static void Turn(NpgsqlBatch batch, IReadOnlyList<Decision> decisions, DateTimeOffset now)
    {
        var open = decisions.Where(decision => !decision.After.Closed).ToList();
        batch.Add(End, [.. Standing(open, now), decisions.Select(d => d.After.Id).ToArray()]);
        batch.Add(Begin, [.. Standing(open, now), open.Select(_ => Guid.CreateVersion7()).ToArray()]);
    }

    /// <summary>How a case that stands like this is on the board; null when it is closed. Moments are in UTC.</summary>
    public static BoardColumns? Of(Decision standing) => standing.After is { Closed: false } file
        ? new BoardColumns(file.Lead?.Unit, file.Intake.Category, Sql.Stored(CaseRow.Nearest(standing)?.DueAt), Sql.Stored(CaseRow.Nearest(standing)?.AmberAt),
            file.ReturnCount, file.UrgeCount, file.Supervision is not null)
        : null;

    private static object[] Standing(List<Decision> open, DateTimeOffset now)
    {
        var nearest = open.ConvertAll(CaseRow.Nearest);
        return
        [
            now.ToUniversalTime(), open.Select(d => d.After.Id).ToArray(), open.Select(d => d.After.Lead?.Unit).ToArray(),
            open.Select(d => d.After.Intake.Category).ToArray(), Sql.Moments(nearest.Select(clock => clock?.DueAt)),
            Sql.Moments(nearest.Select(clock => clock?.AmberAt)), nearest.Select(clock => clock?.Deadline.Label).ToArray(),
            open.Select(d => d.After.ReturnCount).ToArray(), open.Select(d => d.After.UrgeCount).ToArray(),
            open.Select(d => d.After.Supervision is not null).ToArray(),
        ];
    }

    private const string Given =
        "$2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::text[], $8::int[], $9::int[], $10::bool[]";

    private const string Columns = "case_id, lead_unit, category, due_at, amber_at, promise, return_count, urge_count, supervised";

    private const string End =
        $"""
        update board_interval i
        set to_at = $1
        where i.case_id = any ($11)
          and i.to_at is null
          and not exists (
            select 1
            from unnest({Given}) as s ({Columns})
            where s.case_id = i.case_id
              and (s.lead_unit, s.category, s.due_at, s.amber_at, s.promise, s.return_count, s.urge_count, s.supervised)
                  is not distinct from
                  (i.lead_unit, i.category, i.due_at, i.amber_at, i.promise, i.return_count, i.urge_count, i.supervised))
        """;

    // What still holds was left open by the statement before.
    private const string Begin =
        $"""
        insert into board_interval (id, {Columns}, from_at)
        select s.id, s.case_id, s.lead_unit, s.category, s.due_at, s.amber_at, s.promise, s.return_count, s.urge_count, s.supervised, $1
        from unnest({Given}, $11::uuid[]) as s ({Columns}, id)
        where not exists (select 1 from board_interval i where i.case_id = s.case_id and i.to_at is null)
        """;
}

/// <summary>A case on the board (看板列), but for what its nearest promise is called, which goes with the moment.</summary>
internal sealed record BoardColumns(
    string? Lead, string Category, DateTimeOffset? DueAt, DateTimeOffset? AmberAt, int ReturnCount, int UrgeCount, bool Supervised);
