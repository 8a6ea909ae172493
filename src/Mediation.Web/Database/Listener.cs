using Npgsql;

namespace Mediation.Web.Database;

/// <summary>
/// Hears what nodes tell each other through the database (听通知): one connection, made again when it is lost. What is told
/// meanwhile is missed.
/// </summary>
internal abstract class Listener(NpgsqlDataSource database, string topic, TimeProvider real, ILogger log) : BackgroundService
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
                log.LogWarning(fault, "Lost the connection that hears of {Topic}; connecting again", topic);
                await Task.Delay(Pause, real, stoppingToken);
            }
        }
    }

    /// <summary>From now on everything is heard: the place to make good what was missed.</summary>
    protected virtual Task ConnectedAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Something was told.</summary>
    protected abstract Task HearAsync(string told, CancellationToken ct);

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var heard = new Queue<string>();
        connection.Notification += (_, notice) => heard.Enqueue(notice.Payload);
        await using (var listen = new NpgsqlCommand($"listen {topic}", connection))
            await listen.ExecuteNonQueryAsync(ct);
        await ConnectedAsync(ct);
        while (true)
        {
            await connection.WaitAsync(ct);
            while (heard.TryDequeue(out var told))
                await HearAsync(told, ct);
        }
    }
}
