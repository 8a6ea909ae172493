using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Mediation.Postgres.Desk;

/// <summary>
/// Tells every node which cases changed (广播), after the commit, on one connection of its own, at most once per 100 ms:
/// notifying inside transactions would make commits wait for each other. A missed notice costs only latency, for every
/// sweep and screen also looks by itself.
/// </summary>
public sealed class Announcer(NpgsqlDataSource database, TimeProvider real, ILogger<Announcer> log) : BackgroundService
{
    /// <summary>The channel that nodes listen on; the payload is case numbers, separated by commas, and nothing else.</summary>
    public const string Topic = "mediation_changed";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // A payload is at most 8,000 bytes; a number has at most about twenty.
    private const int MostNumbers = 300;

    private readonly Channel<string> waiting = Channel.CreateBounded<string>(
        new BoundedChannelOptions(4 * MostNumbers) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>A case changed; never blocks.</summary>
    public void CaseChanged(string number) => waiting.Writer.TryWrite(number);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            var numbers = new HashSet<string>();
            while (numbers.Count < MostNumbers && waiting.Reader.TryRead(out var number))
                numbers.Add(number);
            try
            {
                await using var command = database.CreateCommand("select pg_notify($1, $2)");
                command.Parameters.Add(new NpgsqlParameter { Value = Topic });
                command.Parameters.Add(new NpgsqlParameter { Value = string.Join(',', numbers) });
                await command.ExecuteNonQueryAsync(stoppingToken);
            }
            catch (NpgsqlException fault)
            {
                log.LogWarning(fault, "Could not announce a change; screens will notice by themselves");
            }
            await Task.Delay(Pause, real, stoppingToken);
        }
    }
}
