using Mediation.Postgres.Desk;

namespace Mediation.Web.Clockwork;

/// <summary>
/// Serves clocks that fell due (时限扫描): compares what is with what should be, takes no input, may run on any number of nodes
/// at once, and does not retry; the next activation will.
/// </summary>
internal sealed class DeadlineSweep(Desk desk, TimeProvider real, ILogger<DeadlineSweep> log)
{
    private const int BatchSize = 100;

    /// <summary>When it last ran to its end on this node, by the real clock; null before.</summary>
    public DateTimeOffset? LastRunAt { get; private set; }

    /// <summary>Serves what is due now, batch by batch.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var (served, _) = await ServeAllAsync(DateTimeOffset.MaxValue, ct);
        return served;
    }

    /// <summary>Serves what is due until nothing is or the real moment has come; returns how much, and how much is left.</summary>
    public async Task<(int Served, int Pending)> ServeAllAsync(DateTimeOffset until, CancellationToken ct)
    {
        var served = 0;
        while (real.GetUtcNow() < until)
        {
            var claimed = await desk.ServeClocksAsync(BatchSize, ct);
            served += claimed;
            if (claimed == 0)
                break;
        }
        LastRunAt = real.GetUtcNow();
        if (served > 0)
            log.LogInformation("Served {ServedCount} clocks that fell due", served);
        return (served, await desk.CountDueAsync(ct));
    }
}
