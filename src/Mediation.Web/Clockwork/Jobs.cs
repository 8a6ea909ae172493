using Quartz;

namespace Mediation.Web.Clockwork;

/// <summary>Wakes the deadline sweep; no input, no memory. 时限扫描任务</summary>
[DisallowConcurrentExecution]
internal sealed class DeadlineSweepJob(DeadlineSweep sweep) : IJob
{
    /// <summary>Name of the job and its trigger.</summary>
    public const string Name = "deadline-sweep";

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await sweep.RunAsync(cancellationToken);
}

/// <summary>Wakes the outbox sweep; no input, no memory. 通知发送任务</summary>
[DisallowConcurrentExecution]
internal sealed class OutboxSweepJob(OutboxSweep sweep) : IJob
{
    /// <summary>Name of the job and its trigger.</summary>
    public const string Name = "outbox-sweep";

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await sweep.RunAsync(cancellationToken);
}

/// <summary>Wakes the request sweep; no input, no memory. 请求扫描任务</summary>
[DisallowConcurrentExecution]
internal sealed class RequestSweepJob(RequestSweep sweep) : IJob
{
    /// <summary>Name of the job and its trigger.</summary>
    public const string Name = "request-sweep";

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await sweep.RunAsync(cancellationToken);
}
