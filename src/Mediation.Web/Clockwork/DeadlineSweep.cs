using Mediation.Postgres.Desk;
using Mediation.Web.Screens.Workbench;

namespace Mediation.Web.Clockwork;

/// <summary>
/// Brings rules into force whose day has come, tells cases of a new calendar, serves clocks and waits that fell due, and brings events to their cases (时限扫描): compares what is with what should be, takes no input, may run on any number of nodes
/// at once, and does not retry; the next activation will.
/// </summary>
internal sealed class DeadlineSweep(Desk desk, RulesDue rules, TimeProvider real, ILogger<DeadlineSweep> log)
{
    private const int BatchSize = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>When it last ran to its end on this node, by the real clock; null before.</summary>
    public DateTimeOffset? LastRunAt { get; private set; }

    /// <summary>Serves what is due now and nobody else is serving, batch by batch.</summary>
    public Task<int> RunAsync(CancellationToken ct) => ServeAsync(DateTimeOffset.MaxValue, ct);

    /// <summary>
    /// Serves what is due until nothing is, waiting for what others serve meanwhile, or the real moment has come; returns how
    /// much, and how much is left.
    /// </summary>
    public async Task<(int Served, int Pending)> ServeAllAsync(DateTimeOffset until, CancellationToken ct)
    {
        var served = await ServeAsync(until, ct);
        var pending = await desk.CountDueAsync(ct);
        while (pending > 0 && real.GetUtcNow() < until)
        {
            await Task.Delay(Pause, real, ct);
            served += await ServeAsync(until, ct);
            pending = await desk.CountDueAsync(ct);
        }
        return (served, pending);
    }

    private async Task<int> ServeAsync(DateTimeOffset until, CancellationToken ct)
    {
        var served = 0;
        await rules.RunAsync(ct);
        while (real.GetUtcNow() < until && await desk.TurnCalendarAsync(BatchSize, ct) is > 0 and var told)
            log.LogInformation("Told {CaseCount} cases of the calendar in force", told);
        while (real.GetUtcNow() < until && await desk.ServeClocksAsync(BatchSize, ct) is > 0 and var claimed)
            served += claimed;
        while (real.GetUtcNow() < until && await desk.BringEventsAsync(BatchSize, ct) is > 0 and var brought)
            served += brought;
        LastRunAt = real.GetUtcNow();
        if (served > 0)
            log.LogInformation("Served {ServedCount} clocks and waits that fell due, and events that came", served);
        return served;
    }
}
