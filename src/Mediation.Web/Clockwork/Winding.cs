using Quartz;

namespace Mediation.Web.Clockwork;

/// <summary>
/// Starts the scheduler with the server and stops it within seconds, whatever the database does (上发条): what a sweep was
/// doing is a transaction, so nothing is lost by not waiting for a database that is away.
/// </summary>
internal sealed class Winding(ISchedulerFactory schedulers, ILogger<Winding> log) : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private IScheduler? scheduler;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.Start(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref scheduler, null) is not { } running)
            return;
        try
        {
            await Task.Run(async () => await running.Shutdown(waitForJobsToComplete: false, CancellationToken.None), CancellationToken.None)
                .WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            log.LogWarning("Left the scheduler behind: the database didn't answer within {Patience}", Patience);
        }
        catch (ObjectDisposedException)
        {
            // Asked to stop in the moment of starting: the container was gone before the scheduler had looked around in it.
            log.LogInformation("The scheduler had not begun when it was asked to stop");
        }
    }
}
