using Mediation.Casework.Actors;
using Npgsql;

namespace Mediation.Postgres.Views.Boards;

/// <summary>
/// The open cases, kept in mind (在办案件记忆) for whoever watches over the whole town: the first to ask reads them all, and everybody after that only what
/// was written since. What is told is what stands in <c>case_file</c> at the moment of asking, whichever node wrote it and in whatever order writers
/// came to an end; only a row deleted by hand is told until the table is emptied or the server starts again. Asking
/// takes one round trip and grows with what happened since, but for the first asking of a day, which counts all.
/// </summary>
public sealed class OpenCases(NpgsqlDataSource database) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    private CasesInMind? mind;

    /// <summary>What is open, counted for somebody to whom the whole town is open.</summary>
    internal async Task<SupervisionBoard> CountAsync(Actor actor, DateTimeOffset now, DateTimeOffset tonight, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            mind = await LookAsync(mind, ct);
            return mind.Tell(actor, now, tonight);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    internal static NpgsqlCommand AskAll(NpgsqlConnection connection) => Sql.Command(connection, All);

    internal static NpgsqlCommand AskSince(NpgsqlConnection connection, string snapshot) => Sql.Command(connection, Since, snapshot);

    private async Task<CasesInMind> LookAsync(CasesInMind? known, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        if (known is not null)
        {
            var news = await ReadAsync(AskSince(connection, known.Snapshot), ct);
            // Emptied and filled again, as a demo town is when it is taken back, it is another table.
            if (news.Table == known.Table)
                return known.Take(news);
        }
        return new CasesInMind().Take(await ReadAsync(AskAll(connection), ct));
    }

    // All of it is there before anything is taken in.
    private static async Task<CaseNews> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using (command)
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            var row = new Row(reader);
            var (snapshot, table, cases) = ("", 0u, new List<CaseStanding>());
            while (await reader.ReadAsync(ct))
            {
                (snapshot, table) = (row.Text(0), reader.GetFieldValue<uint>(1));
                if (row.IdOrNull(2) is { } id)
                    cases.Add(CaseStanding.Read(id, row));
            }
            return new CaseNews(snapshot, table, cases);
        }
    }

    private const string Columns =
        """
        c.id, c.stage <> 'closed', c.lead_unit, left(c.category, 4), coalesce(c.community_code, ''), coalesce(c.compound_code, ''),
        c.secrecy, c.accepted_by, c.due_at, c.amber_at, c.return_count, c.urge_count
        """;

    // One statement, so that what it knows to be over is what it has read.
    private const string Look = $"select pg_current_snapshot()::text, pg_relation_filenode('case_file'), {Columns} from (values (1)) as one left join case_file c on ";

    private const string All = $"{Look} c.stage <> 'closed'";

    // Whoever was still writing when the snapshot was taken has an id that it doesn't know to be over. Ids that are not given out yet came with a backup.
    private const string Since =
        $"""
        {Look} c.written_in >= pg_snapshot_xmin($1::pg_snapshot)
          and c.written_in < pg_snapshot_xmax(pg_current_snapshot())
          and not pg_visible_in_snapshot(c.written_in, $1::pg_snapshot)
        """;
}

/// <summary>What was read of the cases (案件变化).</summary>
/// <param name="Snapshot">Which transactions were over then.</param>
/// <param name="Table">Which table it was read of: another one once it was emptied.</param>
/// <param name="Cases">The cases, and how they stand.</param>
internal sealed record CaseNews(string Snapshot, uint Table, IReadOnlyList<CaseStanding> Cases);
