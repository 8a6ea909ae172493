using Mediation.Postgres.Campaigns;
using Mediation.Postgres.Courtyards;
using Mediation.Postgres.Desk;
using Mediation.Postgres.Evaluations;
using Mediation.Postgres.Households;
using Mediation.Postgres.Talents;
using Mediation.Web.Api;
using Npgsql;
using Quartz;

namespace Mediation.Web.Rounds;

/// <summary>Opens what schedules have outstanding, and erases households, people, members of committees, contacts of firms and residents' remarks that were kept long enough (定期工作开案与到期删除); takes no input, remembers nothing, may run on any number of nodes at once.</summary>
internal sealed class ScheduleRound(Desk desk, HouseholdKeeping households, TalentPool talents, CommitteeRegister committees, CampaignKeeping campaigns, NpgsqlDataSource database, Moments moments, ILogger<ScheduleRound> log)
{
    /// <summary>Opens it, and says how much that was.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var opened = await desk.OpenScheduledAsync(ct);
        if (opened > 0)
            log.LogInformation("Opened {OpenedCount} cases of schedules", opened);
        var now = await moments.NowAsync(ct);
        if (await households.EraseExpiredAsync(now, ct) is > 0 and var erased)
            log.LogInformation("Erased {ErasedCount} households that were kept long enough", erased);
        if (await talents.EraseExpiredAsync(now, ct) is > 0 and var gone)
            log.LogInformation("Erased {ErasedCount} people of the pool who were kept long enough", gone);
        if (await committees.EraseExpiredAsync(now, ct) is > 0 and var members)
            log.LogInformation("Erased {MemberCount} members of committees who were kept long enough", members);
        if (await campaigns.EraseContactsAsync(now, ct) is > 0 and var firms)
            log.LogInformation("Erased whom to ask for of {FirmCount} firms that were kept long enough", firms);
        if (await EvaluationStore.EraseWordsAsync(database, now, ct) is > 0 and var words)
            log.LogInformation("Erased what was written with {EvaluationCount} evaluations a year ago", words);
        return opened;
    }
}

/// <summary>Wakes the round; no input, no memory. 定期工作任务</summary>
[DisallowConcurrentExecution]
internal sealed class ScheduleRoundJob(ScheduleRound round) : IJob
{
    /// <summary>Name of the job and its trigger.</summary>
    public const string Name = "schedule-round";

    /// <summary>How often it is woken.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await round.RunAsync(cancellationToken);
}
