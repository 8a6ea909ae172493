using Npgsql;
using Xunit;

namespace Mediation.TestKit;

/// <summary>
/// A migrated database of a test class's own (测试库): <c>sealed class SomethingTests(TestDatabase database) :
/// IClassFixture&lt;TestDatabase&gt;</c>. All classes run in parallel and see nothing of each other.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private NpgsqlDataSource? source;

    /// <summary>How to reach it.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>Connections to it.</summary>
    public NpgsqlDataSource Source => source ?? throw new InvalidOperationException("The database is not there yet.");

    /// <summary>Clones the template.</summary>
    public async ValueTask InitializeAsync()
    {
        ConnectionString = await TestPostgres.CloneAsync();
        source = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>Removes it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (source is not null)
            await source.DisposeAsync();
        await TestPostgres.DropAsync(ConnectionString);
    }
}
