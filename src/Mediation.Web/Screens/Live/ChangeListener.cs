using Mediation.Postgres.Desk;
using Npgsql;

namespace Mediation.Web.Screens.Live;

/// <summary>
/// Hears what any node announces and tells this node's open pages (听广播): one connection per node, made again when it is
/// lost. What was announced meanwhile is missed, which costs a mark on a row and no data.
/// </summary>
internal sealed class ChangeListener(NpgsqlDataSource database, LiveFeed feed, TimeProvider real, ILogger<ChangeListener> log)
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
                log.LogWarning(fault, "Lost the connection that hears of changes; connecting again");
                await Task.Delay(Pause, real, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        connection.Notification += (_, heard) => Tell(heard.Payload);
        await using (var listen = new NpgsqlCommand($"listen {Announcer.Topic}", connection))
            await listen.ExecuteNonQueryAsync(ct);
        while (true)
            await connection.WaitAsync(ct);
    }

    private void Tell(string numbers)
    {
        foreach (var number in numbers.Split(',', StringSplitOptions.RemoveEmptyEntries))
            feed.Announce(number);
    }
}
