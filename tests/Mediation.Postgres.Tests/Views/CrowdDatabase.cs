using Mediation.Postgres.Tests.Desk;
using Mediation.TestKit.Crowd;
using Npgsql;

namespace Mediation.Postgres.Tests.Views;

/// <summary>The shipped town with fifty thousand cases, three in a hundred open (多案卷测试库).</summary>
public sealed class CrowdDatabase : IAsyncLifetime
{
    private const int Cases = 50_000;

    private readonly CaseDatabase town = new();

    public NpgsqlDataSource Source => town.Source;

    public DateTimeOffset Now => town.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        await town.InitializeAsync();
        var crowd = await CaseCrowd.PlayAsync(town.Source, town.InForce, town.Clock, 24);
        await crowd.LoadAsync(town.Source, Cases);
        await town.ExecuteAsync(
            """
            insert into workflow_wait (run_id, bookmark, case_id, due_at)
            select id, 'b' || n, case_id, timestamptz '2026-03-01' + n * interval '1 hour'
            from workflow_instance
            cross join generate_series(1, 50) as n;
            analyze workflow_wait
            """);
    }

    public ValueTask DisposeAsync() => town.DisposeAsync();
}
