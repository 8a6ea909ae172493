using System.Data;
using Mediation.Casework.Actors;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Postgres.Audit;

/// <summary>How far the rounds through some of the cases have come (巡查进度). Moments are real ones.</summary>
/// <param name="Cases">How many cases this round has looked over.</param>
/// <param name="WholeFrom">When the last whole round began; null before the first ended.</param>
/// <param name="WholeUntil">When it ended.</param>
/// <param name="WholeCases">How many cases it looked over.</param>
public sealed record RoundProgress(int Cases, DateTimeOffset? WholeFrom, DateTimeOffset? WholeUntil, int? WholeCases);

/// <summary>
/// Rounds through all cases, without end (巡查): the open ones as fast as the time given allows, the closed ones beside. What is wrong is kept as a
/// finding until it no longer is. One node at a time; a node that dies leaves off where another goes on.
/// </summary>
public sealed class AuditRounds(NpgsqlDataSource database, InForce inForce, TimeProvider real)
{
    private const int AtOnce = 100;

    private readonly Briefer briefer = new(inForce, real);

    /// <summary>
    /// Goes on, first with open cases until their round ends, then with closed ones, each for a time at most; a small town is looked
    /// over as a whole. Returns how many cases were.
    /// </summary>
    public async Task<int> GoOnAsync(TimeSpan open, TimeSpan closed, CancellationToken ct) =>
        await GoOnAsync("open", open, ct) + await GoOnAsync("closed", closed, ct);

    /// <summary>How far they have come: open cases, closed ones. Null before the first slice.</summary>
    public async Task<(RoundProgress? Open, RoundProgress? Closed)> ProgressAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, "select part, cases, whole_from, whole_until, whole_cases from audit_round");
        await using var reader = await command.ExecuteReaderAsync(ct);
        var parts = (await new Row(reader).RestAsync(
            r => (Part: r.Text(0), new RoundProgress(r.Int(1), r.MomentOrNull(2), r.MomentOrNull(3), r.IntOrNull(4))), ct)).ToDictionary(r => r.Part, r => r.Item2);
        return (parts.GetValueOrDefault("open"), parts.GetValueOrDefault("closed"));
    }

    /// <summary>What is wrong now, the longest known first, at most so many, and how many there are.</summary>
    public async Task<(IReadOnlyList<KeptFinding> Listed, int Count)> FindingsAsync(int limit, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await FindingStore.OpenAsync(connection, limit, ct);
    }

    /// <summary>What is due by the product's clock and waits for a sweep: how much, and for how long the oldest has.</summary>
    public async Task<(int Count, TimeSpan Oldest)> UnservedAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var now = (await briefer.BriefAsync(connection, Actor.System, null, ct)).Now;
        var (count, oldest) = await ClockWalk.UnservedAsync(connection, null, now, ct);
        return (count, oldest is null ? TimeSpan.Zero : now - oldest.FellDueAt);
    }

    private async Task<int> GoOnAsync(string part, TimeSpan atMost, CancellationToken ct)
    {
        var until = real.GetUtcNow() + atMost;
        var looked = 0;
        bool ended;
        do
        {
            (var cases, ended) = await SliceAsync(part, ct);
            looked += cases;
        }
        while (!ended && real.GetUtcNow() < until);
        return looked;
    }

    private async Task<(int Cases, bool Ended)> SliceAsync(string part, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var began = real.GetUtcNow();
        var inspection = new CaseInspection(briefer);
        Guid[] cases;
        IReadOnlyList<AuditFinding>? lost = null;
        await using (var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct))
        {
            cases = await NextAsync(connection, part, ct);
            await inspection.RunAsync(connection, cases, ct);
            if (cases.Length < AtOnce && part == "open")
                lost = await CaseAudit.LostAsync(connection, null, ct);
        }
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var batch = new NpgsqlBatch(connection);
        FindingStore.Turn(batch, inspection.Numbers, inspection.Findings, real.GetUtcNow());
        if (lost is not null)
            FindingStore.Turn(batch, null, lost, real.GetUtcNow());
        Turn(batch, part, cases, began);
        await batch.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return (cases.Length, cases.Length < AtOnce);
    }

    private static async Task<Guid[]> NextAsync(NpgsqlConnection connection, string part, CancellationToken ct)
    {
        await using var command = Sql.Command(connection,
            $"""
            select id
            from case_file
            where {(part == "open" ? "stage <> 'closed'" : "stage = 'closed'")}
              and id > coalesce((select after_id from audit_round where part = $1), '00000000-0000-0000-0000-000000000000')
            order by id
            limit $2
            """, part, AtOnce);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return [.. await new Row(reader).RestAsync(r => r.Id(0), ct)];
    }

    // A slice that isn't full is the last of its round.
    private void Turn(NpgsqlBatch batch, string part, Guid[] cases, DateTimeOffset began)
    {
        Guid? after = cases.Length < AtOnce ? null : cases[^1];
        batch.Add(
            """
            insert into audit_round (part, began_at, cases)
            values ($1, $2, 0)
            on conflict (part) do nothing
            """, part, began.ToUniversalTime());
        if (after is { } at)
            batch.Add(
                "update audit_round set began_at = case when after_id is null then $4 else began_at end, cases = cases + $3, after_id = $2 where part = $1",
                part, at, cases.Length, began.ToUniversalTime());
        else
            batch.Add(
                """
                update audit_round
                set whole_from = case when after_id is null then $3 else began_at end, whole_until = $4, whole_cases = cases + $2, cases = 0,
                    after_id = null
                where part = $1
                """, part, cases.Length, began.ToUniversalTime(), real.GetUtcNow().ToUniversalTime());
    }
}
