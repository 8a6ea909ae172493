using System.Text;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.TestKit.Crowd;

/// <summary>
/// As many cases as a town has after years (案卷群): real ones, played through the desk, then copied by COPY, the oldest
/// first. The last of them, three in a hundred unless said otherwise, are open, accepted within the last weeks, with all their rows; the closed ones are
/// spread over five years before and keep what lists read.
/// </summary>
public sealed class CaseCrowd
{
    private const double OpenShare = 0.03;

    private const int ClosedDays = 1800;

    private const int OpenDays = 25;

    private const int Chunk = 50_000;

    private static readonly string[] Kept =
        ["case_file", "assignment", "work_item", "deadline", "board_interval"];

    private static readonly string[] Tables =
        [.. Kept, "complaint_place", "party", "statement", "workflow_instance", "ruling", "journal_entry", "held_interval", "outbox_message", "document"];

    private readonly IReadOnlyList<Stencil> open;

    private readonly IReadOnlyList<Stencil> closed;

    private CaseCrowd(IReadOnlyList<Stencil> open, IReadOnlyList<Stencil> closed) => (this.open, this.closed) = (open, closed);

    /// <summary>Plays so many cases, every second one as far as closing, and cuts their stencils.</summary>
    public static Task<CaseCrowd> PlayAsync(NpgsqlDataSource database, InForce inForce, TestClock clock, int cases) =>
        PlayAsync(database, inForce, clock, cases, at => at % 2 == 0 ? int.MaxValue : at / 2 % 12, null);

    /// <summary>The same with cases that were accepted and not touched since, but by what <paramref name="then"/> does to all of them.</summary>
    public static Task<CaseCrowd> AcceptAsync(
        NpgsqlDataSource database, InForce inForce, TestClock clock, int cases, Func<Task>? then = null) =>
        PlayAsync(database, inForce, clock, cases, _ => 0, then);

    private static async Task<CaseCrowd> PlayAsync(
        NpgsqlDataSource database, InForce inForce, TestClock clock, int cases, Func<int, int> steps, Func<Task>? then)
    {
        var morning = clock.GetUtcNow();
        var play = new CrowdPlay(database, inForce, clock);
        var ids = new List<Guid>();
        for (var at = 0; at < cases; at++)
        {
            clock.MoveTo(morning.AddMinutes(at * 300 / cases));
            ids.Add(await play.PlayAsync(at * CrowdPlay.Words.Count / cases, steps(at)));
        }
        clock.MoveTo(morning.AddHours(8));
        if (then is not null)
            await then();
        return await CutAsync(database, ids);
    }

    /// <summary>
    /// Copies them until there are so many, a share of them open.
    /// </summary>
    public Task LoadAsync(NpgsqlDataSource database, int cases, double open = OpenShare) => LoadAsync(database, new Extent(cases, (int)(cases * (1 - open)), OneDay: false));

    /// <summary>Copies only open ones until there are so many, all on the day of the originals.</summary>
    public Task LoadOpenAsync(NpgsqlDataSource database, int cases) => LoadAsync(database, new Extent(cases, 0, OneDay: true));

    private async Task LoadAsync(NpgsqlDataSource database, Extent extent)
    {
        // What others refer to comes first: cases, then shares.
        foreach (var tables in new[] { Tables[..1], Tables[1..2], Tables[2..] })
        {
            var loads = from table in tables from chunk in Enumerable.Range(0, extent.Cases).Chunk(Chunk) select (table, chunk);
            await Parallel.ForEachAsync(loads, new ParallelOptions { MaxDegreeOfParallelism = 2 },
                async (load, ct) => await CopyAsync(database, load.table, load.chunk, extent, ct));
        }
        await using var analyze = database.CreateCommand("analyze");
        analyze.CommandTimeout = 0;
        await analyze.ExecuteNonQueryAsync();
    }

    private static async Task<CaseCrowd> CutAsync(NpgsqlDataSource database, IReadOnlyList<Guid> ids)
    {
        var (open, closed) = (new List<Stencil>(), new List<Stencil>());
        await using var connection = await database.OpenConnectionAsync();
        foreach (var id in ids)
        {
            // What is read with the case itself, and never by a list, is most of a closed case's bytes.
            await using var ended = new NpgsqlCommand(
                """
                with slim as (update case_file set body = '{}', facts = '{}' where id = $1 and stage = 'closed' returning id)
                select exists (select from slim)
                """, connection);
            ended.Parameters.Add(new() { Value = id });
            var over = (bool)(await ended.ExecuteScalarAsync())!;
            (over ? closed : open).Add(await Stencil.CutAsync(connection, id, over ? Kept : Tables));
        }
        return new CaseCrowd(open, closed);
    }

    private async Task CopyAsync(
        NpgsqlDataSource database, string table, IEnumerable<int> chunk, Extent extent, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var import = await connection.BeginTextImportAsync($"copy {table} from stdin", ct);
        var rows = new StringBuilder();
        foreach (var at in chunk)
        {
            if (at < extent.Closed && !Kept.Contains(table))
                continue;
            var stencils = at < extent.Closed ? closed : open;
            stencils[(int)(at * 2654435761L % stencils.Count)].Write(rows, table, new Copy(at + 1, extent.Days(at)));
            if (rows.Length < 1 << 16)
                continue;
            await import.WriteAsync(rows, ct);
            rows.Clear();
        }
        await import.WriteAsync(rows, ct);
    }

    private sealed record Extent(int Cases, int Closed, bool OneDay)
    {
        // Of the open ones most are young.
        public int Days(int at) => OneDay ? 0
            : at < Closed ? -OpenDays - (int)(ClosedDays * (1 - ((double)at / Closed)))
            : -(int)(OpenDays * Math.Pow((double)(Cases - at) / (Cases - Closed), 2));
    }
}
