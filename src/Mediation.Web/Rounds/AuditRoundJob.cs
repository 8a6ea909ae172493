using Mediation.Postgres.Audit;
using Quartz;

namespace Mediation.Web.Rounds;

/// <summary>Wakes the rounds; no input, no memory. 巡查任务</summary>
[DisallowConcurrentExecution]
internal sealed class AuditRoundJob(AuditRounds rounds, AuditGauge gauge, ILogger<AuditRoundJob> log) : IJob
{
    /// <summary>Name of the job and its trigger.</summary>
    public const string Name = "audit-round";

    /// <summary>How often it is woken.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(20);

    // A large town's rounds take no more than these shares of the beat from those who work.
    private static readonly TimeSpan Open = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan Closed = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var looked = await rounds.GoOnAsync(Open, Closed, cancellationToken);
        var (_, count) = await rounds.FindingsAsync(1, cancellationToken);
        var (unserved, oldest) = await rounds.UnservedAsync(cancellationToken);
        gauge.Saw(oldest, count);
        if (count > 0)
            log.LogWarning("Looked {CaseCount} cases over: {FindingCount} things are wrong, {UnservedCount} deadlines wait", looked, count, unserved);
    }
}

/// <summary>Has the hourly certificate issued; no input, no memory. 出具报告任务</summary>
[DisallowConcurrentExecution]
internal sealed class CertificateJob(CertificateIssuer issuer) : IJob
{
    /// <summary>Name of the job and its trigger.</summary>
    public const string Name = "certificate";

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await issuer.IssueAsync(cancellationToken);
}
