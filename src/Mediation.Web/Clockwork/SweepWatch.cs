using Quartz;

namespace Mediation.Web.Clockwork;

/// <summary>A sweep and when it ran last, on whichever node (扫描).</summary>
/// <param name="Name">Name of its job.</param>
/// <param name="LastAt">When it was last woken, by the real clock; null before the first time.</param>
/// <param name="Late">Whether it should have been woken long since.</param>
public sealed record SweepRow(string Name, DateTimeOffset? LastAt, bool Late);

/// <summary>Whether the sweeps are alive (扫描在跑): asks Quartz's tables, so that any node's work counts.</summary>
internal sealed class SweepWatch(ISchedulerFactory schedulers, TimeProvider real)
{
    // Sweeps are woken every few seconds; a minute without one is no hiccup.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly string[] Jobs = [DeadlineSweepJob.Name, OutboxSweepJob.Name, RequestSweepJob.Name];

    /// <summary>The sweeps as they stand.</summary>
    public async Task<IReadOnlyList<SweepRow>> ReadAsync(CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        // A town that was closed overnight has late sweeps in its tables when it opens.
        var opened = (await scheduler.GetMetadata(ct)).RunningSince ?? real.GetUtcNow();
        var rows = new List<SweepRow>();
        foreach (var job in Jobs)
        {
            var last = (await scheduler.GetTrigger(new TriggerKey(job), ct))?.PreviousFireTimeUtc;
            var since = last > opened ? last.Value : opened;
            rows.Add(new SweepRow(job, last, real.GetUtcNow() - since > Patience));
        }
        return rows;
    }
}
