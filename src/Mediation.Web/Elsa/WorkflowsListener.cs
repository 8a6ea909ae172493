using Npgsql;

namespace Mediation.Web.Elsa;

/// <summary>
/// Hears that a workflow was published on another node (听流程发布): one connection, made again when it is lost; whatever was said
/// meanwhile is made good by reading again.
/// </summary>
internal sealed class WorkflowsListener(NpgsqlDataSource database, WorkflowsInForce workflows, TimeProvider real, ILogger<WorkflowsListener> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (NpgsqlException fault)
            {
                log.LogWarning(fault, "Lost the connection that hears of published workflows; connecting again");
                await Task.Delay(Pause, real, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using (var listen = new NpgsqlCommand($"listen {WorkflowsInForce.Topic}", connection))
            await listen.ExecuteNonQueryAsync(ct);
        while (true)
        {
            await workflows.ReloadAsync(ct);
            await connection.WaitAsync(ct);
        }
    }
}
