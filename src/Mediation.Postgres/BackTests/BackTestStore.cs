using Npgsql;

namespace Mediation.Postgres.BackTests;

/// <summary>How a back-test stands (回测状态).</summary>
public enum BackTestState
{
    /// <summary>进行中.</summary>
    Running,

    /// <summary>完成.</summary>
    Done,

    /// <summary>已取消.</summary>
    Cancelled,

    /// <summary>中断: it failed, or the node that ran it is gone.</summary>
    Broken,
}

/// <summary>A back-test of a draft (回测).</summary>
/// <param name="Id">回测标识.</param>
/// <param name="Name">规则集名称.</param>
/// <param name="Stamp">The stamp of the draft that was run.</param>
/// <param name="Months">How far it looks back.</param>
/// <param name="StartedAt">When, by the real clock.</param>
/// <param name="State">How it stands.</param>
/// <param name="Total">How many cases there are.</param>
/// <param name="Done">How many were compared.</param>
/// <param name="Result">What it found; null until it is done.</param>
public sealed record BackTestRun(
    Guid Id, string Name, string Stamp, int Months, DateTimeOffset StartedAt, BackTestState State, int Total, int Done, BackTestResult? Result);

/// <summary>Keeps back-tests with their progress (回测存取), so that any node shows and stops what another one runs.</summary>
public sealed class BackTestStore(NpgsqlDataSource database, TimeProvider real)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Notes that one begins.</summary>
    public async Task<Guid> BeginAsync(string name, string stamp, int months, int total, Guid account, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await ExecuteAsync(
            """
            insert into rule_back_test (id, name, stamp, months, started_at, started_by, seen_at, state, total, done)
            values ($1, $2, $3, $4, $5, $6, $5, 'running', $7, 0)
            """, ct, id, name, Guid.Parse(stamp), months, real.GetUtcNow(), account, total);
        return id;
    }

    /// <summary>Notes how far it is; false when somebody cancelled it.</summary>
    public async Task<bool> ReportAsync(Guid id, int done, CancellationToken ct) => await ExecuteAsync(
        "update rule_back_test set done = greatest(done, $2), seen_at = $3 where id = $1 and state = 'running'", ct, id, done, real.GetUtcNow()) > 0;

    /// <summary>Notes what it found, unless it was cancelled.</summary>
    public Task FinishAsync(Guid id, BackTestResult result, CancellationToken ct) => ExecuteAsync(
        "update rule_back_test set state = 'done', done = $2, seen_at = $3, result = $4 where id = $1 and state = 'running'",
        ct, id, result.Cases, real.GetUtcNow(), Sql.Json(Json.Write(result)));

    /// <summary>Stops one that runs, as cancelled or broken; one that is over stays as it is.</summary>
    public Task StopAsync(Guid id, BackTestState how, CancellationToken ct) => ExecuteAsync(
        "update rule_back_test set state = $2 where id = $1 and state = 'running'", ct, id, Words.Write<BackTestState>(how));

    /// <summary>One by its id; null when there is none.</summary>
    public Task<BackTestRun?> FindAsync(Guid id, CancellationToken ct) => OneAsync("where id = $1", id, ct);

    /// <summary>The latest of a rule set; null when there is none.</summary>
    public Task<BackTestRun?> LatestAsync(string name, CancellationToken ct) =>
        OneAsync("where name = $1 order by started_at desc, id desc limit 1", name, ct);

    private async Task<BackTestRun?> OneAsync(string which, object value, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection,
            $"select id, name, stamp::text, months, started_at, state, total, done, result::text, seen_at from rule_back_test {which}", value);
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct))
            return null;
        var row = new Row(reader);
        var state = row.Word<BackTestState>(5);
        if (state is BackTestState.Running && real.GetUtcNow() - row.Moment(9) > Patience)
            state = BackTestState.Broken;
        return new BackTestRun(row.Id(0), row.Text(1), row.Text(2), row.Int(3), row.Moment(4), state, row.Int(6), row.Int(7),
            row.TextOrNull(8) is { } result ? Json.Read<BackTestResult>(result) : null);
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken ct, params IReadOnlyList<object> values)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var command = Sql.Command(connection, sql, values);
        return await command.ExecuteNonQueryAsync(ct);
    }
}
