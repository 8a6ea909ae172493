using Mediation.Postgres.Definitions;
using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Web.Elsa;

/// <summary>
/// Brings what was published into force on every node (流程生效): here at once, on the others as soon as they hear of it.
/// </summary>
internal sealed class WorkflowsInForce(WorkflowShelf shelf, InForce inForce, NpgsqlDataSource database) : IDisposable
{
    /// <summary>The channel that nodes listen on; there is nothing in the notice.</summary>
    public const string Topic = "mediation_workflows";

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>A workflow was published or taken out of force.</summary>
    public async Task ChangedAsync(CancellationToken ct)
    {
        await ReloadAsync(ct);
        await using var tell = database.CreateCommand($"notify {Topic}");
        await tell.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Reads every version again, and puts those in force to work.</summary>
    public async Task ReloadAsync(CancellationToken ct)
    {
        // Two reloads at once could end with the older one.
        await turn.WaitAsync(ct);
        try
        {
            var library = await shelf.LibraryAsync(ct);
            inForce.Change(policy => policy with { Workflows = library });
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();
}
